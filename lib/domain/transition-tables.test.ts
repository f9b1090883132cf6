import { describe, expect, it } from "vitest";
import { recordDelivery } from "./delivery.ts";
import {
  DELIVERY_MARK_TRANSITIONS,
  DELIVERY_REPORT_TRANSITIONS,
  refuseReport,
  settleReport,
} from "./delivery-report.ts";
import { anOrder } from "./fixtures/order.ts";
import { DELIVERY_TRANSITIONS, mayOrderBecome, ORDER_TRANSITIONS, type OrderLine } from "./order.ts";
import {
  canBecome,
  hasEnded,
  isIn,
  isStarted,
  mayStillCall,
  PAYMENT_TRANSITIONS,
  type PaymentStatus,
} from "./payment.ts";
import { RECEIPT_TRANSITIONS } from "./receipt.ts";
import { REFUND_TRANSITIONS } from "./refund.ts";

type Table = Record<string, readonly string[]>;
const TABLES: [string, Table, start: string][] = [
  ["payment", PAYMENT_TRANSITIONS, "requested"],
  ["order", ORDER_TRANSITIONS, "draft"],
  ["delivery", DELIVERY_TRANSITIONS, "open"],
  ["receipt", RECEIPT_TRANSITIONS, "partial"],
  ["refund", REFUND_TRANSITIONS, "wanted"],
  ["report of a delivery", DELIVERY_REPORT_TRANSITIONS, "recorded"],
  ["mark of a delivery", DELIVERY_MARK_TRANSITIONS, "wanted"],
];

/** Everything a state can lead to, itself included. */
function reachable(table: Table, from: string): Set<string> {
  const found = new Set([from]);
  for (const state of found) for (const next of table[state] ?? []) found.add(next);
  return found;
}

describe.each(TABLES)("the table of the %s", (_name, table, start) => {
  it("knows every state it leads to, each once, and none that leads to itself", () => {
    for (const [from, next] of Object.entries(table)) {
      expect(new Set(next).size).toBe(next.length);
      expect(next).not.toContain(from);
      for (const to of next) expect(Object.keys(table)).toContain(to);
    }
  });

  it("reaches every state from the first", () => {
    expect([...reachable(table, start)].sort()).toEqual(Object.keys(table).sort());
  });
});

describe("the payment", () => {
  const all = Object.keys(PAYMENT_TRANSITIONS) as PaymentStatus[];
  const pairs = all.flatMap((from) => all.map((to) => [from, to] as const));

  it("never goes back from started to not started", () => {
    for (const [from, to] of pairs) if (isStarted(from) && canBecome(from, to)) expect(mayStillCall(to)).toBe(false);
  });

  it("is exactly one of: may still call, started, ended", () => {
    for (const status of all) {
      expect([mayStillCall(status), isStarted(status), hasEnded(status)].filter(Boolean)).toHaveLength(1);
      if (isIn(status)) expect(isStarted(status)).toBe(true);
    }
  });

  it("comes to an end that is final, save a refusal that turns out to have gone through", () => {
    for (const [from, to] of pairs) {
      if (!hasEnded(from) || !canBecome(from, to)) continue;
      expect([from, isStarted(to)]).toEqual(["denied", true]);
    }
  });

  it("can be ended from wherever it has not", () => {
    for (const status of all) {
      if (hasEnded(status)) continue;
      expect(canBecome(status, "cancelled")).toBe(true);
    }
  });
});

describe("the order", () => {
  it("is cancelled for good, and never by way of the draft", () => {
    expect(mayOrderBecome("cancelled", "draft")).toBe(false);
    expect(mayOrderBecome("cancelled", "placed")).toBe(false);
    expect(mayOrderBecome("draft", "cancelled")).toBe(false);
  });
});

describe("the delivery", () => {
  const line: OrderLine = {
    ...{ kind: "article", productId: "p", sku: "s", name: { de: "Brot", en: "Bread" }, quantity: 2, content: null },
    ...{ byWeight: false, artwork: null, unitCents: 100, sumCents: 200, vatRate: 7 },
  };
  const parcel = (id: string, quantity: number) => ({
    ...{ id, carrier: null, trackingId: null, deliveredAt: null },
    items: [{ sku: "s", quantity }],
  });
  const NOW = new Date("2026-11-25T10:00:00Z");
  const TERMS = { reportsDelivery: true };
  const accepted = anOrder({ lines: [line] }, { status: "accepted" });

  it("goes from open over partly to delivered, once for each parcel, and never further", () => {
    const first = recordDelivery(accepted, parcel("a", 1), TERMS, NOW);
    if (first.kind !== "changed") throw new Error(first.kind);
    expect(first.order.deliveryStatus).toBe("partly");
    expect(recordDelivery(first.order, parcel("a", 1), TERMS, NOW).kind).toBe("unchanged");
    const second = recordDelivery(first.order, parcel("b", 1), TERMS, NOW);
    if (second.kind !== "changed") throw new Error(second.kind);
    expect(second.order.deliveryStatus).toBe("delivered");
    expect(recordDelivery(second.order, parcel("c", 1), TERMS, NOW).kind).toBe("unchanged");
    expect(DELIVERY_TRANSITIONS.delivered).toEqual([]);
  });

  it("keeps a report that was made, whatever is heard of it later", () => {
    const made = recordDelivery(accepted, parcel("a", 2), TERMS, NOW);
    if (made.kind !== "changed") throw new Error(made.kind);
    const [delivery] = made.order.deliveries;
    if (delivery === undefined) throw new Error("nothing was recorded");
    const step = { delivery, kind: "report" as const };
    const reported = settleReport(made.order, step, NOW);
    if (reported.kind !== "changed") throw new Error(reported.kind);
    expect(reported.order.deliveries[0]).toMatchObject({ report: "reported", reportedAt: NOW.toISOString() });
    expect(settleReport(reported.order, step, NOW).kind).toBe("unchanged");
    expect(refuseReport(reported.order, step, "no").kind).toBe("unchanged");
  });
});
