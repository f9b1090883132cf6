import { expect, it } from "vitest";
import { toCustomerLine, toOneLine, toPlainSpaces } from "./one-line.ts";

it.each([
  ["a\r\nb", "a b"],
  ["a\u2028\u2029\u0000b", "a b"],
  ["\u202eabc\u2066", "abc"],
  ["  TA  49425099 ", "TA  49425099"],
  ["Zoë Łuk", "Zoë Łuk"],
])("%j is %j in one line", (text, expected) => {
  expect(toOneLine(text)).toBe(expected);
});

it.each([
  ["evil.example", "evil.\u2060example"],
  ["https://a.b", "https:\u2060//a.b"],
  ["a@b", "a@\u2060b"],
  ["Co. KG", "Co. KG"],
  ["Hauptstr.5", "Hauptstr.5"],
])("%j becomes no link", (text, expected) => {
  expect(toCustomerLine(text)).toBe(expected);
});

it("knows the spaces that amounts are written with", () => {
  expect(toPlainSpaces("84,90\u00a0€ 1\u202f000")).toBe("84,90 € 1 000");
});
