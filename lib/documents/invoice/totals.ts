import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { BOTTOM, INK, LEFT, LINE, type Paper, SOFT, TOP, WIDTH } from "./paper.ts";
import type { Words } from "./words.ts";

interface Sum {
  label: string;
  value: string;
  strong: boolean;
}

const SUMS = { left: LEFT + WIDTH * 0.45, width: WIDTH * 0.55 };

/** Tax per rate, total, what is paid and what is left, and what has to be said of them; never torn apart. Where the text goes on. */
export function drawTotals(paper: Paper, words: Words, document: InvoiceDocument, top: number): number {
  const { doc } = paper;
  const sums = toSums(words, document);
  const notes = toNotes(words, document);
  const noteHeight = notes.reduce(
    (height, note) => height + doc.font("Regular").fontSize(8.5).heightOfString(note, { width: WIDTH }) + 4,
    0,
  );
  const height = sums.reduce((sum, { strong }) => sum + (strong ? 22 : 15), 0) + noteHeight + 20;
  let y = top + 6;
  if (y + height > BOTTOM) {
    doc.addPage();
    y = TOP;
  }
  const table = paper.open(paper.root, "Table");
  for (const sum of sums) y = drawSum(paper, table, sum, y);
  table.end();
  y += 8;
  for (const note of notes) {
    paper.tag(paper.root, "P", () => {
      doc.font("Regular").fontSize(8.5).fillColor(SOFT).text(note, LEFT, y, { width: WIDTH });
    });
    y = doc.y + 4;
  }
  return y;
}

function drawSum(paper: Paper, table: ReturnType<Paper["open"]>, { label, value, strong }: Sum, y: number): number {
  const { doc } = paper;
  const row = paper.open(table, "TR");
  const size = strong ? 12 : 9.5;
  const pen = () =>
    doc
      .font(strong ? "SemiBold" : "Regular")
      .fontSize(size)
      .fillColor(strong ? INK : SOFT);
  const at = strong ? y + 5 : y;
  if (strong) {
    paper.artifact(() => {
      doc
        .lineWidth(0.5)
        .strokeColor(LINE)
        .moveTo(SUMS.left, y + 1)
        .lineTo(SUMS.left + SUMS.width, y + 1)
        .stroke();
    });
  }
  paper.tag(row, "TH", () => pen().text(label, SUMS.left, at, { width: SUMS.width * 0.62 }), { scope: "Row" });
  const money = { width: SUMS.width * 0.38, align: "right" as const };
  paper.tag(row, "TD", () => pen().text(value, SUMS.left + SUMS.width * 0.62, at, money));
  row.end();
  return y + (strong ? 22 : 15);
}

function toSums({ t, money }: Words, document: InvoiceDocument): Sum[] {
  const { vat, totalCents, paidCents, openCents, kind } = document;
  const plain = (label: string, value: string): Sum => ({ label, value, strong: false });
  const taxed = vat.filter(({ category }) => category === "S");
  const taxes = taxed.flatMap(({ rate, netCents, vatCents }) => [
    plain(t("document.net", { rate }), money(netCents)),
    plain(t("document.vat", { rate }), money(vatCents)),
  ]);
  const isCredit = kind !== "invoice";
  const total = { label: t(isCredit ? "document.credited" : "document.total"), value: money(totalCents), strong: true };
  if (isCredit || paidCents === 0) return [...taxes, total];
  if (openCents === 0) return [...taxes, total, plain(t("document.paid"), money(paidCents))];
  const paid = plain(t("document.paid"), money(-paidCents));
  return [...taxes, total, paid, { label: t("document.open"), value: money(openCents), strong: true }];
}

function toNotes({ t }: Words, { vat, kind, openCents, instructions }: InvoiceDocument): string[] {
  const exempt = vat.map(({ category }) => category).filter((category) => category !== "S");
  return [
    ...(exempt.length === 0 ? [t("document.grossNote")] : []),
    ...exempt.map((category) => t(`document.exemption.${category as "E" | "K" | "AE" | "G"}`)),
    ...(kind === "invoice" && openCents === 0 ? [t("document.settledText")] : []),
    ...(kind === "invoice" ? [] : [t("document.creditText")]),
    ...(kind === "invoice" && openCents > 0 && instructions === null ? [t("document.charged")] : []),
  ];
}
