import { readFileSync } from "node:fs";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import { drawDocument } from "#lib/documents/draw-document.ts";
import type { InvoiceDocument } from "#lib/domain/invoice.ts";

/**
 * One invoice with code and embedded XML beside a bare page of the same library, in alternation, and many invoices at once.
 * One JSON line: milliseconds of both, peak memory in MB before and after the many, and how long the many took.
 */
const task = JSON.parse(process.argv[2] ?? "") as { document: InvoiceDocument; rounds: number; atOnce: number };
const font = readFileSync(join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans/Geist-Regular.ttf"));

function drawBare(): Promise<number> {
  const doc = new PDFDocument({ size: "A4", font: font as unknown as string });
  let bytes = 0;
  doc.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  const done = new Promise<number>((resolve) => doc.on("end", () => resolve(bytes)));
  doc.text("One page");
  doc.end();
  return done;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);
const bare: number[] = [];
const invoice: number[] = [];
let bytes = 0;
for (let round = -3; round < task.rounds; round += 1) {
  const [first, second] = [
    await time(drawBare),
    await time(async () => {
      bytes = (await drawDocument(task.document, "pdf")).length;
    }),
  ];
  if (round < 0) continue;
  bare.push(first);
  invoice.push(second);
}
const before = peak();
const many = await time(() =>
  Promise.all(Array.from({ length: task.atOnce }, () => drawDocument(task.document, "pdf"))),
);
process.stdout.write(`${JSON.stringify({ bare, invoice, bytes, before, after: peak(), many })}\n`);
