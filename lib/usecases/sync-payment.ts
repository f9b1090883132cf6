import { applyPaymentUpdate } from "#lib/domain/apply-payment-update.ts";
import { findReportedByHand, settleReport } from "#lib/domain/delivery-report.ts";
import { newestTransaction } from "#lib/domain/interpret.ts";
import type { Order } from "#lib/domain/order.ts";
import { hasEnded, isIn, isStarted } from "#lib/domain/payment.ts";
import { markOf, type PaymentUpdate } from "#lib/domain/payment-update.ts";
import { mayBeReduced, recordEffective } from "#lib/domain/refund-course.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { type Deps, updateRules } from "./deps.ts";
import { requireOrder } from "./drive-payment.ts";

/** seen: the answer is stored; unknown: the provider could not be read; nothing: there is nothing to read yet. */
export type SyncOutcome = { kind: "seen"; order: Order; nextSeconds: number | null } | { kind: "unknown" | "nothing" };

/** A checkout under way moves on a few times a second; a look that cannot keep up comes back as a job. */
const MAX_LOOKS = 3;

/** Asks the provider what is true and lets the order follow. Pushes, polls and people end up here. */
export async function syncPayment(deps: Deps, orderId: string): Promise<SyncOutcome> {
  const { orders, gateway } = deps;
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    const order = await requireOrder(deps, orderId);
    if (order.payment.stxId === null) return { kind: "nothing" };
    const seen = await gateway.look(order.payment.stxId, true);
    if (seen.kind !== "answer") return { kind: "unknown" };
    let isOutdated = false;
    let moment = new Date(0);
    await orders.update(orderId, (current, now) => {
      moment = now;
      // Somebody saved meanwhile, so this answer may be older than what they saved: look again (G-07).
      isOutdated = current.version !== order.version;
      if (isOutdated) return { kind: "unchanged" };
      return applyPaymentUpdate(current, seen.value, updateRules(deps, current), now);
    });
    if (isOutdated) continue;
    let after = await requireOrder(deps, orderId);
    const byHand = findReportedByHand(after, seen.value);
    if (byHand !== null) {
      await orders.update(orderId, (current, now) => settleReport(current, byHand, now));
      after = await requireOrder(deps, orderId);
    }
    const standing = await readAmount(deps, after, seen.value);
    if (standing === "outdated") continue;
    if (standing === "read") after = await requireOrder(deps, orderId);
    const nextSeconds = nextLookSeconds(deps, after, moment);
    // An amount that could not be read leaves the old mark, so that the next comparison finds a reason to look.
    await deps.watch.plan(after.payment.id, nextSeconds, standing === "silent" ? undefined : newestMark(seen.value));
    return { kind: "seen", order: after, nextSeconds };
  }
  return { kind: "unknown" };
}

/**
 * Asks how much is left of the payment, where it changed since it was last read whole and something says that the amount may
 * have: a refund made by hand at the provider shows up nowhere else. All other looks go without this call.
 */
async function readAmount(deps: Deps, order: Order, update: PaymentUpdate): Promise<"read" | "silent" | "outdated"> {
  const money = newestTransaction(update);
  if (money === undefined || !mayBeReduced(order.payment, money)) return "read";
  const [known] = await deps.watch.findByPayments([money.id]);
  if (known?.mark === markOf(money)) return "read";
  const seen = await deps.gateway.checkStatus(money.id);
  if (seen.kind !== "answer") return "silent";
  let isOutdated = false;
  await deps.orders.update(order.id, (current) => {
    isOutdated = current.version !== order.version;
    return isOutdated ? { kind: "unchanged" } : recordEffective(current, seen.value.effectiveCents);
  });
  return isOutdated ? "outdated" : "read";
}

function newestMark({ transactions }: PaymentUpdate): string | undefined {
  const newest = transactions?.at(-1);
  return newest === undefined ? undefined : markOf(newest);
}

const HOUR_SECONDS = 60 * 60;
const DAY_SECONDS = 24 * HOUR_SECONDS;
/** So long an ended payment is watched for money that comes all the same. */
const LATE_DAYS = 60;
/** Transfers are final once they are in; so long their payout is waited for. */
const PAYOUT_DAYS = 60;

/** What is needed to say when a payment is looked at again; an order has it, and so has a list of them. */
export type Looked = Pick<Order["payment"], "method" | "status" | "startedAt"> & { instructions?: unknown };

/**
 * Seconds until a payment that still can change is looked at again without being pushed; null when it is settled.
 * @param now database time
 */
export function nextLookSeconds(deps: Pick<Deps, "rules">, { payment }: { payment: Looked }, now: Date): number | null {
  const { status, startedAt, method } = payment;
  if (startedAt === null) return null;
  const age = (now.getTime() - startedAt.getTime()) / 1000;
  const { poll } = deps.rules;
  // Bank details were handed out: a transfer may still come, and a part of one is on no list of money that came in.
  if (hasEnded(status)) return age < LATE_DAYS * DAY_SECONDS ? poll.laterSeconds : null;
  if (!isStarted(status)) return null;
  const { returnDays, showsInstructions } = paymentMethod(method);
  if (status === "cleared") return null;
  if (isIn(status)) return age < Math.max(PAYOUT_DAYS, returnDays + 1) * DAY_SECONDS ? poll.laterSeconds : null;
  // Bank details are owed to the customer: until they are there, they are asked for often.
  const lacksDetails = showsInstructions && payment.instructions === null;
  if (lacksDetails && age < HOUR_SECONDS) return Math.min(poll.detailsSeconds, poll.firstDaySeconds);
  if (age < DAY_SECONDS) return poll.firstDaySeconds;
  return age < 14 * DAY_SECONDS ? poll.twoWeeksSeconds : poll.laterSeconds;
}
