import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Schedules } from "#lib/ports.ts";
import { type BareShop, openBareShop } from "#lib/usecases/fixtures/bare-shop.ts";
import { ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { createSchedules } from "./schedule-store.ts";

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("schedules on %s", (engine) => {
  let shop: BareShop;
  let schedules: Schedules;
  beforeAll(async () => {
    shop = await openBareShop(engine);
    schedules = createSchedules(shop.db);
  });
  beforeEach(() => shop.db.execute(sql`delete from schedules`));
  afterAll(() => shop.close());

  const claimAtOnce = async () => {
    const claims = await Promise.all(Array.from({ length: 10 }, () => schedules.claim("round", 60)));
    return claims.filter((isMine) => isMine).length;
  };
  const makeDue = () => shop.db.execute(sql`update schedules set due_at = now() - interval '1 second'`);

  it("lets one of ten win the first time and every other time", async () => {
    expect(await claimAtOnce()).toBe(1);
    expect(await claimAtOnce()).toBe(0);
    await schedules.finish("round", 60, "here");
    expect(await claimAtOnce()).toBe(0);
    await makeDue();
    expect(await claimAtOnce()).toBe(1);
    expect(await schedules.cursor("round")).toBe("here");
  });

  it("follows a runner that died, once its lease is over and no sooner", async () => {
    expect(await schedules.claim("round", 60)).toBe(true);
    await makeDue();
    expect(await claimAtOnce()).toBe(0);
    await shop.db.execute(sql`update schedules set lease_until = now() - interval '1 second'`);
    expect(await claimAtOnce()).toBe(1);
  });

  it("does not believe a lease that ends later than any can end: the clock was set back", async () => {
    expect(await schedules.claim("round", 60)).toBe(true);
    await makeDue();
    await shop.db.execute(sql`update schedules set lease_until = now() + interval '1 day'`);
    expect(await claimAtOnce()).toBe(1);
  });

  it("does not rest for a day because the clock was set back by one", async () => {
    expect(await schedules.claim("round", 60)).toBe(true);
    await schedules.finish("round", 60);
    await shop.db.execute(sql`update schedules set due_at = due_at + interval '1 day',
      finished_at = finished_at + interval '1 day'`);
    expect(await claimAtOnce()).toBe(1);
  });

  it("keeps the cursor when a round says nothing about it", async () => {
    await schedules.claim("round", 60);
    await schedules.finish("round", 0, "one");
    await schedules.finish("round", 0);
    expect(await schedules.cursor("round")).toBe("one");
    expect(await schedules.cursor("other")).toBeNull();
  });
});
