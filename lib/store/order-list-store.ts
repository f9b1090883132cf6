import { type SQL, sql } from "drizzle-orm";
import type { Customer } from "#lib/domain/order.ts";
import { hasEnded } from "#lib/domain/payment.ts";
import type { ListedOrder, OrderFilter, OrderList } from "#lib/ports.ts";
import type { Database } from "./database.ts";

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

const MOST = 500;

interface Row extends Pick<ListedOrder, "id" | "number" | "status" | "paymentStatus" | "deliveryStatus" | "method"> {
  placed: string;
  customer: Pick<Customer, "firstName" | "lastName" | "company">;
  total: number;
  amount: number;
  received: number;
}

export function createOrderList(db: Database): OrderList {
  return {
    async page({ filter, search, after, limit }) {
      if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new RangeError(`limit: 1 to ${MOST}`);
      const where = [
        filter === "problems" ? PROBLEMS : CONDITIONS[filter],
        ...(search === undefined ? [] : [sql`o.id in (${found(search.trim())})`]),
        ...(after === undefined ? [] : [sql`(o.placed_at, o.id) < (${sql.join(readPlace(after), sql`, `)})`]),
      ];
      const result = await db.execute(sql`
        select o.id, o.number, o.status, o.delivery_status as "deliveryStatus", o.customer, o.total_cents as total,
          a.status as "paymentStatus", a.method, coalesce(a.effective_cents, a.amount_cents) as amount, a.received_cents as received,
          to_char(o.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as placed
        from (select * from orders o where ${sql.join(where, sql` and `)}
          order by o.placed_at desc, o.id desc limit ${limit + 1}) o
        join payment_attempts a on a.id = o.attempt_id
        order by o.placed_at desc, o.id desc`);
      const { rows } = result as unknown as { rows: Row[] };
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length <= limit || last === undefined ? null : `${last.placed}~${last.id}`;
      return { orders: shown.map(toListed), next };
    },
  };
}

/** Each of the four has an index; together they are four short looks. */
function found(search: string): SQL {
  return sql`select id from orders where number = ${search}
    union all select id from orders where lower(customer->>'email') = lower(${search})
    union all select order_id from payment_attempts where stx_id = ${search}
    union all select order_id from payment_attempts
      where instructions is not null and upper(instructions->>'remittance') = upper(${search})`;
}

/** The database's own text of the moment: a Date would lose its microseconds, and rows with them. */
function readPlace(after: string): SQL[] {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)~([\w-]{1,64})$/.exec(after);
  if (match === null) throw new RangeError("after: not the end of a page");
  return [sql`${match[1]}::timestamptz`, sql`${match[2]}::text`];
}

function toListed({ placed, customer, total, amount, received, ...row }: Row): ListedOrder {
  const isOver = row.status !== "placed" || hasEnded(row.paymentStatus);
  return {
    ...row,
    placedAt: new Date(placed),
    customerName: [customer.company, `${customer.firstName} ${customer.lastName}`.trim()].filter(Boolean).join(", "),
    totalCents: total,
    openCents: isOver ? 0 : Math.max(0, amount - received),
  };
}
