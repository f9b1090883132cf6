import { type SQL, sql } from "drizzle-orm";
import type { Customer } from "#lib/domain/order.ts";
import { hasEnded } from "#lib/domain/payment.ts";
import type { ListedOrder, OrderFilter, OrderList } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { findOrders } from "./find-orders.ts";

/** Word for word the conditions of the indexes in the schema; otherwise they would not serve. */
const CONDITIONS: Record<Exclude<OrderFilter, "problems">, SQL> = {
  all: sql`o.placed_at is not null`,
  toShip: sql`o.status = 'placed' and o.delivery_status <> 'delivered'
    and o.payment_status in ('accepted', 'due', 'paid', 'cleared')`,
  waitingForMoney: sql`o.status = 'placed' and o.payment_status in ('pending', 'accepted', 'due')`,
  due: sql`o.status = 'placed' and o.payment_status = 'due'`,
};

/** What people have to look at stays short, so it is read whole: the ids first, and then their orders. */
const PROBLEMS = sql`o.placed_at is not null and o.id in (select order_id from attention where settled_at is null)`;

/** Of a part payment, what is known of it: it is no payment yet, and less is to come all the same. */
const PART = sql`coalesce(case when a.receipts->-1->>'status' = 'partial'
  then (a.receipts->-1->>'amountCents')::int end, 0)`;

const MOST = 500;

type Plain = "id" | "number" | "status" | "paymentStatus" | "deliveryStatus" | "method" | "delivery" | "hasProblem";
interface Row extends Pick<ListedOrder, Plain> {
  placed: string;
  goal: string;
  delivered: string | null;
  customer: Pick<Customer, "firstName" | "lastName" | "company">;
  total: number;
  /** What the provider claims in all: the amount less what was reduced or refunded. */
  claimed: number;
  /** With a part of known sum. */
  received: number;
}

export function createOrderList(db: Database): OrderList {
  return {
    async page({ filter, search, after, limit }) {
      if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new RangeError(`limit: 1 to ${MOST}`);
      const where = [
        filter === "problems" ? PROBLEMS : CONDITIONS[filter],
        ...(search === undefined ? [] : [sql`o.id in (${findOrders(search.trim())})`]),
        ...(after === undefined ? [] : [sql`(o.placed_at, o.id) < (${sql.join(readPlace(after), sql`, `)})`]),
      ];
      // The place in the list is read from an index alone; orders are wide, and only those that are shown are read.
      const result = await db.execute(sql`
        select o.id, o.number, o.status, o.delivery_status as "deliveryStatus", o.customer, o.total_cents as total,
          a.status as "paymentStatus", a.method, a.received_cents + ${PART} as received, a.goal, o.delivery,
          coalesce(a.effective_cents, a.amount_cents) as claimed, o.deliveries->-1->>'deliveredAt' as delivered,
          exists (select 1 from attention t where t.order_id = o.id and t.settled_at is null) as "hasProblem",
          to_char(o.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as placed
        from (select o.id from orders o where ${sql.join(where, sql` and `)}
          order by o.placed_at desc, o.id desc limit ${limit + 1}) shown
        join orders o on o.id = shown.id
        join payment_attempts a on a.id = o.attempt_id
        order by o.placed_at desc, o.id desc`);
      const { rows } = result as unknown as { rows: Row[] };
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length <= limit || last === undefined ? null : `${last.placed}~${last.id}`;
      return { orders: shown.map(toListed), next };
    },

    async counts(most) {
      const count = (where: SQL) =>
        sql`(select count(*)::int from (select 1 from orders o where ${where} limit ${most}) o)`;
      const result = await db.execute(sql`select ${count(CONDITIONS.toShip)} as "toShip",
        ${count(CONDITIONS.waitingForMoney)} as "waitingForMoney", ${count(CONDITIONS.due)} as due,
        ${count(PROBLEMS)} as problems`);
      const [counts] = (result as unknown as { rows: Awaited<ReturnType<OrderList["counts"]>>[] }).rows;
      if (counts === undefined) throw new Error("the orders could not be counted");
      return counts;
    },
  };
}

/** The database's own text of the moment: a Date would lose its microseconds, and rows with them. */
function readPlace(after: string): SQL[] {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)~([\w-]{1,64})$/.exec(after);
  if (match === null) throw new RangeError("after: not the end of a page");
  return [sql`${match[1]}::timestamptz`, sql`${match[2]}::text`];
}

function toListed({ placed, customer, total, claimed, received, goal, delivered, ...row }: Row): ListedOrder {
  const isOver = row.status !== "placed" || hasEnded(row.paymentStatus);
  return {
    ...row,
    placedAt: new Date(placed),
    customerName: [customer.company, `${customer.firstName} ${customer.lastName}`.trim()].filter(Boolean).join(", "),
    totalCents: total,
    openCents: isOver ? 0 : Math.max(0, claimed - received),
    isEnding: goal === "end" && !hasEnded(row.paymentStatus),
    lastDeliveredAt: delivered === null ? null : new Date(delivered),
  };
}
