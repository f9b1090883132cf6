import type { OrderLine } from "#lib/domain/order.ts";

/** What a list of goods shows of a line, of a basket as well as of an order. */
export type LineItem = Pick<
  OrderLine,
  "sku" | "name" | "quantity" | "content" | "byWeight" | "artwork" | "unitCents" | "sumCents"
> & { features: readonly string[] };
