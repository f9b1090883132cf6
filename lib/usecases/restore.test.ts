import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "#lib/domain/order.ts";
import { ENGINES, ERIKA, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { placeOrder } from "./place-order.ts";
import { submitCheckout } from "./submit-checkout.ts";
import { findUnknownTransactions } from "./sweep-strays.ts";

// On the embedded database and on PostgreSQL. A database that was set back to its very beginning, beside a provider that knows what happened since.
describe.each(ENGINES)("a restored %s database", (engine) => {
  let forgotten: TestShop;
  let restored: TestShop;
  beforeAll(async () => {
    forgotten = await openTestShop(engine);
    const { apiUrl, tokenUrl } = forgotten.sandbox;
    restored = await openTestShop(engine, {
      SECUCONNECT_API_URL: apiUrl,
      SECUCONNECT_TOKEN_URL: tokenUrl,
      SETTLE_SECONDS: "60",
    });
  });
  afterAll(async () => {
    await restored.close();
    await forgotten.close();
  });

  async function buy(shop: TestShop): Promise<Order> {
    const basketId = await shop.newBasket();
    const outcome = await submitCheckout(shop.runtime, { basketId, input: ERIKA, locale: "de" });
    if (outcome.kind !== "review") throw new Error(`expected the review page, got ${outcome.kind}`);
    await placeOrder(shop.runtime, basketId, { hash: outcome.order.contentHash, consent: "" });
    return shop.reload(outcome.order);
  }

  it("gives no number out again that is known at the provider, however young it is there", async () => {
    const numbers = [Number((await buy(forgotten)).number), Number((await buy(forgotten)).number)];
    await findUnknownTransactions(restored.runtime, null);
    const next = await buy(restored);
    expect(Number(next.number)).toBeGreaterThan(Math.max(...numbers));
    // Who is young may still be a checkout under way: nobody is told yet.
    expect((await restored.dump()).filter(({ kind }) => kind === "attention")).toEqual([]);
  });
});
