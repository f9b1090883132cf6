import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Withdrawals } from "#lib/ports.ts";
import { type BareShop, openBareShop } from "#lib/usecases/fixtures/bare-shop.ts";
import { ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { createWithdrawals } from "./withdrawal-store.ts";

const STATEMENT = { name: "Erika Probe", contract: "10042", email: "erika@example.test", items: "", reason: "" };
const JUDGED = { declaredAt: new Date("2026-11-26T10:31:07.250Z"), orderId: null, standing: "unmatched" as const };

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("withdrawals on %s", (engine) => {
  let shop: BareShop;
  let withdrawals: Withdrawals;
  beforeAll(async () => {
    shop = await openBareShop(engine);
    withdrawals = createWithdrawals(shop.db, () => {});
  });
  afterAll(() => shop.close());

  const declare = async (token: string) => {
    await withdrawals.draft(token, STATEMENT, "de");
    return withdrawals.declare(token, JUDGED);
  };

  it("are kept as they were declared, with the first time", async () => {
    await declare("kept");
    expect(await withdrawals.declare("kept", { ...JUDGED, declaredAt: new Date() })).toMatchObject(JUDGED);
    await withdrawals.draft("kept", { ...STATEMENT, contract: "something else" }, "de");
    expect(await withdrawals.find("kept")).toMatchObject({ ...STATEMENT, ...JUDGED, receipt: "queued" });
    const [job, ...more] = await shop.rows(sql`select payload from jobs where kind = 'withdrawal'`);
    expect([job?.payload, more]).toEqual([{ orderId: "", withdrawal: "kept" }, []]);
  });

  it("cannot be changed or deleted in the database, but for their receipt", async () => {
    await declare("fixed");
    await expect(shop.db.execute(sql`update withdrawals set name = 'x' where token = 'fixed'`)).rejects.toThrow();
    await expect(shop.db.execute(sql`delete from withdrawals where token = 'fixed'`)).rejects.toThrow();
    await withdrawals.markReceipt("fixed", "sent");
    expect(await withdrawals.find("fixed")).toMatchObject({ ...STATEMENT, receipt: "sent" });
  });

  it("are forgotten as drafts after a day, and listed only when declared", async () => {
    for (const token of ["left", "fresh"]) await withdrawals.draft(token, STATEMENT, "de");
    await shop.db.execute(sql`update withdrawals set created_at = now() - interval '25 hours' where token = 'left'`);
    await withdrawals.tidy();
    expect(await withdrawals.find("left")).toBeNull();
    expect(await withdrawals.find("fresh")).not.toBeNull();
    expect((await withdrawals.list(10)).map(({ token }) => token).sort()).toEqual(["fixed", "kept"]);
  });
});
