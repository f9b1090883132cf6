import type { InvoiceDocument } from "#lib/domain/invoice.ts";

type Entry = { netCents: number; vatRate: number; category: string };

/**
 * A machine-readable invoice that is wrong is booked by machines, so a document that contradicts itself gives none.
 * @throws RangeError with what is wrong with it
 */
export function assertWhole(document: InvoiceDocument): void {
  const problem = findProblem(document);
  if (problem !== null) throw new RangeError(`Document ${document.number} ${problem}`);
}

function findProblem(document: InvoiceDocument): string | null {
  const { kind, corrects, lines, reductions, vat, seller, buyer, supply } = document;
  if (lines.length === 0) return "has no lines";
  if ((kind === "invoice") !== (corrects === null)) return "and its kind disagree about what it corrects";
  for (const { category, rate, netCents, grossCents, vatCents } of vat) {
    const ofRate = (entry: Entry) => entry.vatRate === rate && entry.category === category;
    if (sumOf(lines.filter(ofRate)) - sumOf(reductions.filter(ofRate)) !== netCents)
      return `does not add up at ${rate} %`;
    if (netCents + vatCents !== grossCents) return `has another gross amount than net and VAT at ${rate} %`;
    if (category !== "S" && (rate !== 0 || vatCents !== 0)) return `charges VAT in category ${category}`;
  }
  const known = new Set(vat.map(({ category, rate }) => `${category} ${rate}`));
  const isKnown = (entry: Entry) => known.has(`${entry.category} ${entry.vatRate}`);
  if (![...lines, ...reductions].every(isKnown)) return "has a line of a rate it does not sum up";
  if (sumOf(vat) !== document.netCents) return "has another net total than its rates";
  if (document.netCents + document.vatCents !== document.totalCents) return "has another total than net and VAT";
  if (document.totalCents - document.paidCents !== document.openCents) return "leaves open what was not to be paid";
  if (document.instructions !== null && document.openCents <= 0) return "asks for a transfer of nothing";
  if (seller.vatId.trim() === "" && !seller.taxNumber?.trim()) return "has a seller without VAT id and tax number";
  const categories = new Set(vat.map(({ category }) => category));
  if ((categories.has("K") || categories.has("AE")) && !buyer.vatId?.trim()) return "needs the VAT id of the buyer";
  if (["K", "AE", "G"].some((one) => categories.has(one as "K")) && seller.vatId.trim() === "")
    return "needs the seller's VAT id";
  if (categories.has("K") && supply === null) return "needs the day of a supply within the Union";
  return null;
}

function sumOf(entries: readonly { netCents: number }[]): number {
  return entries.reduce((sum, { netCents }) => sum + netCents, 0);
}
