import "server-only";
import { notFound } from "next/navigation";
import type { Order } from "#lib/domain/order.ts";
import { getRuntime } from "#lib/runtime.ts";

/** The placed order with this id; the page is not found without one. */
export async function findOrder(id: string): Promise<Order> {
  const { orders } = await getRuntime();
  const order = await orders.find(id);
  if (order === null || order.placedAt === null || order.status === "draft") notFound();
  return order;
}

/** Path of an order's page. */
export function toOrderPath({ id }: Pick<Order, "id">): string {
  return `/merchant/orders/${encodeURIComponent(id)}`;
}
