import { weightsOf } from "./draft-invoice.ts";
import type { InvoiceDocument, InvoiceKind, InvoiceLine, InvoiceReduction } from "./invoice.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import type { Refund } from "./refund.ts";
import { type ByRate, settleVat, shareByRate } from "./vat-shares.ts";

type Draft = Omit<InvoiceDocument, "number" | "issuedOn">;
type GrossLine = Omit<InvoiceLine, "netCents" | "position">;

const REFUNDED = { de: "Erstattung", en: "Refund" };
const REST = { de: "Verbliebener Betrag der Rechnung", en: "What was left of the invoice" };

/** Takes a part of an invoice back: article by article where the amount is theirs, and in one sum per rate otherwise. */
export function toCorrection(order: Order, invoice: InvoiceDocument, left: ByRate, refund: Refund): Draft {
  const { reason, amountCents } = refund;
  const articles = refund.items.flatMap(({ sku, quantity }): GrossLine[] => {
    const sold = invoice.lines.find((line) => line.sku === sku);
    return sold === undefined ? [] : [{ ...withoutNet(sold), quantity, grossCents: sold.unitGrossCents * quantity }];
  });
  const isTheirs = articles.reduce((sum, { grossCents }) => sum + grossCents, 0) === amountCents;
  if (isTheirs && fitsInto(articles, left)) return toDraft("correction", invoice, articles, [], reason);
  const isTaxed = invoice.vat.some(({ rate }) => rate > 0);
  const wanted = weightsOf(order, refund, isTaxed ? undefined : () => 0);
  return toDraft("correction", invoice, toSums(invoice, shareByRate(amountCents, wanted, left), REFUNDED), [], reason);
}

/** Takes back all that is left of an invoice. @param isPartly something was taken back before */
export function toCancellation(
  invoice: InvoiceDocument,
  left: ByRate,
  isPartly: boolean,
  reason: string | null,
): Draft {
  if (isPartly) return toDraft("cancellation", invoice, toSums(invoice, left, REST), [], reason);
  return toDraft("cancellation", invoice, invoice.lines.map(withoutNet), invoice.reductions, reason);
}

function fitsInto(lines: readonly GrossLine[], left: ByRate): boolean {
  return [...left].every(([rate, cents]) => {
    const wanted = lines.filter(({ vatRate }) => vatRate === rate).reduce((sum, { grossCents }) => sum + grossCents, 0);
    return wanted <= cents;
  });
}

function toSums(invoice: InvoiceDocument, byRate: ReadonlyMap<number, Cents>, name: Record<"de" | "en", string>) {
  return [...byRate].flatMap(([vatRate, grossCents]): GrossLine[] => {
    if (grossCents <= 0) return [];
    const category = invoice.vat.find(({ rate }) => rate === vatRate)?.category ?? "S";
    const amounts = { quantity: 1, unitGrossCents: grossCents, grossCents };
    return [{ sku: "", name: name[invoice.language], ...amounts, vatRate, category }];
  });
}

function toDraft(
  kind: InvoiceKind,
  invoice: InvoiceDocument,
  lines: readonly GrossLine[],
  reductions: readonly InvoiceReduction[],
  reason: string | null,
): Draft {
  const { number, issuedOn, ...rest } = invoice;
  const numbered = lines.map((line, index) => ({ ...line, position: index + 1 }));
  const settled = settleVat(numbered, reductions);
  const sum = (key: "grossCents" | "netCents" | "vatCents") =>
    settled.vat.reduce((total, group) => total + group[key], 0);
  const totalCents = sum("grossCents");
  return {
    ...rest,
    ...settled,
    kind,
    corrects: { number, issuedOn },
    reason,
    netCents: sum("netCents"),
    vatCents: sum("vatCents"),
    totalCents,
    paidCents: totalCents,
    openCents: 0,
    instructions: null,
    isAssigned: false,
  };
}

function withoutNet({ netCents: _net, position: _position, ...line }: InvoiceLine): GrossLine {
  return line;
}
