import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { EMBER, INK, LEFT, mm, PAGE, type Paper, SOFT, WIDTH } from "./paper.ts";
import type { Words } from "./words.ts";

const INFO = { left: mm(125), width: mm(65), top: mm(50) };
const WINDOW = { left: mm(25), width: mm(80), sender: mm(55.5), address: mm(62.7) };

/** Shop, window address, facts and title of the first page (DIN 5008, form B). Where the text goes on. */
export function drawLetterhead(paper: Paper, words: Words, document: InvoiceDocument): number {
  const { doc, root, tag } = paper;
  const { seller } = document;
  tag(root, "P", () => {
    doc.font("Medium").fontSize(19).fillColor(INK);
    doc.text(words.typed(seller.shopName), LEFT, mm(20), { width: WIDTH, height: 24, ellipsis: true });
  });
  paper.artifact(() => doc.rect(LEFT, mm(31), mm(12), 2).fill(EMBER));
  drawAddress(paper, words, document);
  drawFacts(paper, words, document);
  drawMarks(paper);
  const top = mm(97);
  tag(root, "H1", () => {
    doc.font("Medium").fontSize(20).fillColor(INK);
    doc.text(words.t(`document.title.${document.kind}`), LEFT, top, { width: WIDTH });
  });
  return drawReference(paper, words, document, top + 30);
}

function drawAddress({ doc, root, tag }: Paper, words: Words, { seller, buyer }: InvoiceDocument): void {
  const sender = `${seller.legalName} · ${seller.street} · ${seller.postalCode} ${seller.city}`;
  tag(root, "P", () => {
    doc.font("Regular").fontSize(6.5).fillColor(SOFT);
    doc.text(words.typed(sender), WINDOW.left, WINDOW.sender, { width: WINDOW.width, height: 9, ellipsis: true });
  });
  const lines = [
    buyer.company ?? "",
    buyer.name,
    `${buyer.street} ${buyer.houseNumber}`,
    `${buyer.postalCode} ${buyer.city}`,
    buyer.country === "DE" ? "" : (new Intl.DisplayNames("de", { type: "region" }).of(buyer.country) ?? buyer.country),
  ].filter((line) => line.trim() !== "");
  lines.forEach((line, index) => {
    tag(root, "P", () => {
      doc.font("Regular").fontSize(10).fillColor(INK);
      const at = WINDOW.address + index * 14;
      doc.text(words.typed(line), WINDOW.left, at, { width: WINDOW.width, height: 13, ellipsis: true });
    });
  });
}

function drawFacts({ doc, root, tag }: Paper, words: Words, document: InvoiceDocument): void {
  const { t, day } = words;
  const { supply, order, corrects, buyer } = document;
  const supplied =
    supply === null
      ? t("document.fact.supplyFollows")
      : supply.from === supply.to
        ? day(supply.to)
        : t("document.fact.supplyPeriod", { from: day(supply.from), to: day(supply.to) });
  const facts: [string, string][] = [
    [t("document.fact.number"), document.number],
    [t("document.fact.issuedOn"), day(document.issuedOn)],
    ...(corrects === null ? [] : [[t("document.fact.corrects"), corrects.number] as [string, string]]),
    [t("document.fact.order"), order.number],
    [t("document.fact.orderedOn"), day(order.placedOn)],
    [t("document.fact.supply"), supplied],
    ...(buyer.vatId === null ? [] : [[t("document.fact.buyerVatId"), buyer.vatId] as [string, string]]),
  ];
  let y = INFO.top;
  for (const [label, text] of facts) {
    tag(root, "P", () => {
      doc
        .font("Regular")
        .fontSize(8)
        .fillColor(SOFT)
        .text(label, INFO.left, y + 1, { width: 76 });
      doc.font("Medium").fontSize(9).fillColor(INK);
      doc.text(text, INFO.left + 78, y, { width: INFO.width - 78 });
    });
    y = Math.max(y + 15, doc.y + 3);
  }
}

/** What is taken back, and why. */
function drawReference({ doc, root, tag }: Paper, words: Words, document: InvoiceDocument, top: number): number {
  const { kind, corrects, reason } = document;
  let y = top;
  const say = (text: string) => {
    tag(root, "P", () => doc.font("Regular").fontSize(9.5).fillColor(INK).text(text, LEFT, y, { width: WIDTH }));
    y = doc.y + 4;
  };
  if (kind !== "invoice" && corrects !== null) {
    say(words.t(`document.corrects.${kind}`, { number: corrects.number, date: words.day(corrects.issuedOn) }));
  }
  if (reason !== null) say(words.t("document.reason", { reason: words.typed(reason) }));
  return y + 6;
}

/** Where to fold and where to punch. */
function drawMarks({ doc, artifact }: Paper): void {
  artifact(() => {
    doc.lineWidth(0.4).strokeColor(SOFT);
    for (const [y, length] of [
      [105, 5],
      [148.5, 7],
      [210, 5],
    ] as const) {
      doc
        .moveTo(mm(5), mm(y))
        .lineTo(mm(5 + length), mm(y))
        .stroke();
    }
  });
}

/** The seller's legal facts and the number of the page, on every page. */
export function drawFooters(paper: Paper, words: Words, document: InvoiceDocument): void {
  const { doc } = paper;
  const { seller, number } = document;
  const { t } = words;
  const columns = [
    [seller.legalName, seller.street, `${seller.postalCode} ${seller.city}`],
    [seller.registerEntry, t("document.footer.managed", { name: seller.managingDirector })],
    [
      ...(seller.vatId === "" ? [] : [t("document.footer.vatId", { id: seller.vatId })]),
      ...(seller.taxNumber === null ? [] : [t("document.footer.taxNumber", { id: seller.taxNumber })]),
      seller.email,
      seller.phone,
    ],
  ];
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index);
    paper.artifact(() => {
      const top = PAGE.height - mm(24);
      doc
        .lineWidth(0.5)
        .strokeColor(SOFT)
        .moveTo(LEFT, top - 8)
        .lineTo(LEFT + WIDTH, top - 8)
        .stroke();
      columns.forEach((lines, column) => {
        doc.font("Regular").fontSize(7).fillColor(SOFT);
        const x = LEFT + (column * WIDTH) / 3;
        doc.text(lines.map(words.typed).join("\n"), x, top, { width: WIDTH / 3 - 8, lineGap: 1.5 });
      });
      const page = `${number} · ${t("document.footer.page", { page: index + 1, count })}`;
      doc.text(page, LEFT, PAGE.height - mm(9), { width: WIDTH, align: "right" });
    });
  }
}
