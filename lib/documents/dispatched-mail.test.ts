import { describe, expect, it } from "vitest";
import type { Delivery } from "#lib/domain/delivery.ts";
import type { MailEvent } from "#lib/domain/effects.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentMethodCode } from "#lib/domain/payment.ts";
import { readHtmlFacts, toVisibleText } from "./mail/fixtures/read-mail.ts";
import { SAMPLE_PROFILE, sampleOrder } from "./mail/fixtures/sample-order.ts";
import { renderOrderMail } from "./order-mail.tsx";

const LOCALES = ["de", "en"] as const;
const IBAN = "DE81850400611005523759";

function parcel(number: number, change: Partial<Delivery> = {}): Delivery {
  const items = number === 1 ? [{ sku: "RYE-1150", quantity: 6 }] : [{ sku: "BASKET-1", quantity: 2 }];
  return {
    ...{ id: `d-${number}`, number, kind: "shipping", isFinal: number === 2, items, mark: "needless" },
    ...{ carrier: "DHL", trackingId: "00340434161094012345", deliveredAt: "2026-12-01T23:30:00.000Z" },
    ...{ report: "reported", reportingSince: null, reportedAt: "2026-12-01T23:31:00.000Z" },
    ...change,
  };
}

async function read(
  method: PaymentMethodCode,
  deliveries: Delivery[],
  change: Partial<Order> = {},
  event: MailEvent = "dispatched",
) {
  const order = { ...sampleOrder(method), deliveries, ...change };
  const about = deliveries.at(-1)?.number ?? 0;
  const orderUrl = `https://shop.example/orders/${order.token}`;
  const mail = await renderOrderMail({ event, about, order, profile: SAMPLE_PROFILE, orderUrl });
  return { ...mail, parts: [toVisibleText(mail.html), mail.text] };
}

describe.each(LOCALES)("news of a parcel: %s", (locale) => {
  const isGerman = locale === "de";

  it("of a part names what is in it and what is to come, and asks for no money", async () => {
    const { subject, parts, html, attachments } = await read("invoice", [parcel(1)], { locale });
    expect(subject).toBe(isGerman ? "Bestellung 10234: ein Teil ist unterwegs" : "Order 10234: a part is on its way");
    expect(attachments).toEqual([]);
    expect(readHtmlFacts(html)).toEqual({});
    expect(html).toContain(
      "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=00340434161094012345",
    );
    for (const part of parts) {
      expect(part).toContain("00340434161094012345");
      expect(part).toContain(isGerman ? "Roggenmehl Type 1150" : "Rye flour type 1150");
      expect(part).toContain(isGerman ? "2 × Gärkorb" : "2 × Rattan");
      expect(part).toContain(isGerman ? "erst mit der letzten Sendung fällig" : "due with the last parcel only");
      expect(part).not.toMatch(/[{}]|undefined|null|NaN/u);
      expect(part).not.toContain(IBAN);
    }
  });

  it("of the last one says when the invoice is due, by the day in Berlin, and how to pay it", async () => {
    const { parts, html, attachments } = await read("invoice", [parcel(1), parcel(2)], { locale });
    expect(attachments).toHaveLength(1);
    expect(readHtmlFacts(html)).toMatchObject({ iban: IBAN, purpose: "TA 49425099" });
    for (const part of parts) {
      expect(part).toContain(isGerman ? "14. Dezember 2026" : "14 December 2026");
      expect(part).toContain(isGerman ? "84,90" : "84.90");
    }
  });

  it.each(["recorded", "refused"] as const)("names no day while the report is %s", async (report) => {
    const { parts, html } = await read("invoice", [parcel(1), parcel(2, { report, reportedAt: null })], { locale });
    expect(readHtmlFacts(html)).toMatchObject({ iban: IBAN });
    for (const part of parts) {
      expect(part).not.toMatch(/12\.? Dez|12 Dec/u);
      expect(part).toMatch(isGerman ? /10 Tage nach/u : /10 days after/u);
    }
  });

  it("asks for nothing that is paid already", async () => {
    const order = sampleOrder("invoice");
    const payment = { ...order.payment, receivedCents: 8490, status: "paid" as const };
    const { parts, attachments } = await read("invoice", [parcel(1), parcel(2)], { locale, payment });
    expect(attachments).toEqual([]);
    for (const part of parts) expect(part).not.toContain(IBAN);
  });

  it("of goods paid before speaks of no money", async () => {
    const order = sampleOrder("prepaid");
    const payment = { ...order.payment, receivedCents: 8490, status: "paid" as const };
    const { parts } = await read("prepaid", [parcel(2, { number: 1, report: "needless" })], { locale, payment });
    for (const part of parts) expect(part).not.toMatch(/DE81|fällig|\bdue\b/u);
  });

  it("links to no carrier it does not know", async () => {
    const { html, parts } = await read("prepaid", [parcel(1, { carrier: "Radkurier Lindach" })], { locale });
    expect(html).not.toMatch(/dhl\.de|piececode/u);
    for (const part of parts) expect(part).toContain("Radkurier Lindach");
  });
});

describe("the pickup code", () => {
  const collection = { delivery: "collection", pickupCode: "481516" } as const;

  it.each([
    ["confirmation", "invoice"],
    ["confirmation", "prepaid"],
    ["paymentReceived", "prepaid"],
  ] as const)("stands in the mail %s of an order by %s, with what it is for", async (event, method) => {
    const { parts } = await read(method, [], collection, event);
    for (const part of parts) {
      expect(part).toContain("481516");
      expect(part).toContain("Bitte nennen Sie diesen Code");
    }
  });

  it.each([
    ["is shipped", { delivery: "shipping" }],
    ["has no code", { pickupCode: null }],
    ["was handed over", { deliveryStatus: "delivered" }],
  ] as const)("is not spoken of when the order %s", async (_words, change) => {
    const { parts } = await read("invoice", [], { ...collection, ...change }, "confirmation");
    for (const part of parts) expect(part).not.toMatch(/481516|Abholcode/u);
  });
});
