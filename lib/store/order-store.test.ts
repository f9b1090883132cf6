import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Decision } from "#lib/domain/apply-payment-update.ts";
import type { Effect } from "#lib/domain/effects.ts";
import type { Order } from "#lib/domain/order.ts";
import { LeaseLost, type PaymentGateway, StockShortage } from "#lib/ports.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { type BareShop, openBareShop } from "#lib/usecases/fixtures/bare-shop.ts";
import { aLine, aNewOrder } from "#lib/usecases/fixtures/stored-order.ts";
import { ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { runJob } from "#lib/usecases/run-job.ts";

const touch = (order: Order): Decision => ({
  kind: "changed",
  order: { ...order, locale: "en" },
  effects: [{ kind: "sync", delaySeconds: 3600 }],
  event: "test.touched",
  detail: {},
});
const withEffects = (effects: readonly Effect[], change: Partial<Order> = {}) => {
  return (order: Order): Decision => ({
    kind: "changed",
    order: { ...order, ...change },
    effects,
    event: "t",
    detail: {},
  });
};

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("orders on %s", (engine) => {
  let shop: BareShop;
  let deps: Deps;
  let product = "";
  beforeAll(async () => {
    shop = await openBareShop(engine);
    deps = shop.newProcess({} as PaymentGateway);
    product = (await deps.catalogue.products())[0]?.id ?? "";
  });
  afterAll(() => shop.close());

  const save = async (change: Partial<Order> = {}) => deps.orders.insert(await aNewOrder(deps.orders, change), []);
  const stock = async () => Number((await shop.rows(sql`select stock from products where id = ${product}`))[0]?.stock);
  const setStock = (pieces: number) =>
    shop.db.execute(sql`update products set stock = ${pieces} where id = ${product}`);
  const traces = async ({ id }: Order) =>
    shop.rows(sql`select version, locale, status,
      (select count(*)::int from jobs where payload->>'orderId' = ${id}) as jobs,
      (select count(*)::int from order_history where order_id = ${id}) as history,
      (select count(*)::int from mails where order_id = ${id}) as mails,
      (select count(*)::int from attention where order_id = ${id}) as attention
      from orders where id = ${id}`);

  describe("the fence", () => {
    it("lets a caller whose lease was taken write nothing", async () => {
      const order = await save();
      const lost = await deps.orders.claim(order.id, 60);
      if (lost === null) throw new Error("nobody has it yet");
      expect(await deps.orders.claim(order.id, 60)).toBeNull();
      await shop.db.execute(sql`update orders set lease_until = now() - interval '1 second' where id = ${order.id}`);
      const taken = await deps.orders.claim(order.id, 60);
      if (taken === null) throw new Error("the lease was over");
      const before = await traces(order);
      await expect(deps.orders.update(order.id, touch, lost)).rejects.toThrow(LeaseLost);
      await deps.orders.release(order.id, lost);
      expect(await traces(order)).toEqual(before);
      expect(await deps.orders.claim(order.id, 60)).toBeNull();
      expect((await deps.orders.update(order.id, touch, taken)).kind).toBe("changed");
    });

    it("gives the lease to one of ten, and another when it ends later than any can end", async () => {
      const order = await save();
      const claims = () => Promise.all(Array.from({ length: 10 }, () => deps.orders.claim(order.id, 60)));
      expect((await claims()).filter((lease) => lease !== null)).toHaveLength(1);
      // The clock was set back by a day since.
      await shop.db.execute(sql`update orders set lease_until = now() + interval '1 day' where id = ${order.id}`);
      expect((await claims()).filter((lease) => lease !== null)).toHaveLength(1);
    });

    it("prolongs the lease with everything that is saved under it", async () => {
      const order = await save();
      const lease = await deps.orders.claim(order.id, 60);
      if (lease === null) throw new Error("nobody has it yet");
      await shop.db.execute(sql`update orders set lease_until = now() + interval '1 second' where id = ${order.id}`);
      await deps.orders.update(order.id, touch, lease);
      const [row] = await shop.rows(sql`select lease_until > now() + interval '30 seconds' as is_long from orders
        where id = ${order.id}`);
      expect(row).toEqual({ is_long: true });
    });
  });

  it("saves a state with all of its work or nothing of either, however the transaction ends", async () => {
    const order = await save({ lines: [aLine(product, 1)] });
    const started = await traces(order);
    const attention = { kind: "note", key: "n", detail: {} } as const;
    const work: Effect[] = [
      { kind: "drive", delaySeconds: 0 },
      { kind: "mail", event: "received" },
      { kind: "raise", attention },
      { kind: "reserveStock" },
    ];
    const pieces = await stock();
    // Each way of failing at another place: in the decision, at an illegal step, in the middle of the work, at its end.
    const failing: ((current: Order) => Decision)[] = [
      () => {
        throw new Error("before anything was written");
      },
      withEffects(work, { status: "cancelled" }),
      withEffects([...work, { kind: "drive", delaySeconds: Number.NaN }]),
      withEffects([{ kind: "mail", event: null as never }, ...work]),
      withEffects([...work.slice(0, 2), { kind: "raise", attention: { ...attention, key: null as never } }, ...work]),
    ];
    for (let index = 0; index < 200; index += 10) {
      const attempts = Array.from({ length: 10 }, (_, offset) => failing[(index + offset) % failing.length] ?? touch);
      const outcomes = await Promise.allSettled(attempts.map((decide) => deps.orders.update(order.id, decide)));
      expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => "rejected"));
    }
    expect(await traces(order)).toEqual(started);
    expect(await stock()).toBe(pieces);
    await deps.orders.update(order.id, withEffects(work, { locale: "en" }));
    expect(await traces(order)).toMatchObject([
      { version: 2, locale: "en", jobs: 2, history: 2, mails: 1, attention: 1 },
    ]);
    expect(await stock()).toBe(pieces - 1);
  });

  it("makes one order of a basket that is submitted several times at once", async () => {
    const basketId = randomUUID();
    const drafts = await Promise.all(Array.from({ length: 8 }, () => aNewOrder(deps.orders, { basketId })));
    const inserted = await Promise.all(
      drafts.map((draft) => deps.orders.insert(draft, [{ kind: "drive", delaySeconds: 15 }])),
    );
    expect(new Set(inserted.map(({ id }) => id)).size).toBe(1);
    expect(await traces(inserted[0] as Order)).toMatchObject([{ jobs: 1, history: 1 }]);
    const [attempts] = await shop.rows(sql`select count(*)::int as n from payment_attempts
      where order_id in (${sql.join(
        drafts.map(({ id }) => sql`${id}`),
        sql`, `,
      )})`);
    expect(attempts).toEqual({ n: 1 });
  });

  describe("stock", () => {
    const take = withEffects([{ kind: "reserveStock" }], { stockHeld: true });
    const release = (order: Order): Decision =>
      order.stockHeld ? withEffects([{ kind: "releaseStock" }], { stockHeld: false })(order) : { kind: "unchanged" };

    it("sells exactly ten of ten pieces to fifty orders at once, and takes each back once", async () => {
      const orders = await Promise.all(Array.from({ length: 50 }, () => save({ lines: [aLine(product, 1)] })));
      await setStock(10);
      const outcomes = await Promise.allSettled(orders.map(({ id }) => deps.orders.update(id, take)));
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(StockShortage);
      }
      expect(await stock()).toBe(0);
      const twice = orders.flatMap(({ id }) => [id, id]);
      await Promise.all(twice.map((id) => deps.orders.update(id, release)));
      expect(await stock()).toBe(10);
    });

    it("retakes goods that were given back, or says that they are gone and holds none", async () => {
      const order = await save({ lines: [aLine(product, 3)] });
      const retake = withEffects([{ kind: "retakeStock" }], { stockHeld: true });
      const isHeld = async () => (await deps.orders.find(order.id))?.stockHeld;
      await setStock(3);
      await deps.orders.update(order.id, retake);
      expect([await stock(), await isHeld()]).toEqual([0, true]);
      await deps.orders.update(order.id, release);
      await setStock(2);
      await deps.orders.update(order.id, retake);
      expect([await stock(), await isHeld()]).toEqual([2, false]);
      expect(await shop.rows(sql`select kind from attention where order_id = ${order.id}`)).toEqual([
        { kind: "soldOut" },
      ]);
      await deps.orders.update(order.id, release);
      expect(await stock()).toBe(2);
    });
  });

  it("lists what people have to see once, and again when it comes again after it was settled", async () => {
    const order = await save();
    const about = { kind: "disputed", key: "k" } as const;
    const raise = (says: string) =>
      deps.orders.update(order.id, withEffects([{ kind: "raise", attention: { ...about, detail: { says } } }]));
    const settle = () =>
      deps.orders.update(order.id, withEffects([{ kind: "settle", attention: "disputed", key: "k" }]));
    const open = () =>
      shop.rows(sql`select detail->>'says' as says from attention where order_id = ${order.id} and settled_at is null`);
    await Promise.all([raise("first"), raise("first"), raise("first")]);
    expect(await open()).toEqual([{ says: "first" }]);
    await settle();
    await settle();
    expect(await open()).toEqual([]);
    await raise("second");
    expect(await open()).toEqual([{ says: "second" }]);
    for (const _ of [1, 2]) await deps.attention.raise(null, { kind: "unknownTransaction", key: "STX_9", detail: {} });
    expect(await shop.rows(sql`select id from attention where order_id is null`)).toHaveLength(1);
  });

  it("does not count a push as looked into that came during the look", async () => {
    const order = await save();
    const unseen = async () =>
      (
        await shop.rows<{ e: string }>(sql`select event_id as e from push_inbox where order_id = ${order.id}
        and seen_at is null order by id`)
      ).map(({ e }) => e);
    await deps.pushInbox.receive(order.id, "before", "{}");
    await deps.pushInbox.receive(order.id, "before", "{}");
    const find = deps.orders.find;
    const orders = {
      ...deps.orders,
      find: async (id: string) => {
        await deps.pushInbox.receive(order.id, "during", "{}");
        return find(id);
      },
    };
    const [job] = await deps.jobs
      .claim(100, 60)
      .then((jobs) => jobs.filter(({ payload }) => payload.orderId === order.id));
    if (job === undefined) throw new Error("a push queues a look");
    expect(await runJob({ ...deps, orders: { ...deps.orders, find: orders.find } }, job)).toEqual({ kind: "done" });
    await deps.jobs.complete(job);
    expect(await unseen()).toEqual(["during"]);
    const [next] = await deps.jobs.claim(100, 60);
    expect(next).toMatchObject({ kind: "sync", payload: { orderId: order.id } });
    if (next !== undefined) await runJob(deps, next);
    expect(await unseen()).toEqual([]);
  });
});
