import { addBankWorkingDays } from "./bank-days.ts";
import type { IsoDay } from "./birth-date.ts";
import type { DeliveryKind } from "./checkout.ts";
import { openCents } from "./claim.ts";
import { dueDayOf } from "./due-day.ts";
import { toFingerprint } from "./fingerprint.ts";
import { girocodeForDetails } from "./girocode.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { type BankDetails, isStarted } from "./payment.ts";
import { isPartPaid, partCents } from "./receipt.ts";
import type { ShopProfile } from "./shop.ts";
import { toBerlinDay } from "./shop-day.ts";

/**
 * Until when the money is wanted. by: goods are held until that day; on: an invoice whose goods are out; afterDelivery: so
 * many days after goods that have not left yet, or whose delivery the provider has not confirmed.
 */
export type DueRule =
  | { kind: "by"; day: IsoDay }
  | { kind: "on"; day: IsoDay }
  | { kind: "afterDelivery"; days: number; delivery: DeliveryKind };

/**
 * What a customer needs to pay one order by transfer, as it is at one moment: the one source for page, mail, document and
 * code. Never changed; a new fact makes new instructions.
 */
export interface PaymentInstructions extends Readonly<BankDetails> {
  /** What is still to be paid. */
  readonly openCents: Cents;
  readonly due: DueRule;
  /** Text of the EPC code; null when a detail is not valid, nothing is open or nobody knows how much: then the facts stand alone. */
  readonly girocode: string | null;
  /** What came of it before, without being all of it. Null: something came, and nobody knows how much, so `openCents` is all of it. */
  readonly partCents: Cents | null;
  /** Eight hexadecimal digits that are the same as long as every fact is. */
  readonly revision: string;
}

/** What the merchant and the method say about when money is wanted. */
export interface InstructionTerms extends Pick<ShopProfile, "prepaidHoldDays" | "invoiceDueDays"> {
  /** Goods wait for the money. */
  paysFirst: boolean;
}

/** Null while there is nothing to transfer, and once an end is under way. */
export function toPaymentInstructions(order: Order, terms: InstructionTerms): PaymentInstructions | null {
  const { instructions: details, status, receipts, goal } = order.payment;
  if (details === null || !isStarted(status)) return null;
  if (order.status === "cancelled" || goal === "end") return null;
  const open = openCents(order);
  const part = open > 0 && isPartPaid(receipts) ? partCents(receipts) : 0;
  const girocode = open > 0 && part !== null ? girocodeForDetails(details, open) : null;
  const { owner, iban, bic, bankName, remittance } = details;
  const facts = { owner, iban, bic, bankName, remittance, openCents: open, due: toDueRule(order, terms) };
  const revision = toFingerprint(JSON.stringify([...Object.values(facts), part]));
  return Object.freeze({ ...facts, girocode, partCents: part, revision });
}

function toDueRule(order: Order, terms: InstructionTerms): DueRule {
  if (terms.paysFirst) return { kind: "by", day: transferDeadline(order, terms) };
  const day = dueDayOf(order, terms);
  if (day !== null) return { kind: "on", day };
  return { kind: "afterDelivery", days: terms.invoiceDueDays, delivery: order.delivery };
}

/**
 * Until when goods paid in advance are held: bank working days from the day the payment was started, so that a change
 * from a refused invoice to prepayment gets the full time.
 */
export function transferDeadline(order: Order, profile: Pick<ShopProfile, "prepaidHoldDays">): IsoDay {
  const since = order.payment.startedAt ?? order.placedAt ?? order.createdAt;
  return addBankWorkingDays(toBerlinDay(since), profile.prepaidHoldDays);
}
