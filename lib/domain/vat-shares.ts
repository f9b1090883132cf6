import type { InvoiceLine, InvoiceReduction, VatCategory, VatGroup } from "./invoice.ts";
import { type Cents, includedVat, splitProportionally } from "./money.ts";

/** Gross cents per VAT rate in percent. */
export type ByRate = ReadonlyMap<number, Cents>;

/**
 * How much of an amount belongs to each rate: in proportion to what it is for, never more of a rate than is left of it.
 * @param wanted weights; all that is left where they say nothing
 */
export function shareByRate(amount: Cents, wanted: ByRate, left: ByRate): Map<number, Cents> {
  const rates = [...left.keys()];
  const weights = rates.map((rate) => Math.min(wanted.get(rate) ?? 0, left.get(rate) ?? 0));
  const isSaid = weights.some((weight) => weight > 0);
  const parts = splitProportionally(amount, isSaid ? weights : rates.map((rate) => left.get(rate) ?? 0));
  let rest = 0;
  rates.forEach((rate, index) => {
    const over = Math.max(0, (parts[index] ?? 0) - (left.get(rate) ?? 0));
    parts[index] = (parts[index] ?? 0) - over;
    rest += over;
  });
  rates.forEach((rate, index) => {
    const room = Math.min(rest, (left.get(rate) ?? 0) - (parts[index] ?? 0));
    parts[index] = (parts[index] ?? 0) + room;
    rest -= room;
  });
  return new Map(rates.map((rate, index) => [rate, parts[index] ?? 0]));
}

type Gross<T extends InvoiceLine | InvoiceReduction> = Omit<T, "netCents">;

/**
 * Lines and reductions with their net amounts, and the rates they add up to. VAT is rounded once per rate, on what is left of
 * it; the net amounts follow, so that they add up to the cent.
 */
export function settleVat(
  lines: readonly Gross<InvoiceLine>[],
  reductions: readonly Gross<InvoiceReduction>[],
): { lines: InvoiceLine[]; reductions: InvoiceReduction[]; vat: VatGroup[] } {
  const netOf = new Map<object, Cents>();
  const vat = toGroups([...lines, ...reductions]).map(({ rate, category }): VatGroup => {
    const ofRate = <T extends { vatRate: number; category: VatCategory }>(entry: T) =>
      entry.vatRate === rate && entry.category === category;
    const [sold, taken] = [lines.filter(ofRate), reductions.filter(ofRate)];
    const [soldGross, takenGross] = [sumGross(sold), sumGross(taken)];
    const grossCents = soldGross - takenGross;
    const vatCents = includedVat(grossCents, rate);
    const soldNet = soldGross - includedVat(soldGross, rate);
    spread(soldNet, sold, netOf);
    spread(soldNet - (grossCents - vatCents), taken, netOf);
    return { category, rate, grossCents, netCents: grossCents - vatCents, vatCents };
  });
  const withNet = <T extends object>(entry: T) => ({ ...entry, netCents: netOf.get(entry) ?? 0 });
  return { lines: lines.map(withNet), reductions: reductions.map(withNet), vat };
}

function toGroups(entries: readonly { vatRate: number; category: VatCategory }[]) {
  const groups = new Map(entries.map(({ vatRate: rate, category }) => [`${category}${rate}`, { rate, category }]));
  return [...groups.values()].sort((a, b) => a.rate - b.rate);
}

function sumGross(entries: readonly { grossCents: Cents }[]): Cents {
  return entries.reduce((sum, { grossCents }) => sum + grossCents, 0);
}

function spread(amount: Cents, entries: readonly { grossCents: Cents }[], netOf: Map<object, Cents>): void {
  const parts = splitProportionally(
    amount,
    entries.map(({ grossCents }) => grossCents),
  );
  entries.forEach((entry, index) => {
    netOf.set(entry, parts[index] ?? 0);
  });
}
