import type { Content } from "./catalogue.ts";
import { claimedCents, openCents } from "./claim.ts";
import type { InvoiceBuyer, InvoiceDocument, InvoiceLine, InvoiceReduction, InvoiceSeller } from "./invoice.ts";
import type { Cents, Locale } from "./money.ts";
import type { Order, OrderLine } from "./order.ts";
import type { PaymentInstructions } from "./payment-instructions.ts";
import type { Refund } from "./refund.ts";
import type { ShopProfile } from "./shop.ts";
import { toBerlinDay } from "./shop-day.ts";
import { type ByRate, settleVat, shareByRate } from "./vat-shares.ts";

/** What merchant and method say about an order's documents. */
export interface DocumentTerms {
  profile: ShopProfile;
  /** Issued when the money is in, not only when the goods are out. */
  invoicesAtPayment: boolean;
  assignsClaim: boolean;
  /** How the order is paid by transfer right now. */
  instructions: PaymentInstructions | null;
}

type Draft = Omit<InvoiceDocument, "number" | "issuedOn">;

const REDUCED_OUTSIDE = { de: "Minderung der Forderung", en: "Reduction of the claim" };

/** @param refunds made before, which it takes off */
export function toInvoice(order: Order, refunds: readonly Refund[], terms: DocumentTerms): Draft {
  const { profile, instructions } = terms;
  const tax = taxOf(profile);
  const { locale } = order;
  const lines = order.lines.map((line, index) => toLine(line, index, locale, tax));
  const { lines: sold, reductions, vat } = settleVat(lines, toReductions(order, lines, refunds, tax));
  const sum = (pick: (group: (typeof vat)[number]) => Cents) => vat.reduce((total, group) => total + pick(group), 0);
  const totalCents = sum(({ grossCents }) => grossCents);
  const open = openCents(order);
  return {
    kind: "invoice",
    language: locale,
    corrects: null,
    reason: null,
    order: { number: order.number, placedOn: toBerlinDay(order.placedAt ?? order.createdAt) },
    supply: toSupply(order),
    seller: toSeller(profile),
    buyer: toBuyer(order),
    lines: sold,
    reductions,
    vat,
    netCents: sum(({ netCents }) => netCents),
    vatCents: sum(({ vatCents }) => vatCents),
    totalCents,
    paidCents: totalCents - open,
    openCents: open,
    method: order.payment.method,
    instructions: open > 0 ? instructions : null,
    isAssigned: terms.assignsClaim,
    payeeName: profile.payeeName,
    layout: 1,
  };
}

interface Tax {
  rateOf(rate: number): number;
  category: "S" | "E";
}

function taxOf({ isSmallBusiness }: ShopProfile): Tax {
  return isSmallBusiness ? { rateOf: () => 0, category: "E" } : { rateOf: (rate) => rate, category: "S" };
}

function toLine(line: OrderLine, index: number, locale: Locale, tax: Tax): Omit<InvoiceLine, "netCents"> {
  const { kind, sku, name, content, quantity, unitCents, sumCents, vatRate } = line;
  return {
    position: index + 1,
    sku: kind === "article" ? sku : "",
    name: content === null ? name[locale] : `${name[locale]}, ${sayContent(content, locale)}`,
    quantity,
    unitGrossCents: unitCents,
    grossCents: sumCents,
    vatRate: tax.rateOf(vatRate),
    category: tax.category,
  };
}

function sayContent({ amount, measure }: Content, locale: Locale): string {
  return `${new Intl.NumberFormat(locale).format(amount)} ${measure}`;
}

/** One after the other, each over the rates of what it is for; and what was taken off without the shop's doing. */
function toReductions(
  order: Order,
  lines: readonly Omit<InvoiceLine, "netCents">[],
  refunds: readonly Refund[],
  tax: Tax,
): Omit<InvoiceReduction, "netCents">[] {
  let left: ByRate = sumByRate(lines.map(({ vatRate, grossCents }) => [vatRate, grossCents]));
  const reductions: Omit<InvoiceReduction, "netCents">[] = [];
  const takeOff = (reason: string, amount: Cents, wanted: ByRate) => {
    const shares = shareByRate(amount, wanted, left);
    for (const [vatRate, grossCents] of shares) {
      if (grossCents > 0) reductions.push({ reason, grossCents, vatRate, category: tax.category });
    }
    left = new Map([...left].map(([rate, cents]) => [rate, cents - (shares.get(rate) ?? 0)]));
  };
  for (const refund of refunds) takeOff(refund.reason, refund.amountCents, weightsOf(order, refund, tax.rateOf));
  const rest = [...left.values()].reduce((total, cents) => total + cents, 0);
  const outside = rest - Math.min(rest, claimedCents(order));
  if (outside > 0) takeOff(REDUCED_OUTSIDE[order.locale], outside, new Map());
  return reductions;
}

/** Gross cents per rate of the articles a refund is for; empty for one that is for none. */
export function weightsOf(order: Order, { items }: Refund, rateOf = (rate: number) => rate): ByRate {
  const lineOf = new Map(order.lines.map((line) => [line.sku, line]));
  return sumByRate(
    items.map(({ sku, quantity }) => {
      const line = lineOf.get(sku);
      return [rateOf(line?.vatRate ?? 0), (line?.unitCents ?? 0) * quantity];
    }),
  );
}

function sumByRate(entries: readonly (readonly [number, Cents])[]): Map<number, Cents> {
  const byRate = new Map<number, Cents>();
  for (const [rate, cents] of entries) byRate.set(rate, (byRate.get(rate) ?? 0) + cents);
  return byRate;
}

function toSupply({ deliveries }: Order): Draft["supply"] {
  const days = deliveries.map(({ deliveredAt }) => toBerlinDay(new Date(deliveredAt))).sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

function toSeller(profile: ShopProfile): InvoiceSeller {
  const { legalName, street, postalCode, city, country, email, phone } = profile;
  const { managingDirector, registerEntry, vatId, taxNumber } = profile;
  const address = { legalName, street, postalCode, city, country, email, phone };
  return { shopName: profile.name, ...address, managingDirector, registerEntry, vatId, taxNumber };
}

function toBuyer({ customer }: Order): InvoiceBuyer {
  const { company, firstName, lastName, email, address } = customer;
  return { company, name: `${firstName} ${lastName}`.trim(), ...address, email, vatId: null };
}
