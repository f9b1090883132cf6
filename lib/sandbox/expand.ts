import { renderContainer } from "./containers.ts";
import { MERCHANT } from "./merchant.ts";
import { findPayment } from "./payments.ts";
import type { Wire } from "./query-values.ts";
import { renderPayment } from "./render-payment.ts";
import type { World } from "./world.ts";

/** Puts whole objects in the place of references: `all`, or the names of fields (§3.2). Unknown names change nothing. */
export function expandTransaction(world: World, wire: Wire, expand: string | null): Wire {
  if (expand === null || expand === "") return wire;
  const wanted = expand.split(",").map((name) => name.trim());
  const isWanted = (field: string) => wanted.includes("all") || wanted.includes(field);
  const expanded = { ...wire };
  if (isWanted("transactions") && Array.isArray(wire.transactions)) {
    expanded.transactions = wire.transactions.map((link: { id: string }) => ({
      ...link,
      ...renderPayment(world, findPayment(world, link.id)),
    }));
  }
  const link = wire.container as { id: string } | undefined;
  // Straight from the table: a removed instrument is gone by itself, and still what this was paid with.
  const container = world.store.tables.containers.get(link?.id ?? "");
  if (isWanted("container") && container !== undefined) expanded.container = renderContainer(world, container);
  if (isWanted("merchant")) expanded.merchant = MERCHANT;
  return expanded;
}
