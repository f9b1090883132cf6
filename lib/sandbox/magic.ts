import type { Method, StoredTransaction } from "./state.ts";
import type { World } from "./world.ts";

const TAGS = [
  "ablehnung",
  "nichtverfuegbar",
  "schwebend",
  "startfehler",
  "stolpern",
  "stolpernleer",
  "zahltsofort",
  "ruecklast",
] as const;
type MagicTag = (typeof TAGS)[number];

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** The lever in the customer's address, `erika+ablehnung@example.test` (§10.3, G); null unless SANDBOX_MAGIC=1. */
export function readMagicTag(world: World, transaction: StoredTransaction): MagicTag | null {
  if (!world.magic || transaction.customer === null) return null;
  const email = world.store.tables.customers.get(transaction.customer)?.contact.email;
  const tag = typeof email === "string" ? /\+([a-z]+)@/i.exec(email)?.[1]?.toLowerCase() : undefined;
  return TAGS.find((known) => known === tag) ?? null;
}

/** What the tag lets happen at the bank some time after the start. */
export function planMagic(world: World, transaction: StoredTransaction, method: Method): void {
  const plan = (event: string, ms: number) =>
    world.planner.plan({ at: world.clock.now() + ms, transaction: transaction.id, event, input: {} });
  const tag = readMagicTag(world, transaction);
  if (tag === "schwebend" && method !== "prepaid") plan("confirm", 60 * SECOND);
  if (tag === "zahltsofort" && method === "prepaid") plan("pay", 30 * SECOND);
  if (tag === "ruecklast" && method === "debit") plan("return-debit", DAY);
}
