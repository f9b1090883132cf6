import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "#lib/domain/order.ts";
import { openTestShop, type TestShop } from "#lib/usecases/fixtures/test-shop.ts";
import { DEMO_ORDERS } from "./demo-orders.ts";
import { createLever, isSandbox, seedOrders } from "./seed-orders.ts";

/** Order, payment and delivery as they are in the end; embedded, because nothing of it depends on the database. */
const EXPECTED: Record<string, string> = {
  wartet: "placed pending open",
  erinnert: "placed pending open",
  teilbezahlt: "placed pending open",
  "teil-unklar": "placed pending open",
  abgelehnt: "placed denied open",
  umgestellt: "placed accepted open",
  abholung: "placed paid open",
  "bank-prueft": "placed pending open",
  bezahlt: "placed paid open",
  ueberzahlt: "placed paid open",
  versendet: "placed paid delivered",
  zurueckgezahlt: "cancelled refunded open",
  abgelaufen: "cancelled cancelled open",
  storniert: "cancelled cancelled open",
  "anderswo-beendet": "cancelled cancelled open",
  rechnung: "placed accepted open",
  teillieferung: "placed accepted partly",
  faellig: "placed due delivered",
  gemindert: "placed due delivered",
  "rechnung-teil": "placed due delivered",
  "rechnung-bezahlt": "placed paid delivered",
  geschaeft: "placed due delivered",
  rueckfrage: "placed disputed delivered",
  eingezogen: "placed paid open",
  rueckgebucht: "placed disputed open",
  english: "placed pending open",
};

describe("the demo orders", () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop("embedded");
  });
  afterAll(() => shop.close());

  it("come to every state that lasts, and are made once", { timeout: 120_000 }, async () => {
    expect(await isSandbox(shop.sandbox.apiUrl)).toBe(true);
    expect(await isSandbox("http://127.0.0.1:9")).toBe(false);
    const lever = createLever(shop.sandbox.apiUrl);
    const lines: string[] = [];
    for await (const line of seedOrders(shop.runtime, lever)) lines.push(line);
    expect(lines).toHaveLength(DEMO_ORDERS.length);
    const states: Record<string, string> = {};
    for (const { key } of DEMO_ORDERS) {
      const order = (await shop.runtime.orders.findByBasket(`demo-${key}`)) as Order;
      states[key] = `${order.status} ${order.payment.status} ${order.deliveryStatus}`;
    }
    expect(states).toEqual(EXPECTED);
    for await (const line of seedOrders(shop.runtime, lever)) throw new Error(`made twice: ${line}`);
    const kinds = (await shop.dump()).filter(({ kind }) => kind === "invoice").map(({ what }) => what);
    expect(new Set(kinds)).toEqual(new Set(["invoice", "correction", "cancellation"]));
  });
});
