import QRCode from "qrcode";
import { formatIban } from "#lib/domain/iban.ts";
import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import type { PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import { BOTTOM, EMBER, INK, LEFT, mm, type Paper, SOFT, TOP, WIDTH } from "./paper.ts";
import type { Words } from "./words.ts";

const CODE = mm(36);
const QUIET_ZONE_MODULES = 4;
const LABEL = 92;
const PAD = 8;

/** How to pay: the facts beside the code, and whom the money belongs to. Never torn apart. */
export function drawPaymentBox(paper: Paper, words: Words, document: InvoiceDocument, top: number): void {
  const { instructions } = document;
  if (instructions === null) return;
  const { doc } = paper;
  const hasCode = instructions.girocode !== null;
  const width = WIDTH - (hasCode ? CODE + 16 : 0);
  const facts = toFacts(words, instructions).map(
    ([label, text, size, weight]): Fact => [label, breakAtBlanks(doc, text, size, weight, width - LABEL), size, weight],
  );
  const measured = facts.map(([, text, size]) => measureFact(doc, text, size, width - LABEL));
  const notes = toNotes(words, document);
  const noteHeight = notes.reduce((sum, note) => sum + heightOf(doc, note, 8.5, WIDTH) + 4, 0);
  const factHeight = measured.reduce((sum, height) => sum + height + 3, 24);
  const height = Math.max(factHeight, hasCode ? CODE + 18 : 0) + noteHeight + PAD + 8;
  let y = top + 8;
  if (y + height > BOTTOM) {
    doc.addPage();
    y = TOP;
  }
  const start = y;
  paper.artifact(() => doc.rect(LEFT, start, WIDTH, 1.5).fill(EMBER));
  y += PAD;
  paper.tag(paper.root, "H2", () => {
    doc.font("Medium").fontSize(12).fillColor(INK).text(words.t("document.payment.title"), LEFT, y, { width });
  });
  y += 24;
  facts.forEach(([label, text, size, weight], index) => {
    const at = y;
    paper.tag(paper.root, "P", () => {
      doc
        .font("Regular")
        .fontSize(8)
        .fillColor(SOFT)
        .text(label, LEFT, at + size * 0.18, { width: LABEL - 4 });
      doc
        .font(weight)
        .fontSize(size)
        .fillColor(INK)
        .text(text, LEFT + LABEL, at, { width: width - LABEL });
    });
    y += (measured[index] ?? 0) + 3;
  });
  if (instructions.girocode !== null) drawCode(paper, words, instructions, instructions.girocode, start + PAD);
  y = Math.max(y, hasCode ? start + PAD + CODE + 18 : 0) + 6;
  for (const note of notes) {
    const at = y;
    paper.tag(paper.root, "P", () =>
      doc.font("Regular").fontSize(8.5).fillColor(SOFT).text(note, LEFT, at, { width: WIDTH }),
    );
    y = doc.y + 4;
  }
}

type Fact = [label: string, text: string, size: number, weight: "Regular" | "Medium" | "SemiBold"];

/** In the order in which banking apps ask. */
function toFacts({ t, money, day }: Words, instructions: PaymentInstructions): Fact[] {
  const { owner, iban, bic, bankName, remittance, openCents, due } = instructions;
  const key = due.kind === "by" ? "dueBy" : due.kind === "on" ? "dueOn" : "dueRule";
  const rule =
    due.kind === "afterDelivery"
      ? t(`mail.facts.${due.delivery === "collection" ? "dueAfterCollection" : "dueAfterDispatch"}`, { days: due.days })
      : day(due.day);
  return [
    [t("document.payment.owner"), owner, 9.5, "Medium"],
    [t("document.payment.iban"), formatIban(iban), 9.5, "Medium"],
    [t("document.payment.amount"), money(openCents), 12, "SemiBold"],
    [t("document.payment.purpose"), remittance, 9.5, "Medium"],
    [t(`document.payment.${key}`), rule, 9.5, "SemiBold"],
    ...(bic === null ? [] : [[t("document.payment.bic"), bic, 9.5, "Regular"] as Fact]),
    ...(bankName === null ? [] : [[t("document.payment.bankname"), bankName, 9.5, "Regular"] as Fact]),
  ];
}

function toNotes({ t }: Words, { instructions, isAssigned, payeeName }: InvoiceDocument): string[] {
  return [
    ...(isAssigned ? [t("document.payment.assigned", { payee: payeeName })] : []),
    t("document.payment.payee", { payee: instructions?.owner ?? payeeName }),
  ];
}

/** Level M, one byte segment, modules as one path: black on white with a quiet zone of its own. */
function drawCode(paper: Paper, words: Words, instructions: PaymentInstructions, text: string, y: number): void {
  const { doc } = paper;
  const segments = [{ mode: "byte", data: new TextEncoder().encode(text) }] as const;
  const { modules } = QRCode.create([...segments], { errorCorrectionLevel: "M" });
  const module = CODE / (modules.size + 2 * QUIET_ZONE_MODULES);
  const left = LEFT + WIDTH - CODE;
  const { owner, iban, remittance, openCents } = instructions;
  const facts = { owner, iban, purpose: remittance, amount: words.money(openCents) };
  const draw = () => {
    doc.rect(left, y, CODE, CODE).fill("#ffffff");
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (!modules.get(row, column)) continue;
        let run = 1;
        while (column + run < modules.size && modules.get(row, column + run)) run += 1;
        const x = left + (column + QUIET_ZONE_MODULES) * module;
        doc.rect(x, y + (row + QUIET_ZONE_MODULES) * module, run * module, module);
        column += run;
      }
    }
    doc.fill("#000000");
  };
  paper.tag(paper.root, "Figure", draw, { alt: words.t("document.payment.qrAlt", facts) });
  paper.tag(paper.root, "Caption", () => {
    const caption = words.t("document.payment.scan");
    doc
      .font("Regular")
      .fontSize(7.5)
      .fillColor(SOFT)
      .text(caption, left, y + CODE + 2, { width: CODE, align: "center" });
  });
}

/** Lines end at blanks alone: broken at a hyphen, whoever copies the text copies another one. */
function breakAtBlanks(doc: PDFKit.PDFDocument, text: string, size: number, weight: Fact[3], width: number): string {
  doc.font(weight).fontSize(size);
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && doc.widthOfString(longer) < width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join("\n");
}

function measureFact(doc: PDFKit.PDFDocument, text: string, size: number, width: number): number {
  return Math.max(13, heightOf(doc, text, size, width));
}

function heightOf(doc: PDFKit.PDFDocument, text: string, size: number, width: number): number {
  return doc.font("Medium").fontSize(size).heightOfString(text, { width });
}
