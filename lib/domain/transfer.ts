import { addBankWorkingDays } from "./bank-days.ts";
import type { IsoDay } from "./birth-date.ts";
import { openCents } from "./claim.ts";
import { girocodeForInstructions } from "./girocode.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { isStarted, type PaymentInstructions } from "./payment.ts";
import { isPartPaid } from "./receipt.ts";
import type { ShopProfile } from "./shop.ts";
import { toBerlinDay } from "./shop-day.ts";

/** What a customer needs to pay by transfer: the provider's details as given, and what is still open. */
export interface Transfer {
  instructions: PaymentInstructions;
  openCents: Cents;
  /** Text of the EPC code; null when a detail is not valid, nothing is open or nobody knows how much: then the text facts stand alone. */
  girocode: string | null;
  /** A part came, and `openCents` still is all of it: how much is missing is not known, so nothing may ask for it as a sum. */
  isPartPaid: boolean;
}

/** The one source of the transfer facts for page, mail, image and invoice. Null while there is nothing to transfer, and once an end is under way. */
export function toTransfer(order: Order): Transfer | null {
  const { instructions, status, receipts, goal } = order.payment;
  if (instructions === null || !isStarted(status)) return null;
  if (order.status === "cancelled" || goal === "end") return null;
  const open = openCents(order);
  const isPart = open > 0 && isPartPaid(receipts);
  const girocode = open > 0 && !isPart ? girocodeForInstructions(instructions, open) : null;
  return { instructions, openCents: open, girocode, isPartPaid: isPart };
}

/**
 * Until when goods paid in advance are held: bank working days from the day the payment was started, so that a change
 * from a refused invoice to prepayment gets the full time.
 */
export function transferDeadline(order: Order, profile: Pick<ShopProfile, "prepaidHoldDays">): IsoDay {
  const since = order.payment.startedAt ?? order.placedAt ?? order.createdAt;
  return addBankWorkingDays(toBerlinDay(since), profile.prepaidHoldDays);
}
