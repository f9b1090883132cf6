import QRCode from "qrcode";
import { expect, it } from "vitest";
import { readGirocode, readOrderPage } from "./order-page.mjs";

const PAGE = `<main id="content" data-order-status="placed" data-payment-status="pending" data-delivery-status="open">
<dd id="fact-iban" data-fact="iban" class="x"><span>DE81</span><span>8504</span><span>0061</span></dd><dd><button>c</button></dd>
<dd data-fact="owner" class="x">Müller &amp; S&#x27;öhne</dd><dd data-fact="amount">1.234,52 €</dd></main>`;

it("reads an order's page as its customer does", () => {
  expect(readOrderPage(PAGE)).toEqual({
    orderStatus: "placed",
    paymentStatus: "pending",
    facts: { iban: "DE8185040061", owner: "Müller & S'öhne", amount: "1.234,52 €" },
  });
  expect(readOrderPage("<main></main>")).toEqual({ orderStatus: null, paymentStatus: null, facts: {} });
});

it("reads a code as a bank's app does", async () => {
  const png = await QRCode.toBuffer("BCD\n002\nMüller", { width: 300 });
  expect(await readGirocode(png)).toEqual(["BCD", "002", "Müller"]);
});
