import { applyPaymentUpdate } from "#lib/domain/apply-payment-update.ts";
import type { Order } from "#lib/domain/order.ts";
import { isStarted, type PaymentAttempt } from "#lib/domain/payment.ts";
import { adoptTransaction, forgetCall } from "#lib/domain/payment-call.ts";
import { type Deps, updateRules } from "./deps.ts";

/** What became of a lost call; where it cannot be known yet, when it is worth asking again, or null for "some time". */
export type Resolution = { known: true } | { known: false; againInSeconds: number | null };

const KNOWN: Resolution = { known: true };
const PROVIDER_SILENT: Resolution = { known: false, againInSeconds: null };

/** Finds out what became of a call that never came back, by the table of reliability §1: read, then decide. */
export async function resolveCall(deps: Deps, order: Order): Promise<Resolution> {
  const lost = order.payment.inFlight;
  if (lost === null) return KNOWN;
  return order.payment.stxId === null ? findCreated(deps, order, lost) : readBound(deps, order, lost);
}

type LostCall = NonNullable<PaymentAttempt["inFlight"]>;

/** The search may lag, so an empty answer proves nothing before the settle time. */
async function findCreated(deps: Deps, order: Order, lost: LostCall): Promise<Resolution> {
  const found = await deps.gateway.search(order.payment.merchantRef);
  if (found.kind !== "answer") return PROVIDER_SILENT;
  const match = found.value.find((entry) => entry.merchantRef === order.payment.merchantRef);
  const unsettled = secondsToSettle(deps, lost);
  if (match === undefined && unsettled > 0) return { known: false, againInSeconds: unsettled };
  await deps.orders.update(order.id, (current) =>
    match === undefined ? forgetCall(current, null) : adoptTransaction(current, match.stxId),
  );
  return KNOWN;
}

async function readBound(deps: Deps, order: Order, lost: LostCall): Promise<Resolution> {
  const { gateway, orders, rules, clock } = deps;
  const seen = await gateway.look(order.payment.stxId ?? "", true);
  if (seen.kind !== "answer") return PROVIDER_SILENT;
  const update = seen.value;
  const binds = lost.call === "start" || (lost.call === "prepare" && rules.autoCapture);
  const decision = await orders.update(order.id, (current) =>
    applyPaymentUpdate(current, update, updateRules(deps, current), clock.now()),
  );
  const after = decision.kind === "changed" ? decision.order : order;
  if (after.payment.inFlight === null) return KNOWN;
  if (lost.call === "prepare" && after.payment.status === "authorized") {
    await orders.update(order.id, (current) => forgetCall(current, current.payment.sentHash));
    return KNOWN;
  }
  // What the provider says may mean that the customer is bound, but cannot be believed: a person is told, and it is read again.
  if (binds && after.payment.concern !== null && !isStarted(after.payment.status)) return PROVIDER_SILENT;
  // The lost call may still be running over there; repeating a binding call before that is over could bind twice.
  const unsettled = secondsToSettle(deps, lost);
  if (binds && !isStarted(after.payment.status) && unsettled > 0) return { known: false, againInSeconds: unsettled };
  await orders.update(order.id, (current) =>
    forgetCall(current, lost.call === "update" ? null : current.payment.sentHash),
  );
  return KNOWN;
}

/** How long the lost call may still take effect; 0 when that time is over. */
function secondsToSettle(deps: Deps, lost: LostCall): number {
  const passed = (deps.clock.now().getTime() - lost.since.getTime()) / 1000;
  return Math.max(0, deps.rules.settleSeconds - passed);
}
