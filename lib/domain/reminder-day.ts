import { bankWorkingDayBefore } from "./bank-days.ts";
import type { IsoDay } from "./birth-date.ts";
import type { PaymentInstructions } from "./payment-instructions.ts";

/**
 * When to remember a transfer so that it arrives in time: a bank working day before. Null while no day is known, and where
 * nothing is open or nobody knows how much.
 */
export function reminderDayOf({
  due,
  openCents,
  partCents,
}: Pick<PaymentInstructions, "due" | "openCents" | "partCents">): IsoDay | null {
  if (due.kind === "afterDelivery" || openCents === 0 || partCents === null) return null;
  return bankWorkingDayBefore(due.day);
}
