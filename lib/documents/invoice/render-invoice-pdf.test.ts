import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findGirocode } from "#lib/domain/fixtures/find-girocode.ts";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import { formatIban } from "#lib/domain/iban.ts";
import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { formatCents } from "#lib/domain/money.ts";
import { anyDocument, documentOf, lineOf } from "../e-invoice/fixtures/any-document.ts";
import { renderFacturX } from "../e-invoice/render-e-invoice.ts";
import { rasterPdf, readPdfText } from "./fixtures/read-pdf.ts";
import { renderInvoicePdf } from "./render-invoice-pdf.ts";

async function textOf(document: InvoiceDocument): Promise<string> {
  return (await readPdfText(await renderInvoicePdf(document))).join(" ");
}

/** Everything of the file that can be read, streams unpacked. */
function unpack(pdf: Buffer): string {
  const raw = pdf.toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n/gu)].map(({ index }) => {
    const start = raw.indexOf("\n", index) + 1;
    const packed = pdf.subarray(start, raw.indexOf("endstream", start));
    try {
      return inflateSync(packed).toString("latin1");
    } catch {
      return packed.toString("latin1");
    }
  });
  return [raw, ...streams].join("\n");
}

const plain = (text: string) => text.replaceAll(/\s+/g, " ");
const money = (cents: number) => plain(formatCents(cents, "de"));

