import { describe, expect, it } from "vitest";
import { STARTED_INVOICE } from "#lib/secuconnect/fixtures/started-invoice.ts";
import { BasketItem } from "./basket.ts";
import { ApiError } from "./error.ts";
import { PaymentTransaction } from "./payment-transaction.ts";
import { EventPush } from "./push.ts";
import { CreateSmartTransaction, SmartTransaction } from "./smart-transaction.ts";

const order = { intent: "sale", basket_info: { sum: 1290, currency: "EUR" } };
const item = { id: 1, desc: "Tasse", quantity: 1, priceOne: 1290, tax: 19 };

describe("replies", () => {
  it("keep the published example as it is", () => {
    expect(SmartTransaction.parse(STARTED_INVOICE)).toEqual(STARTED_INVOICE);
  });

  it("bear what PHP makes of empty objects, nulls, new statuses and new fields", () => {
    const odd = {
      ...STARTED_INVOICE,
      status: "on hold",
      customer: [],
      payment_links: [],
      basket: null,
      novelty: { a: 1 },
    };
    const reply = SmartTransaction.parse(odd);
    expect(reply).toMatchObject({ status: "on hold", customer: {}, payment_links: {}, novelty: { a: 1 } });
    expect(SmartTransaction.parse({ object: "smart.transactions", id: "STX_1" }).status).toBeUndefined();
  });

  it("read numbers written as text", () => {
    expect(ApiError.parse({ error: "ProductNotAllowedException", code: "2003" }).code).toBe(2003);
    expect(ApiError.parse({ error: "x", code: "unclear" }).code).toBeNull();
    const payment = { object: "payment.transactions", id: "PCI_1", details: { status_simple: "14", amount: "1290" } };
    expect(PaymentTransaction.parse(payment).details).toMatchObject({ status_simple: 14, amount: 1290 });
  });

  it("are refused when they are about something else", () => {
    expect(SmartTransaction.safeParse({ ...STARTED_INVOICE, object: "payment.transactions" }).success).toBe(false);
    expect(SmartTransaction.safeParse({ object: "smart.transactions" }).success).toBe(false);
    expect(EventPush.safeParse({ object: "event.pushes", id: "evt_1" }).success).toBe(false);
  });
});

describe("requests", () => {
  it("refuse the well-known misspellings", () => {
    expect(CreateSmartTransaction.safeParse(order).success).toBe(true);
    expect(CreateSmartTransaction.safeParse({ ...order, merchant_ref: "10042" }).success).toBe(false);
    expect(BasketItem.safeParse(item).success).toBe(true);
    expect(BasketItem.safeParse({ ...item, article_number: "T-1" }).success).toBe(false);
    expect(BasketItem.safeParse({ ...item, priceOne: 12.9 }).success).toBe(false);
  });
});
