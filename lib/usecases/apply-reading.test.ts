import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PaymentGateway } from "#lib/ports.ts";
import { type BareShop, openBareShop } from "./fixtures/bare-shop.ts";
import { ScriptedProvider } from "./fixtures/scripted-provider.ts";
import { ENGINES, ERIKA } from "./fixtures/test-shop.ts";
import { placeOrder } from "./place-order.ts";
import { submitCheckout } from "./submit-checkout.ts";
import { syncPayment } from "./sync-payment.ts";

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("a reading that was overtaken on %s", (engine) => {
  let shop: BareShop;
  const provider = new ScriptedProvider(() => Date.now());
  beforeAll(async () => {
    shop = await openBareShop(engine);
  });
  afterAll(() => shop.close());

  it.each(["answer", "refused"] as const)(
    "neither undoes nor disputes what a newer one said (start: %s)",
    async (fault) => {
      const other = shop.newProcess(provider.gateway());
      const gateway = provider.gateway();
      let isFirst = true;
      // While this look is on its way back, the money comes, and a push makes another process look and save.
      const look: PaymentGateway["look"] = async (stxId, withMoney) => {
        const seen = await gateway.look(stxId, withMoney);
        if (isFirst) {
          isFirst = false;
          if (fault === "refused") Object.assign(provider.byId(stxId), { status: "ok", simple: 1 });
          provider.outside(stxId, "pay");
          const order = await other.orders.findByBasket(basketId);
          await syncPayment(other, order?.id ?? "");
        }
        return seen;
      };
      const deps = shop.newProcess({ ...gateway, look }, { settleSeconds: 0.01, customerWaitSeconds: 10 });
      const basketId = await shop.newBasket();
      const drafted = await submitCheckout(deps, { basketId, input: ERIKA, locale: "de" });
      if (drafted.kind !== "review") throw new Error(drafted.kind);
      provider.faults.push({ call: "start", fault });
      await placeOrder(deps, basketId, { hash: drafted.order.contentHash, consent: "" });
      const order = await deps.orders.findByBasket(basketId);
      expect(order).toMatchObject({ status: "placed", payment: { status: "paid", inFlight: null } });
      expect(await shop.rows(sql`select kind from attention where order_id = ${order?.id}`)).toEqual([]);
      expect(provider.obligations([order?.payment.merchantRef ?? ""])).toHaveLength(1);
    },
  );
});
