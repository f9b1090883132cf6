import type { Order } from "#lib/domain/order.ts";
import { isEnding, isIn, type ProviderCall } from "#lib/domain/payment.ts";
import {
  applyCallAnswer,
  applyCallRefusal,
  denyPayment,
  giveUpEnding,
  recordCall,
  setOutToEnd,
} from "#lib/domain/payment-call.ts";
import type { PaymentUpdate } from "#lib/domain/payment-update.ts";
import type { GatewayResult, Lease, PaymentGateway } from "#lib/ports.ts";
import { applyReading } from "./apply-reading.ts";
import { type Deps, updateRules } from "./deps.ts";

/**
 * One call to the provider: recorded, made, and its answer saved, each in a transaction of its own and none of them open
 * while the call is under way.
 * @returns whether to go on: the outcome is known, or it was lost on the way and can be looked up
 */
export async function makeCall(deps: Deps, order: Order, call: ProviderCall, lease: Lease): Promise<boolean> {
  const { orders, rules } = deps;
  const recorded = await orders.update(
    order.id,
    (current, now) => {
      // Saved by somebody else since it was read: look again instead of calling for an order that has changed.
      if (current.version !== order.version) return { kind: "unchanged" };
      return recordCall(current, call, now, rules.settleSeconds);
    },
    lease,
  );
  if (recorded.kind !== "changed") return true;
  if (call === "cancel" && (await isTooLate(deps, recorded.order, lease))) return true;
  const hash = recorded.order.contentHash;
  const result = await callGateway(deps.gateway, call, recorded.order);
  if (result.kind === "unknown") return true;
  if (result.kind === "answer") {
    await orders.update(
      order.id,
      (current, now) => applyCallAnswer(current, call, hash, result.value, updateRules(deps, current), now),
      lease,
    );
    return true;
  }
  if (result.retryable) {
    await orders.update(order.id, (current) => applyCallRefusal(current, call, result.reason), lease);
    return false;
  }
  return afterRefusal(deps, recorded.order, call, result.reason, lease);
}

/**
 * The provider pays back what a cancelled payment has received, so it is asked right before whether that is still nothing.
 * A delivery that was reported by hand has made the claim due: then goods are out, and a person has to decide.
 */
async function isTooLate(deps: Deps, order: Order, lease: Lease): Promise<boolean> {
  const seen = await deps.gateway.look(order.payment.stxId ?? "", true);
  if (seen.kind !== "answer") return true;
  const after = await applyReading(deps, order, seen.value, lease);
  if (after === null || isIn(after.payment.status) || after.payment.inFlight === null) return true;
  const tooLate = toTooLate(after);
  if (tooLate === null) return false;
  await deps.orders.update(order.id, (current) => giveUpEnding(current, "cancel", tooLate), lease);
  return true;
}

/** Why it must not be ended any more, in words for the merchant. */
function toTooLate({ payment }: Order): string | null {
  if (payment.status === "due") return "the delivery was reported";
  const hasMoney = payment.receipts.length > 0;
  // Whoever gives the order up gets a part back; whoever only wants to pay otherwise did not mean that.
  return payment.endReason === "switched" && hasMoney ? "part of the money came" : null;
}

/**
 * A definite no. It may mean that the call had happened already, so the transaction is read before anything follows from it
 * ("read and see"): what binds the customer there must end before another attempt may begin.
 */
async function afterRefusal(
  deps: Deps,
  order: Order,
  call: ProviderCall,
  reason: string,
  lease: Lease,
): Promise<boolean> {
  const { orders, gateway } = deps;
  const { stxId } = order.payment;
  if (stxId === null) {
    await orders.update(order.id, (current) => denyPayment(current, call, reason), lease);
    return true;
  }
  const seen = await gateway.look(stxId, true);
  // Not to be read now: the call stays open, and is looked up like a lost one.
  if (seen.kind !== "answer") return false;
  const after = await applyReading(deps, order, seen.value, lease);
  // Overtaken: the call stays open, and is looked up like a lost one.
  if (after === null || after.payment.inFlight === null || after.payment.concern !== null) return true;
  await orders.update(
    order.id,
    (current) => {
      if (isEnding(call)) return giveUpEnding(current, call, reason);
      const isOpenThere = seen.value.status === "approved";
      if (!isOpenThere) return denyPayment(current, call, reason);
      const settled = { ...current, payment: { ...current.payment, inFlight: null } };
      return setOutToEnd(settled, "refused", { call, reason });
    },
    lease,
  );
  return true;
}

function callGateway(gateway: PaymentGateway, call: ProviderCall, order: Order): Promise<GatewayResult<PaymentUpdate>> {
  const stxId = () => {
    if (order.payment.stxId === null) throw new Error(`order ${order.number} has nothing to ${call}`);
    return order.payment.stxId;
  };
  switch (call) {
    case "create":
      return gateway.open(order);
    case "update":
      return gateway.revise(order);
    case "prepare":
      return gateway.authorize(order);
    case "start":
      return gateway.start(order);
    case "abort":
      return gateway.abort(stxId());
    case "cancel":
      return gateway.cancel(stxId());
  }
}
