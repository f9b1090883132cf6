import type { CreateLegacyTransaction, LegacyBasketItem } from "#lib/secuconnect/wire/legacy-transaction.ts";
import type { Method, StoredPayment } from "./state.ts";

/**
 * What only a deal made by `Payment/Secupay…` carries. Everything else of it (money, status, history, addresses) stands
 * where a Smart Transaction has it, so that levers, pushes and ledger need not tell the two apart.
 */
export interface LegacyTerms {
  /** lines as sent, numbers as text included: replies echo them unchanged (php SDK test, S) */
  basket: LegacyBasketItem[];
  paymentAction: "sale" | "authorization";
  optData: CreateLegacyTransaction["opt_data"] | null;
  experience: CreateLegacyTransaction["experience"] | null;
}

/** Path segment and object name by method. */
export const LEGACY_RESOURCES: Record<Method, string> = {
  invoice: "secupayinvoices",
  prepaid: "secupayprepays",
  debit: "secupaydebits",
};

/** Object and id by which the old endpoints and their pushes name a payment (§8.1, S). */
export function nameLegacyObject(payment: StoredPayment): { object: string; id: string } {
  return { object: `payment.${LEGACY_RESOURCES[payment.method]}`, id: payment.hash };
}
