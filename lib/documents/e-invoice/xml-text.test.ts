import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import { renderFacturX } from "./render-e-invoice.ts";
import { group, leaf, renderXml } from "./xml.ts";
import { toExactText, toXmlLine } from "./xml-text.ts";

describe("text of people", () => {
  test.each([
    ["line\r\nbreaks\tand \u00a0 blanks\u2028x", "line breaks and blanks x"],
    ["bell\u0007 nul\u0000 c1\u0090", "bell nul c1"],
    ["half \ud83c a pair", "half a pair"],
    ["whole \u{1f956} pair", "whole \u{1f956} pair"],
    ["non\ufffe\uffff characters", "non characters"],
    ["turned \u202eround\u2069", "turned round"],
    ["Zoe\u0308 Gro\u00dfmann", "Zoë Großmann"],
    [" \n ", ""],
  ])("%j becomes %j", (text, line) => {
    expect(toXmlLine(text)).toBe(line);
  });

  test("cannot leave its element", () => {
    const evil = `</ram:Name><ram:Name>"'&amp;]]><!--`;
    const sample = sampleInvoice();
    const [first, ...rest] = sample.lines;
    const xml = renderFacturX({ ...sample, lines: first ? [{ ...first, name: evil }, ...rest] : [] });
    const document = XmlDocument.fromString(xml);
    const names = document.find("//*[local-name()='SpecifiedTradeProduct']/*[local-name()='Name']");
    expect(names).toHaveLength(4);
    expect(names[0]?.content).toBe(evil);
    document.dispose();
  });

  test("is escaped in attributes too", () => {
    const root = group("a", leaf("b", "x", { c: `"'<>&` }));
    expect(root && renderXml(root)).toContain(`<b c="&quot;&apos;&lt;&gt;&amp;">x</b>`);
  });
});

describe("text that is compared", () => {
  test("stays as it is", () => {
    expect(toExactText("TA  e\u0308 49425099 ")).toBe("TA  e\u0308 49425099 ");
  });

  test.each(["TA\n1", "TA\u00001", "TA\ud83c1"])("is refused where it could not: %j", (text) => {
    expect(() => toExactText(text)).toThrow(RangeError);
  });
});
