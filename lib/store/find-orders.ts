import { type SQL, sql } from "drizzle-orm";
import { nameWords, toNameQuery } from "./order-name.ts";

/**
 * Ids of the orders that somebody looks for, as a select. What was typed tells by its shape what it can be, and each look
 * has an index.
 */
export function findOrders(search: string): SQL {
  const looks = listLooks(search);
  return looks.length === 0 ? sql`select id from orders where false` : sql.join(looks, sql` union all `);
}

function listLooks(search: string): SQL[] {
  if (search === "") return [];
  if (search.includes("@")) return [sql`select id from orders where lower(customer->>'email') = lower(${search})`];
  const remittance = sql`select order_id from payment_attempts
    where instructions is not null and upper(instructions->>'remittance') = upper(${search})`;
  if (/^\d+$/.test(search)) return [sql`select id from orders where number = ${search}`, remittance];
  if (/^STX_/.test(search)) return [sql`select order_id from payment_attempts where stx_id = ${search}`];
  const words = toNameQuery(search);
  const byName = sql`select id from orders where ${nameWords(sql.raw("customer"))} @@ to_tsquery('simple', ${words})`;
  return words === null ? [remittance] : [remittance, byName];
}
