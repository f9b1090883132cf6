import { describe, expect, it } from "vitest";
import type { Delivery } from "./delivery.ts";
import { toDelivery } from "./delivery.ts";
import { noticeOverdue } from "./delivery-report.ts";
import { anOrder } from "./fixtures/order.ts";
import type { Order } from "./order.ts";

const NOW = new Date("2026-12-02T09:00:00Z");
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** An order of which a parcel was recorded now, and left the shop then. */
function sent(deliveredAt: Date | null, change: Partial<Delivery> = {}): Order {
  const order = anOrder();
  const wanted = { id: "d1", items: [], carrier: null, trackingId: null, deliveredAt };
  return { ...order, deliveries: [{ ...toDelivery(order, wanted, { reportsDelivery: true }, NOW), ...change }] };
}

function notice(order: Order, at: Date) {
  const [delivery] = order.deliveries;
  if (delivery === undefined) throw new Error("no delivery");
  return noticeOverdue(order, { delivery, kind: "report" }, at);
}

describe("a report that waits", () => {
  it("is shown to a person after an hour, and once", () => {
    const order = sent(null);
    expect(notice(order, minutesLater(59))).toEqual({ kind: "unchanged" });
    const told = notice(order, minutesLater(61));
    expect(told).toMatchObject({ kind: "changed", effects: [{ kind: "raise", attention: { kind: "reportOverdue" } }] });
    if (told.kind === "changed") expect(notice(told.order, minutesLater(90))).toEqual({ kind: "unchanged" });
  });

  it("counts from when it was recorded, not from a day before", () => {
    expect(notice(sent(new Date("2026-12-01T11:00:00Z")), minutesLater(1))).toEqual({ kind: "unchanged" });
  });

  it("counts from the day it left where an older program recorded it", () => {
    const { recordedAt: _none, ...old } = sent(new Date("2026-12-01T11:00:00Z")).deliveries[0] ?? {};
    const order = { ...sent(null), deliveries: [old as Delivery] };
    expect(notice(order, NOW)).toMatchObject({ kind: "changed" });
  });
});
