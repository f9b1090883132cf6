import type { Order } from "#lib/domain/order.ts";
import type { Refund, RefundRefusal } from "#lib/domain/refund.ts";
import {
  forgetReduction,
  judgeAmount,
  nextRefund,
  recordReduction,
  recordTaken,
  refuseRefund,
  settleRefund,
} from "#lib/domain/refund-course.ts";
import { toPurpose } from "#lib/domain/refund-reason.ts";
import { type GatewayResult, type Lease, LeaseLost } from "#lib/ports.ts";
import type { Deps } from "./deps.ts";
import { requireOrder } from "./drive-payment.ts";

/** What is left: nothing, or a look after so many seconds, null for "some time". */
export type RefundsLeft = { kind: "none" } | { kind: "some"; seconds: number | null };

type Refused = Extract<GatewayResult<never>, { kind: "refused" }>;
/** known: settled or refused, on to the next; left: to be looked at again after so long. */
type Step = "known" | { leftSeconds: number | null };

const LATER: Step = { leftSeconds: null };

/**
 * Carries an order's refunds to the provider, one after the other. The amount left there (checkStatus) is read and written
 * down before each call and read again afterwards: it alone says whether a call of which no answer came took effect, so it is
 * made again only after the settle time, and only if the amount is the one it was before.
 */
export async function carryOutRefunds(deps: Deps, orderId: string): Promise<RefundsLeft> {
  const lease = await deps.orders.claim(orderId, deps.rules.leaseSeconds);
  if (lease === null) return { kind: "some", seconds: null };
  try {
    for (;;) {
      const order = await requireOrder(deps, orderId);
      const refund = nextRefund(order);
      if (refund === null) return { kind: "none" };
      const step = await carryOut(deps, order, refund, lease);
      if (step !== "known") return { kind: "some", seconds: step.leftSeconds };
    }
  } catch (error) {
    // Somebody else goes on with this order; what is left is looked at again.
    if (error instanceof LeaseLost) return { kind: "some", seconds: null };
    throw error;
  } finally {
    await deps.orders.release(orderId, lease);
  }
}

async function carryOut(deps: Deps, order: Order, refund: Refund, lease: Lease): Promise<Step> {
  const pciId = order.payment.pciIds.at(-1);
  if (pciId === undefined)
    return refuse(deps, order, refund, { kind: "notFound", reason: "nothing was started", support: null }, {}, lease);
  const seen = await deps.gateway.checkStatus(pciId);
  if (seen.kind === "unknown" || (seen.kind === "refused" && seen.retryable)) return LATER;
  if (seen.kind === "refused") return refuse(deps, order, refund, toRefusal(seen), {}, lease);
  const effective = seen.value.effectiveCents;
  const verdict = judgeAmount(refund, effective);
  if (refund.askingSince === null) {
    // Given up as lost, and since then it took effect after all: asking once more would be a second one.
    const isLate = verdict !== null && verdict !== "same";
    return isLate
      ? conclude(deps, order, refund, effective, lease)
      : ask(deps, order, refund, { pciId, effective }, lease);
  }
  if (verdict !== "same") return conclude(deps, order, refund, effective, lease);
  const passed = ((await deps.orders.now()).getTime() - Date.parse(refund.askingSince)) / 1000;
  const { settleSeconds } = deps.rules;
  // A clock that was set back would make the wait endless; the whole settle time is always enough.
  if (passed < settleSeconds) return { leftSeconds: Math.min(settleSeconds, settleSeconds - passed) };
  if (refund.isTaken) return conclude(deps, order, refund, effective, lease);
  await deps.orders.update(order.id, (current) => forgetReduction(current, refund.id), lease);
  return "known";
}

/** The call itself: never for more than is left, always with a figure, and only once the amount before it is on disk. */
async function ask(
  deps: Deps,
  order: Order,
  refund: Refund,
  { pciId, effective }: { pciId: string; effective: number },
  lease: Lease,
): Promise<Step> {
  const { gateway, orders } = deps;
  if (effective < refund.amountCents) {
    return refuse(
      deps,
      order,
      refund,
      { kind: "tooMuch", reason: "less is left", support: null },
      { left: effective },
      lease,
    );
  }
  await orders.update(order.id, (current, now) => recordReduction(current, refund.id, effective, now), lease);
  const asked = nextRefund(await requireOrder(deps, order.id));
  if (asked === null || asked.id !== refund.id || asked.askingSince === null) return "known";
  const told = await gateway.reduce(pciId, refund.amountCents, toPurpose(refund.reason));
  if (told.kind === "unknown") return { leftSeconds: 0 };
  if (told.kind === "refused" && told.retryable) {
    await orders.update(order.id, (current) => forgetReduction(current, refund.id), lease);
    return LATER;
  }
  if (told.kind === "answer") await orders.update(order.id, (current) => recordTaken(current, refund.id), lease);
  // Answered or refused: what counts is the amount now.
  const seen = await gateway.checkStatus(pciId);
  if (seen.kind !== "answer") return LATER;
  const after = seen.value.effectiveCents;
  if (judgeAmount(asked, after) !== "same") return conclude(deps, order, asked, after, lease);
  if (told.kind === "answer") return { leftSeconds: deps.rules.settleSeconds };
  return refuse(deps, order, refund, toRefusal(told), { left: after }, lease);
}

/** The amount has moved, or will not any more: done where it is what it should be, and a matter for people where not. */
async function conclude(deps: Deps, order: Order, refund: Refund, effective: number, lease: Lease): Promise<Step> {
  if (judgeAmount(refund, effective) === "done") {
    await deps.orders.update(order.id, (current, now) => settleRefund(current, refund.id, effective, now), lease);
    return "known";
  }
  const reason =
    judgeAmount(refund, effective) === "same" ? "taken, and not to be seen" : "the amount changed otherwise";
  const detail = { before: refund.effectiveBefore, left: effective };
  return refuse(deps, order, refund, { kind: "unclear", reason, support: null }, detail, lease);
}

async function refuse(
  deps: Deps,
  order: Order,
  refund: Refund,
  refusal: RefundRefusal,
  detail: Record<string, unknown>,
  lease: Lease,
): Promise<Step> {
  await deps.orders.update(order.id, (current) => refuseRefund(current, refund.id, refusal, detail), lease);
  return "known";
}

/** The provider's exception as a kind a page has a sentence for (secuconnect-api §9.2). */
function toRefusal({ reason, supportId }: Refused): RefundRefusal {
  return { kind: /NotFound/i.test(reason) ? "notFound" : "notAllowed", reason, support: supportId };
}
