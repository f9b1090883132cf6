import { describe, expect, test } from "vitest";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import { toDecimal } from "./amounts.ts";
import { parseInvoice } from "./fixtures/parsed-invoice.ts";
import { renderFacturX } from "./render-e-invoice.ts";
import { exactValue, toOneLine, value } from "./xml.ts";

describe("text of people", () => {
  test.each([
    ["line\r\nbreaks\tand \u00a0 blanks\u2028x", "line breaks and blanks x"],
    ["bell\u0007", "bell\ufffd"],
    ["half \ud83c a pair", "half \ufffd a pair"],
    ["whole \u{1f956} pair", "whole \u{1f956} pair"],
    ["non\ufffe\uffff", "non\ufffd\ufffd"],
    ["turned \u202eround\u2069", "turned round"],
    ["Zoe\u0308", "Zoë"],
    [" \n ", ""],
  ])("%j becomes %j", (text, line) => {
    expect(toOneLine(text)).toBe(line);
  });

  test("cannot leave its element", () => {
    const name = `</ram:Name><ram:Name>"'&amp;]]><!--\u0000`;
    const { lines } = parseInvoice(renderFacturX(withName(name)));
    expect(lines).toHaveLength(4);
    expect(lines[0]?.name).toBe(name.replace("\u0000", "\ufffd"));
  });

  test("is escaped in attributes too, and leaves no empty element", () => {
    expect(value("b", "x", { c: `"<>&` })).toBe(`<b c="&quot;&lt;&gt;&amp;">x</b>`);
    expect(value("b", " \n")).toBeNull();
  });

  test("of a line without a name becomes its article number", () => {
    expect(parseInvoice(renderFacturX(withName(" "))).lines[0]?.name).toBe("RYE-1150");
    const sample = withName(" ");
    const nameless = { ...sample, lines: sample.lines.map((line) => ({ ...line, name: " ", sku: "" })) };
    expect(parseInvoice(renderFacturX(nameless)).lines[0]?.name).toBe("-");
  });
});

describe("text that is compared", () => {
  test("stays as it is", () => {
    expect(exactValue("b", "TA  e\u0308 49425099 ")).toBe("<b>TA  e\u0308 49425099 </b>");
  });

  test.each(["TA\n1", "TA\u00001", "TA\ud83c1"])("is refused where it could not: %j", (text) => {
    expect(() => exactValue("b", text)).toThrow(RangeError);
  });
});

describe("amounts", () => {
  test.each([
    [0, "0.00"],
    [-0, "0.00"],
    [5, "0.05"],
    [-5, "-0.05"],
    [123456789012345, "1234567890123.45"],
  ])("%d cents are %s", (cents, text) => {
    expect(toDecimal(cents)).toBe(text);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuse %d", (cents) => {
    expect(() => toDecimal(cents)).toThrow(RangeError);
  });
});

function withName(name: string) {
  const sample = sampleInvoice();
  return { ...sample, lines: sample.lines.map((line, index) => (index === 0 ? { ...line, name } : line)) };
}
