import type { Actor } from "./staff.ts";

/** What somebody did. `action` is a verb in the house's terms; a new one needs its sentence in the texts of the timeline. */
export const AUDIT_ACTIONS = [
  "order.delivered",
  "order.handedOver",
  "order.switchedToShipping",
  "delivery.retried",
  "order.cancelled",
  "order.refunded",
  "refund.retried",
  "refund.confirmed",
  "refund.dropped",
  "payment.partEntered",
  "attention.settled",
  "job.replayed",
  "mail.resent",
  "payment.looked",
  "payment.switched",
  "legacy.cancelled",
  "legacy.reported",
  "staff.signedIn",
  "staff.signedOut",
  "staff.created",
  "staff.changed",
  "staff.sessionsEnded",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** In place of a name: no member of the staff did it, but the customer on the page of the order. */
export const CUSTOMER_ACTOR = { staffId: null, name: "customer" } as const;

/** Saved in the transaction of what it tells of. */
export interface AuditEntry {
  /** Null for a command of the shop's own machine. */
  actor: Pick<Actor, "staffId" | "name"> | typeof CUSTOMER_ACTOR | null;
  action: AuditAction;
  /** Ids, numbers and amounts; no personal data of customers. */
  detail: Record<string, unknown>;
}
