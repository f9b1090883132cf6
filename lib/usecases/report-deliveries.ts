import { applyPaymentUpdate } from "#lib/domain/apply-payment-update.ts";
import { type Delivery, nextReport, recordReport, settleReport } from "#lib/domain/delivery.ts";
import { newestTransaction } from "#lib/domain/interpret.ts";
import type { Order } from "#lib/domain/order.ts";
import { type Lease, LeaseLost } from "#lib/ports.ts";
import { type Deps, updateRules } from "./deps.ts";
import { requireOrder } from "./drive-payment.ts";

/**
 * Reports what has been delivered, parcel by parcel, the final one last: it alone makes an invoice due (secuconnect-api §7).
 * The provider is asked first, because a merchant may have reported by hand, and an earlier report of ours may have arrived.
 * @returns false when something is left to be reported
 */
export async function reportDeliveries(deps: Deps, orderId: string): Promise<boolean> {
  const lease = await deps.orders.claim(orderId, deps.rules.leaseSeconds);
  if (lease === null) return false;
  try {
    for (;;) {
      const order = await requireOrder(deps, orderId);
      const delivery = nextReport(order);
      if (delivery === null) return true;
      if (!(await reportOne(deps, order, delivery, lease))) return false;
    }
  } catch (error) {
    // Somebody else goes on with this order; what is left is looked at again.
    if (error instanceof LeaseLost) return false;
    throw error;
  } finally {
    await deps.orders.release(orderId, lease);
  }
}

async function reportOne(deps: Deps, order: Order, delivery: Delivery, lease: Lease): Promise<boolean> {
  const { gateway, orders } = deps;
  const pciId = await findReportable(deps, order, delivery, lease);
  if (pciId === "reported") return true;
  if (pciId === null) return false;
  await orders.update(order.id, (current, now) => recordReport(current, delivery.id, now), lease);
  const facts = {
    carrier: delivery.carrier,
    trackingId: delivery.trackingId,
    deliveredAt: delivery.deliveredAt,
    orderNumber: order.number,
  };
  const told = delivery.isFinal ? await gateway.reportFinal(pciId, facts) : await gateway.reportPart(pciId, facts);
  if (told.kind === "unknown" || (told.kind === "refused" && told.retryable)) return false;
  if (told.kind === "answer" && !delivery.isFinal) {
    await settle(deps, order, delivery, "reported", lease);
    return true;
  }
  // Answered or refused: what counts is how the payment stands now.
  const after = await findReportable(deps, order, delivery, lease);
  if (after === "reported") return true;
  if (told.kind === "answer") return false;
  const detail = { delivery: delivery.number, reason: told.reason, isFinal: delivery.isFinal };
  await orders.update(order.id, (current) => settleReport(current, delivery.id, "refused", detail), lease);
  return true;
}

/** The payment to report on; "reported" when the provider knows of the final delivery; null when it cannot be read now. */
async function findReportable(
  deps: Deps,
  order: Order,
  delivery: Delivery,
  lease: Lease,
): Promise<string | "reported" | null> {
  const { stxId } = order.payment;
  if (stxId === null) return null;
  const seen = await deps.gateway.look(stxId, true);
  if (seen.kind !== "answer") return null;
  const money = newestTransaction(seen.value);
  await deps.orders.update(
    order.id,
    (current, now) => applyPaymentUpdate(current, seen.value, updateRules(deps, current), now),
    lease,
  );
  if (money === undefined) return null;
  if (!delivery.isFinal || money.completionDate === null) return money.id;
  await settle(deps, order, delivery, "reported", lease);
  return "reported";
}

async function settle(deps: Deps, order: Order, { id }: Delivery, report: "reported", lease: Lease): Promise<void> {
  await deps.orders.update(order.id, (current) => settleReport(current, id, report), lease);
}
