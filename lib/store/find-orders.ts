import { type SQL, sql } from "drizzle-orm";
import { nameWords, toNameQuery } from "./order-name.ts";

/** The newest orders that are shown. @param isShown condition on `o` @returns a select of their ids */
export function newestOrders(isShown: SQL, limit: number): SQL {
  return sql`select o.id, o.placed_at from orders o where ${isShown}
    order by o.placed_at desc, o.id desc limit ${limit}`;
}

/**
 * The same of the orders that somebody looks for. What was typed tells by its shape what it can be, and each look has an
 * index. Each is cut by itself: all who share a name need not be gathered to show the newest of them.
 */
export function findOrders(search: string, isShown: SQL, limit: number): SQL {
  const looks = listLooks(search, isShown, limit).map((look) => sql`(${look})`);
  if (looks.length === 0) return sql`select o.id, o.placed_at from orders o where false`;
  return sql`select id, placed_at from (${sql.join(looks, sql` union `)}) found
    order by placed_at desc, id desc limit ${limit}`;
}

function listLooks(search: string, isShown: SQL, limit: number): SQL[] {
  if (search === "") return [];
  const ofOrder = (isFound: SQL) => newestOrders(sql`${isFound} and ${isShown}`, limit);
  const ofPayment = (isFound: SQL) =>
    sql`select o.id, o.placed_at from payment_attempts a join orders o on o.id = a.order_id
      where ${isFound} and ${isShown}`;
  if (search.includes("@")) return [ofOrder(sql`lower(o.customer->>'email') = lower(${search})`)];
  const remittance = ofPayment(
    sql`a.instructions is not null and upper(a.instructions->>'remittance') = upper(${search})`,
  );
  if (/^\d+$/.test(search)) return [ofOrder(sql`o.number = ${search}`), remittance];
  if (/^STX_/.test(search)) return [ofPayment(sql`a.stx_id = ${search}`)];
  const words = toNameQuery(search);
  if (words === null) return [remittance];
  return [remittance, ofOrder(sql`${nameWords(sql.raw("o.customer"))} @@ to_tsquery('simple', ${words})`)];
}
