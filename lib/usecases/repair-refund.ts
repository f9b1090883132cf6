import { confirmRefund, dropRefund, retryRefund } from "#lib/domain/refund-repair.ts";
import type { Actor } from "#lib/domain/staff.ts";
import type { Deps } from "./deps.ts";

type Repair = (deps: Pick<Deps, "orders">, orderId: string, refundId: string, actor: Actor | null) => Promise<boolean>;

/** A refund the provider refused is asked for once more. False when it is not refused (any more): nothing changes then. */
export const retryRefusedRefund: Repair = async (deps, orderId, refundId, actor) =>
  (await deps.orders.update(orderId, (order) => retryRefund(order, refundId, actor))).kind === "changed";

/** A refund the provider refused is given up. False when it is not refused (any more): nothing changes then. */
export const dropRefusedRefund: Repair = async (deps, orderId, refundId, actor) =>
  (await deps.orders.update(orderId, (order) => dropRefund(order, refundId, actor))).kind === "changed";

/** Somebody has looked there and seen that it was made. False when it is not refused (any more): nothing changes then. */
export const confirmUnclearRefund: Repair = async (deps, orderId, refundId, actor) =>
  (await deps.orders.update(orderId, (order, now) => confirmRefund(order, refundId, actor, now))).kind === "changed";
