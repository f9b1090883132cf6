import { describe, expect, it } from "vitest";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { Refund } from "#lib/domain/refund.ts";
import { toVisibleText } from "./mail/fixtures/read-mail.ts";
import { SAMPLE_PROFILE, sampleOrder } from "./mail/fixtures/sample-order.ts";
import { renderOrderMail } from "./order-mail.tsx";

const REFUND: Refund = {
  ...{ id: "r1", number: 1, status: "done", amountCents: 1000, items: [], restock: false, reason: "Glas gesprungen" },
  ...{ effectiveBefore: 8490, askingSince: null, isTaken: true, refusal: null },
  ...{ wantedAt: "2026-11-24T10:00:00Z", doneAt: "2026-11-24T10:00:05Z" },
};

function orderWith(locale: Locale, receivedCents: number, refund: Partial<Refund> = {}): Order {
  const order = sampleOrder("invoice");
  const one = { ...REFUND, ...refund };
  const effectiveCents = order.payment.amountCents - one.amountCents;
  const status = receivedCents > 0 ? ("paid" as const) : ("due" as const);
  return { ...order, locale, payment: { ...order.payment, status, receivedCents, effectiveCents, refunds: [one] } };
}

async function read(order: Order) {
  const orderUrl = `https://shop.example/orders/${order.token}`;
  const mail = await renderOrderMail({ event: "refunded", about: 1, order, profile: SAMPLE_PROFILE, orderUrl });
  return { ...mail, parts: [toVisibleText(mail.html), mail.text].map((part) => part.replace(/\s+/g, " ")) };
}

describe("the mail about a refund", () => {
  it.each([
    ["de", 0, "10,00 € weniger zu zahlen", ["Glas gesprungen", "74,90 €", "QR-Code aus einer früheren Mail"]],
    ["en", 0, "€10.00 less to pay", ["Glas gesprungen", "€74.90", "earlier mail"]],
    ["de", 8490, "Wir zahlen Ihnen 10,00 € zurück", ["Glas gesprungen", "10,00 €", "Bankarbeitstagen"]],
    ["en", 8490, "€10.00", ["Glas gesprungen", "€10.00"]],
  ] as const)(
    "says in %s, with %i received, what comes of it in both parts",
    async (locale, received, subject, said) => {
      const mail = await read(orderWith(locale, received));
      expect(mail.subject.replace(/\s+/g, " ")).toContain(subject);
      for (const part of mail.parts) for (const words of said) expect(part).toContain(words);
    },
  );

  it("asks for nothing more once all of it is off", async () => {
    const whole = sampleOrder("invoice").payment.amountCents;
    const { parts } = await read(orderWith("de", 0, { amountCents: whole }));
    for (const part of parts) expect(part).toContain("nichts mehr zu zahlen");
  });

  it("names the articles, and never a refund that is not there", async () => {
    const [line] = sampleOrder("invoice").lines;
    const items = [{ sku: line?.sku ?? "", quantity: 1 }];
    const { parts } = await read(orderWith("de", 0, { items }));
    for (const part of parts) expect(part).toContain(`1 × ${line?.name.de}`);
    await expect(read(orderWith("de", 0, { number: 2 }))).rejects.toThrow("has no refund 1");
  });
});
