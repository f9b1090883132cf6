import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Decision } from "#lib/domain/apply-payment-update.ts";
import { ACCOUNT } from "#lib/domain/fixtures/account.ts";
import type { Order } from "#lib/domain/order.ts";
import type { OrderRecords, PaymentGateway, TimelineEntry } from "#lib/ports.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { type BareShop, openBareShop } from "#lib/usecases/fixtures/bare-shop.ts";
import { aNewOrder } from "#lib/usecases/fixtures/stored-order.ts";
import { ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { createOrderRecords } from "./order-record-store.ts";

const delivered = (order: Order): Decision => ({
  kind: "changed",
  order,
  effects: [
    {
      kind: "audit",
      entry: { actor: { staffId: "s1", name: "Klara Clerk" }, action: "order.delivered", detail: { carrier: "DHL" } },
    },
    { kind: "mail", event: "confirmation" },
    { kind: "raise", attention: { kind: "note", key: "k", detail: { says: "look" } } },
    { kind: "report", delaySeconds: 3600 },
  ],
  event: "order.delivered",
  detail: { delivery: 1 },
});

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("the record of an order on %s", (engine) => {
  let shop: BareShop;
  let deps: Deps;
  let records: OrderRecords;
  beforeAll(async () => {
    shop = await openBareShop(engine);
    deps = shop.newProcess({} as PaymentGateway);
    records = createOrderRecords(shop.db, deps.orders as Parameters<typeof createOrderRecords>[1]);
  });
  afterAll(() => shop.close());

  const place = async () => {
    const placed = { status: "placed" as const, placedAt: new Date() };
    return deps.orders.insert(await aNewOrder(deps.orders, placed, { funding: ACCOUNT }), []);
  };
  const read = async (id: string, before?: string) => {
    const record = await records.read(id, before);
    if (record === null) throw new Error("there is a record");
    return record;
  };
  const names = (entries: readonly TimelineEntry[]) => entries.map(({ source, event }) => `${source} ${event}`);

  it("holds what is known of one order and nothing of another, without the customer's account", async () => {
    const [order, other] = [await place(), await place()];
    for (const { id } of [order, other]) {
      await deps.orders.update(id, delivered);
      await deps.pushInbox.receive(id, "evt_1", "secret body");
    }
    await deps.jobs.enqueue("deadlines", other.id, 3600);
    const record = await read(order.id);
    expect(record.order.number).toBe(order.number);
    expect(record.attempts).toHaveLength(1);
    expect(record.mails).toMatchObject([
      { event: "confirmation", status: "queued", attempt: 1, about: 0, error: null },
    ]);
    expect(record.attention).toMatchObject([{ kind: "note", key: "k", detail: { says: "look" } }]);
    expect(record.jobs.map(({ kind }) => kind).sort()).toEqual(["mail", "report", "sync"]);
    expect(record.pushes).toMatchObject([{ seenAt: null }]);
    expect(record.order.payment.funding?.masked).toBe(ACCOUNT.masked);
    expect(JSON.stringify(record)).not.toContain(ACCOUNT.iban);
    expect(JSON.stringify(record)).not.toContain("secret body");
  });

  it("tells of dead and running work, too", async () => {
    const { id } = await place();
    await deps.orders.update(id, delivered);
    await shop.db.execute(sql`update jobs set status = 'dead', last_error = 'broken', finished_at = now()
      where kind = 'report' and payload->>'orderId' = ${id}`);
    await shop.db.execute(sql`update jobs set status = 'running', lease = 'x', lease_until = now()
      where kind = 'mail' and payload->>'orderId' = ${id}`);
    expect((await read(id)).jobs).toMatchObject([
      { kind: "report", status: "dead", cause: "broken" },
      { kind: "mail", status: "running", mail: { event: "confirmation" } },
    ]);
  });

  it("has no draft", async () => {
    const draft = await deps.orders.insert(await aNewOrder(deps.orders), []);
    expect(await records.read(draft.id)).toBeNull();
    expect(await records.read("none")).toBeNull();
  });

  it("joins history, audit, pushes and mails, newest first, and names who did what once", async () => {
    const { id } = await place();
    await deps.orders.update(id, delivered);
    await deps.pushInbox.receive(id, "evt_1", "{}");
    await deps.mailOutbox.mark(id, { event: "confirmation", attempt: 1 }, "sent");
    const { entries, next } = (await read(id)).timeline;
    expect(names(entries)).toEqual([
      "mail mail.sent",
      "push push.received",
      "shop order.delivered",
      "shop order.drafted",
    ]);
    expect(entries[2]).toMatchObject({ by: "Klara Clerk", detail: { delivery: 1, carrier: "DHL" } });
    expect(entries[3]?.by).toBeNull();
    expect(next).toBeNull();
  });

  it("keeps an act that has no event of the same name", async () => {
    const { id } = await place();
    const ending = (order: Order): Decision =>
      ({ ...(delivered(order) as object), event: "payment.ending" }) as Decision;
    await deps.orders.update(id, ending);
    const { entries } = (await read(id)).timeline;
    expect(names(entries).slice(0, 3)).toEqual(["mail mail.queued", "staff order.delivered", "shop payment.ending"]);
    expect(entries[2]?.by).toBe("Klara Clerk");
  });

  it("pages through hundreds of entries, each of them once, many of one moment among them", async () => {
    const { id } = await place();
    await shop.db.execute(sql`insert into order_history (order_id, at, event, detail)
      select ${id}, timestamptz '2026-11-20 10:00:00.000001Z' + make_interval(secs => (i / 50)), 'payment.read', '{}'::jsonb
      from generate_series(1, 300) as i`);
    await shop.db.execute(sql`insert into push_inbox (order_id, event_id, body, received_at)
      select ${id}, 'evt_' || i, '{}', timestamptz '2026-11-20 10:00:00.000001Z' + make_interval(secs => (i / 50))
      from generate_series(1, 200) as i`);
    const all: TimelineEntry[] = [];
    let before: string | undefined;
    // Nine pages; a place that leads nowhere must end all the same.
    for (let pages = 0; pages < 12; pages += 1) {
      const { entries, next } = (await read(id, before)).timeline;
      expect(entries.length).toBeLessThanOrEqual(60);
      all.push(...entries);
      if (next === null) break;
      before = next;
    }
    expect(all).toHaveLength(501);
    expect(new Set(all.map((entry) => entry.id)).size).toBe(501);
    const times = all.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    await expect(read(id, "2026")).rejects.toThrow(RangeError);
  });
});
