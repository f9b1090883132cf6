import { afterAll, beforeAll, expect, it } from "vitest";
import { ERIKA, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { placeOrder } from "./place-order.ts";
import { sendMail } from "./send-mail.ts";
import { submitCheckout } from "./submit-checkout.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop("embedded");
});
afterAll(() => shop.close());

it("notes a mail that is out as soon as the database is back, and does not send it again", async () => {
  const { runtime } = shop;
  const outcome = await submitCheckout(runtime, { basketId: await shop.newBasket(), input: ERIKA, locale: "de" });
  if (outcome.kind !== "review") throw new Error(outcome.kind);
  await placeOrder(runtime, outcome.order.basketId, { hash: outcome.order.contentHash, consent: "" });
  const key = { event: "confirmation", attempt: 1 } as const;
  const find = async () => runtime.mailOutbox.find(outcome.order.id, key);
  expect(await find()).toMatchObject({ status: "queued" });
  let outages = 3;
  await sendMail(
    {
      ...runtime,
      mailOutbox: {
        find: (...args) => runtime.mailOutbox.find(...args),
        async mark(...args) {
          outages -= 1;
          if (outages >= 0) throw new Error("the database is away");
          await runtime.mailOutbox.mark(...args);
        },
      },
      clock: { ...runtime.clock, sleep: async () => {} },
    },
    outcome.order.id,
    key,
    async () => true,
  );
  expect(await find()).toMatchObject({ status: "sent" });
  await sendMail(runtime, outcome.order.id, key, async () => true);
  const mails = await shop.lever<{ messageId: string }[]>("mails");
  expect(mails).toHaveLength(1);
});
