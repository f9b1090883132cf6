import { expect, it } from "vitest";
import { isDecodable } from "./decodable-path.ts";

it.each(["/", "/products/roggenmehl-1150", "/K%C3%A4se", "/%F0%9F%8D%9E", "/a%2Fb", "/%00"])("reads %s", (pathname) => {
  expect(isDecodable(pathname)).toBe(true);
});

it.each(["/%ff%fe", "/api/secuconnect/push/%ff", "/%", "/%C3", "/%zz"])("cannot read %s", (pathname) => {
  expect(isDecodable(pathname)).toBe(false);
});
