import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ENGINES, ERIKA, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { placeOrder } from "./place-order.ts";
import { submitCheckout } from "./submit-checkout.ts";

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("checkout with auto-capture on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine, { SECUCONNECT_AUTO_CAPTURE: "true" });
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  it("prepares and captures in one call, with the order button", async () => {
    const basketId = await shop.newBasket();
    const outcome = await submitCheckout(shop.runtime, { basketId, input: ERIKA, locale: "de" });
    if (outcome.kind !== "review") throw new Error(outcome.kind);
    expect(await shop.calls()).toEqual([]);
    await placeOrder(shop.runtime, basketId, { hash: outcome.order.contentHash, consent: "" });
    expect(await shop.calls()).toEqual(["create", "prepare"]);
    expect((await shop.reload(outcome.order)).payment.status).toBe("accepted");
  });

  it("gives the draft back when the risk check refuses", async () => {
    const basketId = await shop.newBasket();
    const outcome = await submitCheckout(shop.runtime, { basketId, input: ERIKA, locale: "de" });
    if (outcome.kind !== "review") throw new Error(outcome.kind);
    const stock = (await shop.runtime.catalogue.products())[0]?.stock;
    await shop.lever("next", { call: "prepare", outcome: "declined" });
    expect(await placeOrder(shop.runtime, basketId, { hash: outcome.order.contentHash, consent: "" })).toEqual({
      kind: "declined",
    });
    expect(await shop.reload(outcome.order)).toMatchObject({ status: "draft", payment: { status: "denied" } });
    expect((await shop.runtime.catalogue.products())[0]?.stock).toBe(stock);
    expect(await shop.runtime.baskets.find(basketId)).not.toBeNull();
  });
});
