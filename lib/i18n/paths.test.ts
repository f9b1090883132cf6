import { describe, expect, it } from "vitest";
import { isLocale, toLocalePath, toPathInLocale } from "./paths.ts";

describe("toLocalePath", () => {
  it.each([
    ["/", "de", "/"],
    ["/", "en", "/en"],
    ["/#flour", "en", "/en#flour"],
    ["/cart", "de", "/cart"],
    ["/cart?problem=stock", "en", "/en/cart?problem=stock"],
  ] as const)("%s in %s is %s", (path, locale, expected) => {
    expect(toLocalePath(path, locale)).toBe(expected);
  });
});

describe("toPathInLocale", () => {
  it.each([
    ["/en", "de", "/"],
    ["/en?a=1", "de", "/?a=1"],
    ["/en/cart", "de", "/cart"],
    ["/english-muffin", "en", "/en/english-muffin"],
    ["/cart", "en", "/en/cart"],
    ["/en/cart", "en", "/en/cart"],
    ["/en//evil.example", "de", "/evil.example"],
    ["/en/\\\\evil.example", "de", "/evil.example"],
  ] as const)("%s in %s is %s", (address, locale, expected) => {
    expect(toPathInLocale(address, locale)).toBe(expected);
  });
});

it("knows its languages and no others", () => {
  expect(isLocale("en")).toBe(true);
  expect(isLocale("fr")).toBe(false);
});
