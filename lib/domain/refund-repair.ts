import type { Decision } from "./apply-payment-update.ts";
import type { AuditAction } from "./audit.ts";
import { claimedCents } from "./claim.ts";
import type { Effect } from "./effects.ts";
import type { Order } from "./order.ts";
import type { Refund } from "./refund.ts";
import { changeRefund, settleProblem, settleRefund } from "./refund-course.ts";
import type { Actor } from "./staff.ts";
import { auditOf } from "./undo.ts";

/** Once more, from the look before the call on, and with the amount as it is by then: a person has looked at what became of it. */
export function retryRefund(order: Order, id: string, actor: Actor | null): Decision {
  const refund = findRefused(order, id);
  if (refund === null) return { kind: "unchanged" };
  const decision = changeRefund(
    order,
    id,
    { status: "wanted", refusal: null, effectiveBefore: null },
    "refund.retried",
  );
  return withEffects(decision, [{ kind: "refund", delaySeconds: 0 }, ...repaired(refund, actor, "refund.retried")]);
}

/** Nobody asks for it any more; the amount is whatever the provider says. */
export function dropRefund(order: Order, id: string, actor: Actor | null): Decision {
  const refund = findRefused(order, id);
  if (refund === null) return { kind: "unchanged" };
  const decision = changeRefund(order, id, { status: "dropped" }, "refund.dropped");
  return withEffects(decision, [{ kind: "sync", delaySeconds: 0 }, ...repaired(refund, actor, "refund.dropped")]);
}

/** A person has seen it in SecuOffice: done, with all that follows. */
export function confirmRefund(order: Order, id: string, actor: Actor | null, now: Date): Decision {
  const refund = findRefused(order, id);
  if (refund === null) return { kind: "unchanged" };
  return withEffects(settleRefund(order, id, claimedCents(order), now), [
    auditEntry(refund, actor, "refund.confirmed"),
  ]);
}

function findRefused({ payment }: Order, id: string): Refund | null {
  return payment.refunds.find((refund) => refund.id === id && refund.status === "refused") ?? null;
}

function repaired(refund: Refund, actor: Actor | null, action: AuditAction): Effect[] {
  return [auditEntry(refund, actor, action), ...settleProblem(refund)];
}

function auditEntry({ number, amountCents }: Refund, actor: Actor | null, action: AuditAction): Effect {
  return auditOf(actor, action, { refund: number, amountCents });
}

function withEffects(decision: Decision, effects: readonly Effect[]): Decision {
  return decision.kind === "changed" ? { ...decision, effects: [...decision.effects, ...effects] } : decision;
}
