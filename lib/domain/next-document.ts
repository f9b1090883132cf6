import { toCancellation, toCorrection } from "./draft-correction.ts";
import { type DocumentTerms, toInvoice } from "./draft-invoice.ts";
import type { InvoiceDocument, InvoiceKind } from "./invoice.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { isIn, isStarted } from "./payment.ts";
import type { Refund } from "./refund.ts";

/** A document that has its number: never changed again. */
export interface IssuedDocument {
  number: string;
  /** Why there is one; there is one for each reason of an order. */
  key: string;
  kind: InvoiceKind;
  /** Refunds it accounts for. */
  covers: string[];
  issuedAt: Date;
  document: InvoiceDocument;
}

/** A document before it has number and day: both are given with the commit that keeps it. */
export interface DocumentDraft extends Pick<IssuedDocument, "key" | "covers"> {
  /** What its number begins with. */
  prefix: string;
  document: Omit<InvoiceDocument, "number" | "issuedOn">;
}

/** A delivery the provider has not confirmed by then is invoiced all the same, with the rule in place of the day. */
export const UNREPORTED_SECONDS = 15 * 60;

/**
 * The next document an order wants and does not have, or null. Decided by what is on disk alone, so that asking again changes
 * nothing: first the invoice, then a correction for each refund it does not account for, and a cancellation when the order is
 * over and something of the invoice is left.
 * @param now database time
 */
export function nextDocument(
  order: Order,
  issued: readonly IssuedDocument[],
  terms: DocumentTerms,
  now: Date,
): DocumentDraft | null {
  const draft = draftNext(order, issued, terms, now);
  return draft === null ? null : { ...draft, prefix: terms.profile.documentPrefixes[draft.document.kind] };
}

type Draft = Omit<DocumentDraft, "prefix">;

function draftNext(order: Order, issued: readonly IssuedDocument[], terms: DocumentTerms, now: Date): Draft | null {
  const invoice = issued.find(({ kind }) => kind === "invoice");
  const covered = new Set(issued.flatMap(({ covers }) => covers));
  const open = order.payment.refunds.filter(({ id, status }) => status === "done" && !covered.has(id));
  if (invoice === undefined) {
    if (!isInvoiceDue(order, terms, now)) return null;
    return { key: "invoice", covers: open.map(({ id }) => id), document: toInvoice(order, open, terms) };
  }
  const left = leftOf(invoice, issued);
  const refund = open[0];
  if (refund !== undefined) return correct(order, invoice, left, refund);
  if (order.status !== "cancelled" || sum(left) <= 0) return null;
  const reason = order.payment.endWords ?? null;
  return { key: "end", covers: [], document: toCancellation(invoice.document, left, issued.length > 1, reason) };
}

function correct(order: Order, invoice: IssuedDocument, left: Map<number, Cents>, refund: Refund): Draft {
  const draft = { key: `refund:${refund.id}`, covers: [refund.id] };
  if (refund.amountCents < sum(left)) {
    return { ...draft, document: toCorrection(order, invoice.document, left, refund) };
  }
  const isPartly = sum(left) < invoice.document.totalCents;
  return { ...draft, document: toCancellation(invoice.document, left, isPartly, refund.reason) };
}

/**
 * After how many seconds a change of an order may want a document; null when it wants none.
 * @param after as it is kept
 */
export function documentDelay(before: Order, after: Order): number | null {
  const done = ({ payment }: Order) => payment.refunds.filter(({ status }) => status === "done").length;
  const isNews =
    (isIn(after.payment.status) && !isIn(before.payment.status)) ||
    done(after) > done(before) ||
    (after.status === "cancelled" && before.status !== "cancelled");
  if (isNews) return 0;
  if (after.deliveryStatus !== "delivered") return null;
  const report = (order: Order) => order.deliveries.find(({ isFinal }) => isFinal)?.report;
  if (report(before) === report(after) && before.deliveryStatus === "delivered") return null;
  return report(after) === "recorded" || report(after) === "refused" ? UNREPORTED_SECONDS : 0;
}

/** Goods are out and the provider knows it, or money came first and is in. */
function isInvoiceDue(order: Order, terms: DocumentTerms, now: Date): boolean {
  if (order.status !== "placed" || !isStarted(order.payment.status)) return false;
  if (terms.invoicesAtPayment && isIn(order.payment.status)) return true;
  if (order.deliveryStatus !== "delivered") return false;
  const final = order.deliveries.find(({ isFinal }) => isFinal);
  if (final === undefined || final.report === "reported" || final.report === "needless") return true;
  const since = Date.parse(final.recordedAt ?? final.deliveredAt);
  return now.getTime() - since >= UNREPORTED_SECONDS * 1000;
}

/** Gross cents of an invoice per rate that nothing has taken back yet. */
function leftOf(invoice: IssuedDocument, issued: readonly IssuedDocument[]): Map<number, Cents> {
  const left = new Map(invoice.document.vat.map(({ rate, grossCents }) => [rate, grossCents]));
  for (const { kind, document } of issued) {
    if (kind === "invoice") continue;
    for (const { rate, grossCents } of document.vat) left.set(rate, (left.get(rate) ?? 0) - grossCents);
  }
  return left;
}

function sum(byRate: ReadonlyMap<number, Cents>): Cents {
  return [...byRate.values()].reduce((total, cents) => total + cents, 0);
}
