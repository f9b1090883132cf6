import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import type { Cents } from "#lib/domain/money.ts";
import { BOTTOM, INK, LEFT, LINE, type Paper, SOFT, type Tag, TOP, WIDTH } from "./paper.ts";
import type { Words } from "./words.ts";

type Align = "left" | "right";
interface Column {
  name: "position" | "name" | "quantity" | "unit" | "rate" | "sum";
  x: number;
  width: number;
  align: Align;
}

/** Widths in points; together they fill the line. */
const WIDTHS = {
  position: 26,
  name: WIDTH - 26 - 48 - 76 - 40 - 78,
  quantity: 48,
  unit: 76,
  rate: 40,
  sum: 78,
} as const;
const GAP = 8;
const ROW_GAP = 4;
/** Room for one line that carries the sum over. */
const CARRIED = 20;

interface Row {
  cells: Record<Column["name"], string>;
  small: string;
  grossCents: Cents;
}

/** All lines and reductions, over as many pages as they need; each further page begins with what came before. Where the text goes on. */
export function drawLineTable(paper: Paper, words: Words, document: InvoiceDocument, top: number): number {
  const columns = toColumns(document);
  const table = paper.open(paper.root, "Table");
  let y = drawHead(paper, table, words, columns, top);
  let carried = 0;
  for (const row of toRows(words, document)) {
    const height = measure(paper, row, columns);
    if (y + height > BOTTOM - CARRIED) {
      drawCarried(paper, table, words, columns, carried, y);
      paper.doc.addPage();
      y = drawHead(paper, table, words, columns, TOP);
      y = drawCarried(paper, table, words, columns, carried, y);
    }
    drawRow(paper, table, row, columns, y);
    carried += row.grossCents;
    y += height;
  }
  table.end();
  return y;
}

/** Without tax there is no column for it. */
function toColumns({ vat }: InvoiceDocument): Column[] {
  const hasTax = vat.some(({ category }) => category === "S");
  const names = (["position", "name", "quantity", "unit", "rate", "sum"] as const).filter(
    (name) => name !== "rate" || hasTax,
  );
  let x = LEFT;
  return names.map((name) => {
    const width = WIDTHS[name] + (name === "name" && !hasTax ? WIDTHS.rate : 0);
    const column: Column = { name, x, width, align: name === "position" || name === "name" ? "left" : "right" };
    x += width;
    return column;
  });
}

function toRows(words: Words, { lines, reductions }: InvoiceDocument): Row[] {
  const { t, money, typed } = words;
  const sold = lines.map(
    (line): Row => ({
      cells: {
        position: String(line.position),
        name: typed(line.name),
        quantity: String(line.quantity),
        unit: money(line.unitGrossCents),
        rate: `${line.vatRate} %`,
        sum: money(line.grossCents),
      },
      small: line.sku === "" ? "" : t("document.sku", { sku: typed(line.sku) }),
      grossCents: line.grossCents,
    }),
  );
  const taken = reductions.map(({ reason, vatRate, grossCents }): Row => {
    const name = t("document.reduction", { reason: typed(reason) });
    const cells = { position: "", name, quantity: "", unit: "", rate: `${vatRate} %`, sum: money(-grossCents) };
    return { cells, small: "", grossCents: -grossCents };
  });
  return [...sold, ...taken];
}

function drawHead(paper: Paper, table: Tag, { t }: Words, columns: readonly Column[], y: number): number {
  const { doc } = paper;
  const row = paper.open(table, "TR");
  for (const { name, x, width, align } of columns) {
    const mark = { scope: "Column" as const };
    paper.tag(row, "TH", () => write(doc, t(`document.column.${name}`), x, y, width, align, 8, SOFT), mark);
  }
  row.end();
  drawRule(paper, y + 13, SOFT);
  return y + 13 + ROW_GAP;
}

function drawRow(paper: Paper, table: Tag, { cells, small }: Row, columns: readonly Column[], y: number): void {
  const { doc } = paper;
  const row = paper.open(table, "TR");
  for (const { name, x, width, align } of columns) {
    if (cells[name] === "") continue;
    paper.tag(row, "TD", () => {
      write(doc, cells[name], x, y, width, align, 9.5, INK);
      if (name === "name" && small !== "") write(doc, small, x, doc.y + 1, width, align, 7.5, SOFT);
    });
  }
  row.end();
  drawRule(paper, y + measure(paper, { cells, small, grossCents: 0 }, columns) - ROW_GAP, LINE);
}

function drawCarried(
  paper: Paper,
  table: Tag,
  { t, money }: Words,
  columns: readonly Column[],
  carried: Cents,
  y: number,
): number {
  const { doc } = paper;
  const [, name] = columns;
  const sum = columns.at(-1);
  if (name === undefined || sum === undefined) return y;
  const row = paper.open(table, "TR");
  paper.tag(row, "TD", () => write(doc, t("document.carried"), name.x, y, name.width, "left", 9.5, SOFT));
  paper.tag(row, "TD", () => write(doc, money(carried), sum.x, y, sum.width, "right", 9.5, SOFT));
  row.end();
  drawRule(paper, y + 14, LINE);
  return y + 14 + ROW_GAP;
}

function measure({ doc }: Paper, { cells, small }: Row, columns: readonly Column[]): number {
  const name = columns.find((column) => column.name === "name");
  const width = (name?.width ?? 0) - GAP;
  const height = doc.font("Regular").fontSize(9.5).heightOfString(cells.name, { width });
  const below = small === "" ? 0 : doc.fontSize(7.5).heightOfString(small, { width }) + 1;
  return height + below + 2 * ROW_GAP;
}

function write(
  doc: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  width: number,
  align: Align,
  size: number,
  color: string,
): void {
  const inner = align === "left" ? width - GAP : width;
  doc.font("Regular").fontSize(size).fillColor(color).text(text, x, y, { width: inner, align });
}

function drawRule({ doc, artifact }: Paper, y: number, color: string): void {
  artifact(() => {
    doc
      .lineWidth(0.5)
      .strokeColor(color)
      .moveTo(LEFT, y)
      .lineTo(LEFT + WIDTH, y)
      .stroke();
  });
}
