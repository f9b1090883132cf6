import { rmSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDataDir } from "#lib/usecases/fixtures/new-data-dir.ts";
import { createTestDatabase, ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { type OpenDatabase, openDatabase } from "./database.ts";
import { createGauges } from "./gauge-store.ts";

// On the embedded database and on PostgreSQL. What takes minutes in life is put back in time here.
describe.each(ENGINES)("gauges on %s", (engine) => {
  let folder = "";
  let database: OpenDatabase;
  beforeAll(async () => {
    folder = newDataDir("gauges", engine);
    const url = engine === "postgresql" ? await createTestDatabase() : null;
    database = await openDatabase({ url, dataDir: folder, poolSize: 2, onPoolError: () => {} });
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const read = () => createGauges(database.db).read();

  async function insertOrder(id: string, placedMinutesAgo: number, paymentStatus: string, unknownMinutes: number) {
    await database.db.execute(sql`insert into orders (id, number, token, push_token, basket_id, basket_version, status,
      delivery_status, locale, customer, delivery, lines, goods_cents, shipping_cents, total_cents, vat, content_hash,
      attempt_id, payment_status, created_at, placed_at, version)
      values (${id}, ${id}, ${id}, ${id}, ${id}, 0, 'placed', 'open', 'de', '{}', 'shipping', '[]', 1, 0, 1, '[]', '', ${id},
      ${paymentStatus}, now(), now() - make_interval(mins => ${placedMinutesAgo}), 1)`);
    const since = new Date(Date.now() - unknownMinutes * 60_000).toISOString();
    await database.db.execute(sql`insert into payment_attempts (id, order_id, number, method, status, goal, merchant_ref,
      pci_ids, amount_cents, received_cents, in_flight) values (${id}, ${id}, 1, 'prepaid', ${paymentStatus}, 'start', ${id},
      '[]', 1, 0, ${JSON.stringify({ call: "start", hash: "", since })}::jsonb)`);
  }

  it("tells what is under way from what is stuck", async () => {
    await insertOrder("fresh", 4, "requested", 4);
    expect(await read()).toMatchObject({
      unknownCalls: { count: 1 },
      stuckCalls: { count: 0, oldestSeconds: 0 },
      stuckPayments: { count: 0, oldestSeconds: 0 },
    });
    await insertOrder("old", 6, "authorized", 6);
    await insertOrder("started", 60, "pending", 0);
    const { unknownCalls, stuckCalls, stuckPayments } = await read();
    expect([unknownCalls.count, stuckCalls.count, stuckPayments.count]).toEqual([3, 1, 1]);
    for (const { oldestSeconds } of [unknownCalls, stuckCalls, stuckPayments]) {
      expect(Math.round(oldestSeconds / 60)).toBe(6);
    }
  });

  it("stops counting at ten thousand and still tells the age of the oldest", async () => {
    await database.db.execute(sql`insert into jobs (kind, payload, dedupe_key, run_at)
      select 'sync', '{}', 'k' || i, now() - make_interval(secs => i) from generate_series(1, 10500) i`);
    await database.db.execute(sql`insert into jobs (kind, payload, dedupe_key, run_at) values
      ('of-tomorrow', '{}', 'newer', now() - interval '1 day'), ('mail', '{}', 'later', now() + interval '1 hour')`);
    const { dueJobs } = await read();
    expect(dueJobs.sync?.count).toBe(9_999);
    expect(Math.round(dueJobs.sync?.oldestSeconds ?? 0)).toBeGreaterThanOrEqual(10_500);
    expect(dueJobs.other?.count).toBe(1);
    expect(dueJobs.mail).toBeUndefined();
  });

  it("notices a lease that is over and a schedule that never ended", async () => {
    await database.db.execute(sql`insert into jobs (kind, payload, dedupe_key, status, run_at, lease_until)
      values ('sync', '{}', 'r', 'running', now(), now() - interval '90 seconds')`);
    await database.db.execute(
      sql`insert into schedules (name, due_at) values ('reconcile', now() - interval '2 minutes')`,
    );
    const { runningJobs, schedules } = await read();
    expect(Math.round(runningJobs.oldestSeconds / 10)).toBe(9);
    expect(schedules.reconcile?.sinceSeconds).toBeNull();
    expect(Math.round((schedules.reconcile?.overdueSeconds ?? 0) / 60)).toBe(2);
  });

  it("compares the clocks", async () => {
    expect(Math.abs((await read()).clockAheadSeconds)).toBeLessThan(60);
  });
});