describe("an invoice on paper", () => {
  it("has every field § 14 UStG asks for, and how to pay it", async () => {
    const text = await textOf(sampleInvoice());
    for (const fact of [
      ...["Sauer & Kruste GmbH", "Mühlgasse 4", "73999 Lindach", "DE123456788", "Amtsgericht Lindach, HRB 1047"],
      ...["Henrike Vollmer", "Zoë Größmann", "Lößniger Straße 17a", "04275 Leipzig", "RE-2026-00017"],
      ...["29. November 2026", "27. November 2026", "10234", "Roggenmehl Type 1150", "RYE-1150", "Lieferdatum"],
      ...["2,50 €", "15,00 €", "Netto 7 % 14,88 €", "Umsatzsteuer 7 % 1,04 €", "Netto 19 % 57,97 €"],
      ...["Umsatzsteuer 19 % 11,01 €", "Gesamtbetrag 84,90 €", "secupay AG", "DE81 8504 0061 1005 5237 59"],
      ...["COBADEFFXXX", "Commerzbank CC", "TA 49425099", "Fällig am 9. Dezember 2026", "Seite 1 von 1"],
      "Die Forderung aus dieser Rechnung ist an die secupay AG abgetreten. Mit befreiender Wirkung",
    ]) {
      expect(text).toContain(fact);
    }
    expect(text.match(/[A-Z]{2}\d{2}(?: \d{2,4}){4,}/gu)).toEqual(["DE81 8504 0061 1005 5237 59"]);
  });

  it.each([150, 203])("has a code that a scanner of %d dpi reads, at level M", async (dpi) => {
    const document = sampleInvoice();
    const code = findGirocode(await rasterPdf(await renderInvoicePdf(document), 0, dpi));
    expect(code.text).toBe(document.instructions?.girocode);
    expect(code.levelBits).toBe(0);
    expect(code.version).toBeLessThanOrEqual(13);
    expect(code.quietZone).toBeGreaterThanOrEqual(3.8);
  });

  it("has no code where there is none, and the facts all the same", async () => {
    const { instructions } = sampleInvoice();
    if (instructions === null) throw new Error("the sample has none");
    const document = sampleInvoice({ instructions: { ...instructions, girocode: null } });
    const pdf = await renderInvoicePdf(document);
    expect((await readPdfText(pdf)).join(" ")).toContain("DE81 8504 0061 1005 5237 59");
    expect(() => findGirocode({ data: new Uint8ClampedArray(4), width: 1, height: 1 })).toThrow();
    const raster = await rasterPdf(pdf, 0, 150);
    expect(() => findGirocode(raster)).toThrow("No QR code");
  });

  it("breaks a long remittance at blanks alone", async () => {
    const { instructions } = sampleInvoice();
    if (instructions === null) throw new Error("the sample has none");
    const remittance = "AéäŻAß0 aaaaaÖŻ0 -äÖa,'',Aß ßAŻ&Äöüłd0 ß-A é&'',-Üä&A";
    const text = await textOf(sampleInvoice({ instructions: { ...instructions, remittance } }));
    expect(text).toContain(`Verwendungszweck ${remittance}`);
  });

  it("that is paid says so and asks for nothing", async () => {
    const text = await textOf(sampleInvoice({ paidCents: 8490, openCents: 0, instructions: null, isAssigned: false }));
    expect(text).toContain("Bereits bezahlt 84,90 €");
    expect(text).toContain("Dieser Betrag ist bezahlt");
    expect(text).not.toMatch(/Noch zu zahlen|IBAN|abgetreten|Fällig/u);
  });

  it("of which a part is paid asks for the rest", async () => {
    const { instructions } = sampleInvoice();
    if (instructions === null) throw new Error("the sample has none");
    const rest = { paidCents: 2000, openCents: 6490, instructions: { ...instructions, openCents: 6490 } };
    const text = await textOf(sampleInvoice(rest));
    expect(text).toContain("Bereits bezahlt -20,00 €");
    expect(text).toContain("Noch zu zahlen 64,90 €");
    expect(text).toContain("Betrag 64,90 €");
  });

  it("without tax says why, and shows none", async () => {
    const small = await textOf(documentOf([lineOf("E", 0)]));
    expect(small).toContain("§ 19 UStG");
    expect(small).not.toMatch(/Umsatzsteuer \d|USt \d|\d %|einschließlich Umsatzsteuer/u);
    expect(await textOf(documentOf([lineOf("K", 0)]))).toContain("innergemeinschaftliche Lieferung");
    expect(await textOf(documentOf([lineOf("AE", 0)]))).toContain("Steuerschuldnerschaft des Leistungsempfängers");
    expect(await textOf(documentOf([lineOf("G", 0)]))).toContain("Steuerfreie Ausfuhrlieferung");
  });

  it("that takes another back names it and the reason", async () => {
    const corrected = await textOf(documentOf([lineOf("S", 19)], [], { kind: "correction" }));
    expect(corrected).toContain("Rechnungskorrektur");
    expect(corrected).toContain("Von der Rechnung RE-2026-00011 vom 20. November 2026 nehmen wir zurück:");
    expect(corrected).toContain("Grund: Bruch beim Transport");
    const cancelled = await textOf({ ...documentOf([lineOf("S", 19)], [], { kind: "cancellation" }), language: "en" });
    expect(cancelled).toContain("Invoice RE-2026-00011 of 20 November 2026 is hereby cancelled:");
  });

  it("of many lines carries its sum from page to page", async () => {
    const lines = Array.from({ length: 70 }, (_, index) =>
      lineOf("S", index % 2 ? 7 : 19, 1 + (index % 4), 1234 + index),
    );
    const document = documentOf(lines);
    const pages = await readPdfText(await renderInvoicePdf(document));
    expect(pages.length).toBeGreaterThan(3);
    const carried = pages.map((page) => page.match(/Übertrag ([\d.,]+ €)/gu) ?? []);
    for (const [index, page] of pages.entries()) expect(page).toContain(`Seite ${index + 1} von ${pages.length}`);
    let sum = 0;
    const sums = document.lines.map(({ grossCents }) => {
      sum += grossCents;
      return `Übertrag ${money(sum)}`;
    });
    for (let index = 1; index < pages.length; index += 1) {
      const [first] = carried[index] ?? [];
      if (first === undefined) continue;
      expect(sums).toContain(first);
      expect(carried[index - 1]?.at(-1)).toBe(first);
    }
    expect(carried.flat().length).toBeGreaterThanOrEqual(6);
  });

  it("bears anything that was typed", async () => {
    const name = `${"Ш".repeat(10)}😀 ${"lang ".repeat(2000)}`;
    const document = documentOf(Array.from({ length: 200 }, () => ({ ...lineOf("S", 19), name })));
    const pages = await readPdfText(await renderInvoicePdf({ ...document, buyer: { ...document.buyer, name } }));
    expect(pages.join(" ")).toContain("?");
    expect(pages.length).toBeGreaterThan(10);
  });

  it("has the facts of the document, to the byte, whatever they are", async () => {
    const word = fc.stringMatching(/^[A-Za-zÄÖÜäöüßéł0-9&.,'-]{0,13}[A-Za-z0-9ß]$/u);
    const bank = fc.record({
      owner: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" ")),
      remittance: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" ")),
      bankName: fc.option(word),
      bic: fc.option(fc.constantFrom("COBADEFFXXX", "MARKDEF1")),
      iban: fc.constantFrom("DE81850400611005523759", "AT611904300234573201", "NO9386011117947"),
    });
    await fc.assert(
      fc.asyncProperty(anyDocument, bank, async (any, facts) => {
        const document = any.instructions === null ? any : { ...any, instructions: { ...any.instructions, ...facts } };
        const text = await textOf(document);
        const { instructions } = document;
        const expected = [
          money(document.totalCents),
          ...document.vat
            .filter(({ category }) => category === "S")
            .flatMap(({ netCents, vatCents }) => [money(netCents), money(vatCents)]),
          ...(instructions === null
            ? []
            : [
                instructions.owner,
                formatIban(instructions.iban),
                money(instructions.openCents),
                instructions.remittance,
                instructions.bic ?? "",
                instructions.bankName ?? "",
              ]),
        ];
        for (const fact of expected) expect(text).toContain(fact);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the file", () => {
  it("is the same to the byte whenever it is made", async () => {
    const xml = { fileName: "factur-x.xml", content: renderFacturX(sampleInvoice()) } as const;
    const [first, second] = await Promise.all([
      renderInvoicePdf(sampleInvoice(), xml),
      renderInvoicePdf(sampleInvoice(), xml),
    ]);
    expect(first.equals(second)).toBe(true);
    expect(first.equals(await renderInvoicePdf(sampleInvoice({ number: "RE-2026-00018" }), xml))).toBe(false);
  });

  it("is tagged and made for the archive, with its fonts in it", async () => {
    const text = unpack(await renderInvoicePdf(sampleInvoice()));
    for (const part of [
      "/StructTreeRoot",
      "/Marked true",
      "/OutputIntents",
      "<pdfaid:part>3</pdfaid:part>",
      "<pdfaid:conformance>A</pdfaid:conformance>",
      "/FontFile",
      "%PDF-1.7",
      "/S /Figure",
      "/S /Table",
      "/S /TH",
      "/S /H1",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/\/Lang \(de-DE\)/u);
    expect(text).not.toContain("/Helvetica");
    expect(text).not.toContain("/EmbeddedFile");
  });

  it("carries the form for machines where it is given one", async () => {
    const content = renderFacturX(sampleInvoice());
    const pdf = await renderInvoicePdf(sampleInvoice(), { fileName: "factur-x.xml", content });
    const text = unpack(pdf);
    expect(text).toContain("/AFRelationship /Alternative");
    expect(text).toContain("(factur-x.xml)");
    expect(text).toContain("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>");
    expect(text).toContain("pdfaExtension:schemas");
    expect(text).toContain(Buffer.from(content, "utf8").toString("latin1"));
    expect(text).toMatch(/\/AF \[/u);
  });
});
