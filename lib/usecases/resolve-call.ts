import type { Order } from "#lib/domain/order.ts";
import { isEnding, isStarted, type PaymentAttempt } from "#lib/domain/payment.ts";
import { adoptTransaction, forgetCall, recordCallAgain, secondsToSettle } from "#lib/domain/payment-call.ts";
import type { PaymentUpdate } from "#lib/domain/payment-update.ts";
import type { Lease } from "#lib/ports.ts";
import { applyReading } from "./apply-reading.ts";
import type { Deps } from "./deps.ts";

/** What became of a lost call; where it cannot be known yet, when it is worth asking again, or null for "some time". */
export type Resolution = { known: true } | { known: false; againInSeconds: number | null };

const KNOWN: Resolution = { known: true };
const PROVIDER_SILENT: Resolution = { known: false, againInSeconds: null };

type LostCall = NonNullable<PaymentAttempt["inFlight"]>;

/** Finds out what became of a call that never came back, by the table of reliability §1: read, then decide. */
export async function resolveCall(deps: Deps, order: Order, lease: Lease): Promise<Resolution> {
  const lost = order.payment.inFlight;
  if (lost === null) return KNOWN;
  const again = await deps.orders.update(order.id, recordCallAgain, lease);
  const current = again.kind === "changed" ? again.order : order;
  return order.payment.stxId === null ? findCreated(deps, current, lost, lease) : readBound(deps, current, lost, lease);
}

/** The search may lag, so an empty answer proves nothing before the settle time. */
async function findCreated(deps: Deps, order: Order, lost: LostCall, lease: Lease): Promise<Resolution> {
  const { orders, rules } = deps;
  const found = await deps.gateway.search(order.payment.merchantRef);
  if (found.kind !== "answer") return PROVIDER_SILENT;
  const match = found.value.find((entry) => isAdoptable(deps, order, entry));
  const unsettled = secondsToSettle(lost, await orders.now(), rules.settleSeconds);
  if (match === undefined && unsettled > 0) return { known: false, againInSeconds: unsettled };
  await orders.update(
    order.id,
    (current) => (match === undefined ? forgetCall(current, null) : adoptTransaction(current, match.stxId)),
    lease,
  );
  return KNOWN;
}

/** Ours by every mark, and still to be used: what it holds is updated before it is prepared. */
function isAdoptable({ rules }: Deps, { payment }: Order, found: PaymentUpdate): boolean {
  const { contractId, isDemo } = rules.expected;
  const isOver = found.status === "cancelled" || found.status === "aborted" || found.status === "failed";
  return (
    found.merchantRef === payment.merchantRef &&
    (found.contractId ?? contractId) === contractId &&
    (found.isDemo ?? isDemo) === isDemo &&
    !isOver
  );
}

async function readBound(deps: Deps, order: Order, lost: LostCall, lease: Lease): Promise<Resolution> {
  const { gateway, orders, rules } = deps;
  const seen = await gateway.look(order.payment.stxId ?? "", true);
  if (seen.kind !== "answer") return PROVIDER_SILENT;
  const binds = lost.call === "start" || (lost.call === "prepare" && rules.autoCapture);
  const after = await applyReading(deps, order, seen.value, lease);
  if (after === null || after.payment.inFlight === null) return KNOWN;
  const forget = (sentHash: (payment: PaymentAttempt) => string | null) =>
    orders.update(order.id, (current) => forgetCall(current, sentHash(current.payment)), lease);
  const keep = (payment: PaymentAttempt) => payment.sentHash;
  if (lost.call === "prepare" && after.payment.status === "authorized") {
    await forget(keep);
    return KNOWN;
  }
  // An end that did not come about is asked for again: asking twice ends nothing twice.
  if (isEnding(lost.call)) {
    await forget(keep);
    return KNOWN;
  }
  // What the provider says may mean that the customer is bound, but cannot be believed: a person is told, and it is read again.
  if (binds && after.payment.concern !== null && !isStarted(after.payment.status)) return PROVIDER_SILENT;
  // The lost call may still be running over there; repeating a binding call before that is over could bind twice.
  const unsettled = secondsToSettle(lost, await orders.now(), rules.settleSeconds);
  if (binds && !isStarted(after.payment.status) && unsettled > 0) return { known: false, againInSeconds: unsettled };
  await forget((payment) => (lost.call === "update" ? null : payment.sentHash));
  return KNOWN;
}
