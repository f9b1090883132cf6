import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PaymentGateway } from "#lib/ports.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { type BareShop, openBareShop } from "#lib/usecases/fixtures/bare-shop.ts";
import { aNewOrder } from "#lib/usecases/fixtures/stored-order.ts";
import { ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { startWorker } from "./worker.ts";

const SETTINGS = {
  leaseSeconds: 60,
  heartbeatSeconds: 15,
  retryBaseSeconds: 60,
  retryCapSeconds: 60,
  slots: 4,
  maxFailures: 20,
};

const STARTED = {
  status: "pending" as const,
  instructions: {
    owner: "secupay AG",
    iban: "DE81850400611005523759",
    bic: "COBADEFFXXX",
    bankName: "Commerzbank",
    remittance: "TA 1",
  },
};

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("a mail job on %s", (engine) => {
  let shop: BareShop;
  beforeAll(async () => {
    shop = await openBareShop(engine);
  });
  beforeEach(() => shop.db.execute(sql`delete from jobs`));
  afterAll(() => shop.close());

  /** Works until the one mail there is has been got ready; `meanwhile` happens while it is. */
  async function sendOne(meanwhile: () => Promise<unknown>): Promise<string[]> {
    const deps = shop.newProcess({} as PaymentGateway);
    const draft = await aNewOrder(deps.orders, { status: "placed", placedAt: new Date() }, STARTED);
    const order = await deps.orders.insert(draft, [{ kind: "mail", event: "confirmation" }]);
    let tellReady = () => {};
    const isReady = new Promise<void>((resolve) => {
      tellReady = resolve;
    });
    const profile: Deps["shop"]["profile"] = async () => {
      await meanwhile();
      tellReady();
      return deps.shop.profile();
    };
    const worker = startWorker({ ...deps, shop: { ...deps.shop, profile } }, SETTINGS);
    await isReady;
    await worker.stop();
    return shop.sent.filter(({ messageId }) => messageId.includes(order.id)).map(({ messageId }) => messageId);
  }

  it("sends a mail it holds the lease for", async () => {
    expect(await sendOne(async () => {})).toHaveLength(1);
  });

  it("sends no mail that another has taken over while it was held up", async () => {
    const takeOver = () => shop.db.execute(sql`update jobs set lease = 'another' where status = 'running'`);
    expect(await sendOne(takeOver)).toEqual([]);
    const rows = await shop.rows<{ status: string; lease: string }>(sql`select status, lease from jobs`);
    expect(rows).toEqual([{ status: "running", lease: "another" }]);
  });
});
