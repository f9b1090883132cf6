import { applyPaymentUpdate } from "#lib/domain/apply-payment-update.ts";
import type { Order } from "#lib/domain/order.ts";
import { isStarted, type PaymentAttempt } from "#lib/domain/payment.ts";
import { adoptTransaction, forgetCall } from "#lib/domain/payment-call.ts";
import { type Deps, updateRules } from "./deps.ts";

/**
 * Finds out what became of a call that never came back, by the table of reliability §1: read, then decide.
 * @returns whether it is known now; false means: ask again later
 */
export async function resolveCall(deps: Deps, order: Order): Promise<boolean> {
  const lost = order.payment.inFlight;
  if (lost === null) return true;
  return order.payment.stxId === null ? findCreated(deps, order, lost) : readBound(deps, order, lost);
}

type LostCall = NonNullable<PaymentAttempt["inFlight"]>;

/** The search may lag, so an empty answer proves nothing before the settle time. */
async function findCreated(deps: Deps, order: Order, lost: LostCall): Promise<boolean> {
  const found = await deps.gateway.search(order.payment.merchantRef);
  if (found.kind !== "answer") return false;
  const match = found.value.find((entry) => entry.merchantRef === order.payment.merchantRef);
  if (match === undefined && !hasSettled(deps, lost)) return false;
  await deps.orders.update(order.id, (current) =>
    match === undefined ? forgetCall(current, null) : adoptTransaction(current, match.stxId),
  );
  return true;
}

async function readBound(deps: Deps, order: Order, lost: LostCall): Promise<boolean> {
  const { gateway, orders, rules, clock } = deps;
  const seen = await gateway.look(order.payment.stxId ?? "", true);
  if (seen.kind !== "answer") return false;
  const update = seen.value;
  const binds = lost.call === "start" || (lost.call === "prepare" && rules.autoCapture);
  const decision = await orders.update(order.id, (current) =>
    applyPaymentUpdate(current, update, updateRules(deps, current), clock.now()),
  );
  const after = decision.kind === "changed" ? decision.order : order;
  if (after.payment.inFlight === null) return true;
  if (lost.call === "prepare" && after.payment.status === "authorized") {
    await orders.update(order.id, (current) => forgetCall(current, current.payment.sentHash));
    return true;
  }
  // The lost call may still be running over there; repeating a binding call before that is over could bind twice.
  if (binds && !isStarted(after.payment.status) && !hasSettled(deps, lost)) return false;
  await orders.update(order.id, (current) =>
    forgetCall(current, lost.call === "update" ? null : current.payment.sentHash),
  );
  return true;
}

function hasSettled(deps: Deps, lost: LostCall): boolean {
  return deps.clock.now().getTime() - lost.since.getTime() >= deps.rules.settleSeconds * 1000;
}
