import { retryRefusedReport } from "#lib/domain/delivery-report.ts";
import type { Actor } from "#lib/domain/staff.ts";
import type { Deps } from "./deps.ts";

/** A report the provider refused is made again; false when it is not refused (any more). */
export async function retryReport(deps: Deps, orderId: string, deliveryId: string, actor: Actor): Promise<boolean> {
  const decision = await deps.orders.update(orderId, (order) => retryRefusedReport(order, deliveryId, actor));
  return decision.kind === "changed";
}
