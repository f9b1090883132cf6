import { expect, it } from "vitest";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import { drawDocument } from "./draw-document.ts";

it("draws many that are asked for at once, and still draws when one of them cannot be drawn", async () => {
  const broken = { ...sampleInvoice(), lines: null as never };
  const wishes = Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? broken : sampleInvoice()));
  const drawn = await Promise.allSettled(wishes.map((document) => drawDocument(document, "pdf")));
  expect(drawn.map(({ status }) => status)).toEqual(
    wishes.map((document) => (document === broken ? "rejected" : "fulfilled")),
  );
  expect((await drawDocument(sampleInvoice(), "pdf")).subarray(0, 5).toString()).toBe("%PDF-");
});
