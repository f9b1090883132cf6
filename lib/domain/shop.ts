import type { ShippingTerms } from "./basket.ts";
import type { LocalText } from "./catalogue.ts";
import type { InvoiceKind } from "./invoice.ts";

/** Who sells, under which terms: data of the merchant, kept in the database. */
export interface ShopProfile {
  name: string;
  claim: LocalText;
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
  /** From the tax office, printed besides; null where the VAT id says enough. */
  taxNumber: string | null;
  /** A small business after § 19 UStG: it charges no VAT and says so on its documents. */
  isSmallBusiness: boolean;
  shipping: ShippingTerms;
  /** ISO 3166-1 alpha-2, delivery and billing. */
  countries: string[];
  /** Days after dispatch until an invoice is due; agreed with the provider, so a setting. */
  invoiceDueDays: number;
  /** Bank working days a prepaid order is held for the customer. */
  prepaidHoldDays: number;
  /** Bank working days after which a customer is reminded of the transfer; no less than the hold means never. */
  prepaidReminderDays: number;
  /** Bank working days after the hold in which a transfer may still be on its way; then the order ends. */
  prepaidGraceDays: number;
  /** When goods paid in advance are invoiced. */
  prepaidInvoiceAt: "payment" | "delivery";
  /** What the numbers of documents begin with, before year and counter; equal ones share a sequence. */
  documentPrefixes: Record<InvoiceKind, string>;
  /** Who receives the transfers, in words: "secupay AG". */
  payeeName: string;
}

export interface LegalText {
  slug: "imprint" | "privacy" | "terms" | "withdrawal" | "accessibility";
  title: LocalText;
  sections: { heading: LocalText; paragraphs: LocalText[] }[];
}
