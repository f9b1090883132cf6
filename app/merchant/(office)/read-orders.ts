import type { ListedOrder } from "#lib/ports.ts";
import type { Runtime } from "#lib/runtime.ts";
import type { OrderQuery } from "./order-query.ts";

const ROWS = 50;

/** A page of the list; an empty one where the address names a place that no page has given out. */
export async function readOrders(
  { orderList }: Pick<Runtime, "orderList">,
  { filter, search, after }: OrderQuery,
): Promise<{ orders: ListedOrder[]; next: string | null }> {
  try {
    return await orderList.page({
      filter,
      limit: ROWS,
      ...(search === "" ? {} : { search }),
      ...(after === null ? {} : { after }),
    });
  } catch (error) {
    if (error instanceof RangeError) return { orders: [], next: null };
    throw error;
  }
}
