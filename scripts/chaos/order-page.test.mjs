import { expect, it } from "vitest";
import { readOrderPage } from "./order-page.mjs";

it("reads the facts digit by digit, whatever blanks stand between them", () => {
  const html = `<main class="x" data-order-status="placed" data-payment-status="pending"><dl>
    <dd data-fact="amount"><span>1.222,22\u00a0€</span></dd>
    <dd data-fact="iban">DE81 8504\u202f0061  1005 5237 59</dd>
    <dd data-fact="owner">M&amp;N {2} GmbH</dd></dl></main>`;
  expect(readOrderPage(html)).toEqual({
    orderStatus: "placed",
    paymentStatus: "pending",
    facts: { amount: "1.222,22 €", iban: "DE81 8504 0061 1005 5237 59", owner: "M&N {2} GmbH" },
  });
});
