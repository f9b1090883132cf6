import { describe, expect, it } from "vitest";
import type { Delivery } from "#lib/domain/delivery.ts";
import { anOrder } from "#lib/domain/fixtures/order.ts";
import type { OrderLine } from "#lib/domain/order.ts";
import { emptyDelivery, readDelivery } from "./delivery-form.ts";

const WISH = "3f0c1a52-51f6-4e3c-9a3c-1d2f4b5a6c7d";
/** Five days after the order, half past midnight where the shop is. */
const NOW = new Date("2026-11-25T23:30:00Z");
const line = (sku: string, quantity: number) => ({ kind: "article", sku, quantity }) as OrderLine;
const sent = { id: "d1", items: [{ sku: "a", quantity: 1 }] } as Delivery;
const order = anOrder({ lines: [line("a", 3), line("b", 1)], deliveries: [sent] }, { status: "accepted" });
const typed = (change: Record<string, string> = {}) => ({ ...emptyDelivery(order, WISH, NOW), ...change });

describe("the form of a delivery", () => {
  it("begins with all that is left, today", () => {
    expect(emptyDelivery(order, WISH, NOW)).toEqual({
      ...{ wish: WISH, "quantity-a": "2", "quantity-b": "1", carrier: "", tracking: "", date: "2026-11-26" },
    });
  });

  it("reads what was typed", () => {
    const read = readDelivery(
      order,
      typed({ "quantity-a": "1", "quantity-b": "", carrier: "DHL", date: "2026-11-24" }),
      NOW,
    );
    expect(read).toEqual({
      ok: true,
      wanted: {
        ...{ id: WISH, items: [{ sku: "a", quantity: 1 }], carrier: "DHL", trackingId: null },
        deliveredAt: new Date("2026-11-24T11:00:00Z"),
      },
    });
    expect(readDelivery(order, typed(), NOW)).toMatchObject({ ok: true, wanted: { deliveredAt: null } });
  });

  it.each([
    [{ "quantity-a": "3" }, "quantity-a", "quantity"],
    [{ "quantity-a": "1.5" }, "quantity-a", "quantity"],
    [{ "quantity-a": "0", "quantity-b": "0" }, "items", "nothing"],
    [{ carrier: "see https://example.test" }, "carrier", "carrier"],
    [{ tracking: "1".repeat(61) }, "tracking", "tracking"],
    [{ date: "26.11." }, "date", "date"],
    [{ date: "2026-11-27" }, "date", "future"],
    [{ date: "2026-11-20" }, "date", "tooEarly"],
  ])("says what is wrong with %o", (change, field, problem) => {
    const read = readDelivery(order, typed(change), NOW);
    expect(read.ok ? [] : read.problems).toEqual([expect.objectContaining({ field, problem })]);
  });

  it("takes no wish without a name", () => {
    expect(readDelivery(order, typed({ wish: "1" }), NOW)).toEqual({ ok: false, problems: [] });
  });
});
