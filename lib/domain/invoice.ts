import type { IsoDay } from "./birth-date.ts";
import type { Cents, Locale } from "./money.ts";
import type { PaymentMethodCode } from "./payment.ts";
import type { PaymentInstructions } from "./payment-instructions.ts";

/**
 * What a document is for. invoice: what was sold; correction: takes a part of an invoice back; cancellation: takes all that is
 * left of it back. Each has a number of its own, and none is ever changed.
 */
export type InvoiceKind = "invoice" | "correction" | "cancellation";

/**
 * Categories of EN 16931 (UNTDID 5305): S standard or reduced rate; E exempt, here the small business; K supply within the
 * Union; AE the buyer owes the tax; G export. All but S have rate 0.
 */
export type VatCategory = "S" | "E" | "K" | "AE" | "G";

/** Amounts are positive in every kind of document; its kind says which way they go. */
export interface InvoiceLine {
  /** From 1, without gaps. */
  position: number;
  /** Empty for shipping and for what is no article. */
  sku: string;
  /** In the language of the document. */
  name: string;
  quantity: number;
  unitGrossCents: Cents;
  grossCents: Cents;
  /** Its part of the net amount of its rate: the lines and reductions of a rate add up to `VatGroup.netCents` to the cent. */
  netCents: Cents;
  vatRate: number;
  category: VatCategory;
}

/** An agreed reduction that belongs to no article. */
export interface InvoiceReduction {
  reason: string;
  grossCents: Cents;
  netCents: Cents;
  vatRate: number;
  category: VatCategory;
}

/** One rate of a document; rounded once, here. net + vat = gross. */
export interface VatGroup {
  category: VatCategory;
  rate: number;
  grossCents: Cents;
  netCents: Cents;
  vatCents: Cents;
}

export interface InvoiceSeller {
  shopName: string;
  legalName: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  email: string;
  phone: string;
  managingDirector: string;
  registerEntry: string;
  vatId: string;
  /** From the tax office; null where the VAT id says enough. */
  taxNumber: string | null;
}

export interface InvoiceBuyer {
  company: string | null;
  /** First and last name. */
  name: string;
  street: string;
  houseNumber: string;
  postalCode: string;
  city: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
  email: string;
  vatId: string | null;
}

/** All that a document says, kept as it was issued: whatever shows it reads nothing else. */
export interface InvoiceDocument {
  kind: InvoiceKind;
  number: string;
  issuedOn: IsoDay;
  language: Locale;
  /** The invoice this one takes something back of; null for an invoice. */
  corrects: { number: string; issuedOn: IsoDay } | null;
  /** Why it was corrected or cancelled, in words for the customer. */
  reason: string | null;
  order: { number: string; placedOn: IsoDay };
  /** Days of the supply, equal for one delivery; null where the goods have not left yet. */
  supply: { from: IsoDay; to: IsoDay } | null;
  seller: InvoiceSeller;
  buyer: InvoiceBuyer;
  lines: InvoiceLine[];
  reductions: InvoiceReduction[];
  vat: VatGroup[];
  netCents: Cents;
  vatCents: Cents;
  /** Gross, reductions taken off. */
  totalCents: Cents;
  /** What of it is in. */
  paidCents: Cents;
  /** What is still to be paid: total less paid; 0 for corrections and cancellations. */
  openCents: Cents;
  method: PaymentMethodCode;
  /** How the rest is paid by transfer; null where there is none, or where it is paid otherwise. */
  instructions: PaymentInstructions | null;
  /** The claim was sold: only payments to the account of the instructions settle it. */
  isAssigned: boolean;
  /** Who receives the transfers, in words. */
  payeeName: string;
  /** How it is drawn; a later way of drawing gets a number of its own, so that an old document comes out as it was. */
  layout: 1;
}

/** Only business customers get the machine-readable form besides (R-INV-10). */
export function isForBusiness({ buyer }: Pick<InvoiceDocument, "buyer">): boolean {
  return buyer.company !== null;
}
