import { applyPaymentUpdate } from "#lib/domain/apply-payment-update.ts";
import type { Order } from "#lib/domain/order.ts";
import { isStarted } from "#lib/domain/payment.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { type Deps, updateRules } from "./deps.ts";
import { requireOrder } from "./drive-payment.ts";

/** seen: the answer is stored; unknown: the provider could not be read, or there is nothing to read yet. */
export type SyncOutcome = { kind: "seen"; order: Order } | { kind: "unknown" };

/** A checkout under way moves on a few times a second; a look that cannot keep up comes back as a job. */
const MAX_LOOKS = 3;

/** Asks the provider what is true and lets the order follow. Pushes, polls and people end up here. */
export async function syncPayment(deps: Deps, orderId: string): Promise<SyncOutcome> {
  const { orders, gateway, clock } = deps;
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    const order = await requireOrder(deps, orderId);
    if (order.payment.stxId === null) return { kind: "unknown" };
    const seen = await gateway.look(order.payment.stxId, true);
    if (seen.kind !== "answer") return { kind: "unknown" };
    let isOutdated = false;
    await orders.update(orderId, (current) => {
      // Somebody saved meanwhile, so this answer may be older than what they saved: look again (G-07).
      isOutdated = current.version !== order.version;
      if (isOutdated) return { kind: "unchanged" };
      return applyPaymentUpdate(current, seen.value, updateRules(deps, current), clock.now());
    });
    if (!isOutdated) return { kind: "seen", order: await requireOrder(deps, orderId) };
  }
  return { kind: "unknown" };
}

const DAY_SECONDS = 24 * 60 * 60;

/** Seconds until a payment that still can change is looked at again without being pushed; null when it is settled. */
export function nextPollSeconds(deps: Pick<Deps, "rules" | "clock">, order: Order): number | null {
  const { status, startedAt } = order.payment;
  if (!isStarted(status) || startedAt === null) return null;
  const age = (deps.clock.now().getTime() - startedAt.getTime()) / 1000;
  const { poll } = deps.rules;
  if (status === "paid") {
    const { returnDays } = paymentMethod(order.payment.method);
    return age < returnDays * DAY_SECONDS ? poll.laterSeconds : null;
  }
  if (age < DAY_SECONDS) return poll.firstDaySeconds;
  return age < 14 * DAY_SECONDS ? poll.twoWeeksSeconds : poll.laterSeconds;
}
