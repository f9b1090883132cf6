import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Orders, PushInbox } from "#lib/ports.ts";
import { type BareShop, openBareShop } from "#lib/usecases/fixtures/bare-shop.ts";
import { aNewOrder } from "#lib/usecases/fixtures/stored-order.ts";
import { ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { createOrders } from "./order-store.ts";
import { createPushInbox } from "./push-store.ts";

const DELAY_SECONDS = 1;

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("the inbox for pushes on %s", (engine) => {
  let shop: BareShop;
  let inbox: PushInbox;
  let orders: Orders;
  let orderId: string;
  let count = 0;
  beforeAll(async () => {
    shop = await openBareShop(engine);
    inbox = createPushInbox(shop.db, () => {}, DELAY_SECONDS);
    orders = createOrders(shop.db, () => {});
  });
  beforeEach(async () => {
    orderId = (await orders.insert(await aNewOrder(orders), [])).id;
    await shop.db.execute(sql`delete from jobs`);
  });
  afterAll(() => shop.close());

  const receive = () => inbox.receive(orderId, `evt_${count++}`, "{}");
  /** What a look does with the pushes it has answered. */
  const look = async (secondsAgo: number) => {
    const newest = await inbox.newest(orderId);
    await inbox.markSeen(orderId, newest);
    await shop.db.execute(sql`update push_inbox set seen_at = now() - make_interval(secs => ${secondsAgo})
      where id = ${newest}`);
    await shop.db.execute(sql`update jobs set status = 'done' where status = 'waiting'`);
  };
  const wait = async () => {
    const rows = await shop.rows<{ wait: number }>(sql`select extract(epoch from run_at - created_at)::float8 as wait
      from jobs where status = 'waiting' and kind = 'sync' order by id`);
    return rows.map((row) => Math.round(row.wait));
  };

  it("queues one look for many pushes, after a moment", async () => {
    for (let left = 5; left > 0; left -= 1) await receive();
    expect(await wait()).toEqual([DELAY_SECONDS]);
  });

  it("lets a second look follow at once, and the third wait until ten seconds have passed since the first", async () => {
    await receive();
    await look(6);
    await receive();
    expect(await wait()).toEqual([DELAY_SECONDS]);
    await look(2);
    await receive();
    await receive();
    expect(await wait()).toEqual([4]);
  });

  it("counts a look that is under way", async () => {
    await receive();
    await look(3);
    await receive();
    await shop.db.execute(sql`update jobs set status = 'running' where status = 'waiting'`);
    await receive();
    expect(await wait()).toEqual([7]);
  });

  it("forgets a storm that is over", async () => {
    await receive();
    await look(30);
    await receive();
    await look(20);
    await receive();
    expect(await wait()).toEqual([DELAY_SECONDS]);
  });

  it("does not make another order wait", async () => {
    for (const age of [6, 4]) {
      await receive();
      await look(age);
    }
    orderId = (await orders.insert(await aNewOrder(orders), [])).id;
    await receive();
    expect((await wait()).at(-1)).toBe(DELAY_SECONDS);
  });

  it("waits no longer than that because the clock was set back", async () => {
    for (const age of [-86_400, -86_000]) {
      await receive();
      await look(age);
    }
    await receive();
    expect(await wait()).toEqual([10]);
  });
});
