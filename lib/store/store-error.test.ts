import { rmSync } from "node:fs";
import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anOrder } from "#lib/domain/fixtures/order.ts";
import { newDataDir } from "#lib/usecases/fixtures/new-data-dir.ts";
import { createTestDatabase, ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { type OpenDatabase, openDatabase } from "./database.ts";
import { createOrders } from "./order-store.ts";
import { StoreError, withoutValues } from "./store-error.ts";

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("errors of the store on %s", (engine) => {
  let folder = "";
  let database: OpenDatabase;
  beforeAll(async () => {
    folder = newDataDir("errors", engine);
    const url = engine === "postgresql" ? await createTestDatabase() : null;
    database = await openDatabase({ url, dataDir: folder, poolSize: 2, onPoolError: () => {} });
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("leave other errors alone", async () => {
    const port = withoutValues(
      "orders",
      createOrders(database.db, () => {}),
    );
    await expect(port.update("nobody", () => ({ kind: "unchanged" }))).rejects.toThrow("order nobody does not exist");
  });

  it("name operation and code, and nobody's data", async () => {
    await database.db.execute(sql`drop table payment_attempts`);
    const bare = createOrders(database.db, () => {});
    const careless = await bare.insert(anOrder(), []).catch((error: unknown) => error);
    expect(inspect(careless)).toContain("10042A1");
    const error = await withoutValues("orders", bare)
      .insert(anOrder({ id: "o2", basketId: "b2", number: "10043", token: "t2", pushToken: "p2" }), [])
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ operation: "orders.insert", code: "42P01" });
    expect(inspect(error)).not.toMatch(/erika|Probe|10042A1/);
  });
});
