import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "#lib/domain/order.ts";
import { carryOutRefunds } from "./carry-out-refunds.ts";
import type { Deps } from "./deps.ts";
import { inLanes } from "./fixtures/in-lanes.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { refundOrder } from "./refund-order.ts";

const CLERK = { staffId: "s1", name: "Kim", role: "clerk" } as const;
/** What a refund saves and asks on its way, each at most this often; a point that is never reached ends the list. */
const POINTS = Array.from({ length: 8 }, (_, index) => index + 1);

class Crash extends Error {
  override name = "Crash";
}

/** Dies at the given step, before it is done or right after: what it wrote and what it asked for stays. */
function dyingAt(deps: Deps, at: number, when: "before" | "after"): { deps: Deps; hasDied: () => boolean } {
  let steps = 0;
  let hasDied = false;
  const counted =
    <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      steps += 1;
      const dies = steps === at;
      hasDied ||= dies;
      if (dies && when === "before") throw new Crash();
      const result = await work(...args);
      if (dies) throw new Crash();
      return result;
    };
  const { orders, gateway } = deps;
  return {
    deps: {
      ...deps,
      orders: { ...orders, update: counted(orders.update) },
      gateway: { ...gateway, checkStatus: counted(gateway.checkStatus), reduce: counted(gateway.reduce) },
    },
    hasDied: () => hasDied,
  };
}

// On the embedded database and on PostgreSQL, beside a real sandbox.
describe.each(ENGINES)("a refund whose process dies on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());

  async function theirs(order: Order): Promise<number> {
    const seen = await shop.runtime.gateway.checkStatus(order.payment.pciIds.at(-1) ?? "");
    if (seen.kind !== "answer") throw new Error(seen.reason);
    return seen.value.effectiveCents;
  }

  it.each(["before", "after"] as const)("takes effect once, wherever it dies (%s a step)", async (when) => {
    const reached: number[] = [];
    await inLanes(POINTS, 4, async (point) => {
      const order = await orderBy(shop, "invoice");
      const wanted = { id: `r-${when}-${point}`, amountCents: 150, items: [], restock: false, reason: "Preisnachlass" };
      await refundOrder(shop.runtime, order.id, wanted, CLERK);
      const dying = dyingAt(shop.runtime, point, when);
      await carryOutRefunds(dying.deps, order.id).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      if (dying.hasDied()) reached.push(point);
      const status = async () => {
        await carryOutRefunds(shop.runtime, order.id);
        return (await shop.reload(order)).payment.refunds.map((refund) => refund.status);
      };
      await expect.poll(status, { timeout: 15_000, interval: 200 }).toEqual(["done"]);
      expect([point, await theirs(order)]).toEqual([point, order.totalCents - 150]);
      const rows = await shop.dump();
      const mails = rows.filter((row) => row.kind === "mail" && row.orderId === order.id && row.event === "refunded");
      expect([point, mails.length]).toEqual([point, 1]);
    });
    // Ask, write down, call, note, ask again, save: all of them were died at.
    expect(reached.sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
