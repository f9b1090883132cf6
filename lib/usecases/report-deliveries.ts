import { applyPaymentUpdate } from "#lib/domain/apply-payment-update.ts";
import {
  isKnown,
  nextReport,
  noticeOverdue,
  type ReportStep,
  recordReport,
  refuseReport,
  settleReport,
} from "#lib/domain/delivery-report.ts";
import { newestTransaction } from "#lib/domain/interpret.ts";
import type { Order } from "#lib/domain/order.ts";
import { type GatewayResult, type Lease, LeaseLost } from "#lib/ports.ts";
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
      const step = nextReport(order);
      if (step === null) return true;
      if (await reportOne(deps, order, step, lease)) continue;
      await deps.orders.update(orderId, (current, now) => noticeOnce(current, step, now), lease);
      return false;
    }
  } catch (error) {
    // Somebody else goes on with this order; what is left is looked at again.
    if (error instanceof LeaseLost) return false;
    throw error;
  } finally {
    await deps.orders.release(orderId, lease);
  }
}

/** Only while it still waits for the same step. */
function noticeOnce(order: Order, step: ReportStep, now: Date) {
  const current = nextReport(order);
  const isSame = current?.delivery.id === step.delivery.id && current.kind === step.kind;
  return isSame ? noticeOverdue(order, current, now) : { kind: "unchanged" as const };
}

/** One step: look, tell, look again. True when its outcome is known. */
async function reportOne(deps: Deps, order: Order, step: ReportStep, lease: Lease): Promise<boolean> {
  const { orders } = deps;
  const { delivery } = step;
  const found = await findReportable(deps, order, step, lease);
  if (found === "known") return true;
  if (found === null) return false;
  await orders.update(order.id, (current, now) => recordReport(current, step, now), lease);
  const told = await tell(deps, order, step, found);
  if (told.kind === "unknown" || (told.kind === "refused" && told.retryable)) return false;
  if (told.kind === "answer" && step.kind === "report" && !delivery.isFinal) {
    await orders.update(order.id, (current, now) => settleReport(current, step, now), lease);
    return true;
  }
  // Answered or refused: what counts is how the payment stands now.
  const after = await findReportable(deps, order, step, lease);
  if (after === "known") return true;
  if (told.kind === "answer" || after === null) return false;
  await orders.update(order.id, (current) => refuseReport(current, step, told.reason), lease);
  return true;
}

interface Reportable {
  stxId: string;
  pciId: string;
}

function tell(
  deps: Deps,
  order: Order,
  { delivery, kind }: ReportStep,
  { stxId, pciId }: Reportable,
): Promise<GatewayResult<unknown>> {
  const facts = {
    carrier: delivery.carrier,
    trackingId: delivery.trackingId,
    deliveredAt: delivery.deliveredAt,
    orderNumber: order.number,
  };
  if (kind === "mark") return deps.gateway.markDelivery(stxId, delivery.kind ?? "shipping", facts);
  return delivery.isFinal ? deps.gateway.reportFinal(pciId, facts) : deps.gateway.reportPart(pciId, facts);
}

/** What is to be reported on; "known" when the provider knows of it already; null when it cannot be read now. */
async function findReportable(
  deps: Deps,
  order: Order,
  step: ReportStep,
  lease: Lease,
): Promise<Reportable | "known" | null> {
  const { stxId } = order.payment;
  if (stxId === null) return null;
  const seen = await deps.gateway.look(stxId, true);
  if (seen.kind !== "answer") return null;
  await deps.orders.update(
    order.id,
    (current, now) => applyPaymentUpdate(current, seen.value, updateRules(deps, current), now),
    lease,
  );
  const money = newestTransaction(seen.value);
  if (money === undefined) return null;
  if (!isKnown(step, seen.value)) return { stxId, pciId: money.id };
  await deps.orders.update(order.id, (current, now) => settleReport(current, step, now), lease);
  return "known";
}
