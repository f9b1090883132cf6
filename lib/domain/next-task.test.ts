import { describe, expect, it } from "vitest";
import { type NextTask, nextTask, type TaskFacts } from "./next-task.ts";

const NOW = new Date("2026-11-26T12:00:00Z");
const ago = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000);
const OPEN: TaskFacts = {
  ...{ status: "placed", paymentStatus: "accepted", deliveryStatus: "open", delivery: "shipping" },
  ...{ isEnding: false, hasProblem: false, lastDeliveredAt: null },
};
const SENT = { deliveryStatus: "delivered", lastDeliveredAt: ago(3) } as const;

const ROWS: [string, Partial<TaskFacts>, NextTask][] = [
  ["an invoice that was accepted", {}, "ship"],
  ["a part of it is out", { deliveryStatus: "partly", lastDeliveredAt: ago(1) }, "ship"],
  ["a collection", { delivery: "collection" }, "handOver"],
  ["a part is out and owed already", { deliveryStatus: "partly", paymentStatus: "due" }, "ship"],
  ["the money came first", { paymentStatus: "paid" }, "ship"],
  ["delivered, and its report is on the way", { ...SENT }, "wait"],
  ["delivered and owed", { ...SENT, paymentStatus: "due" }, "waitForMoney"],
  ["owed for too long", { ...SENT, paymentStatus: "due", lastDeliveredAt: ago(10.1) }, "remind"],
  ["owed until today", { ...SENT, paymentStatus: "due", lastDeliveredAt: ago(9.9) }, "waitForMoney"],
  ["delivered and paid", { ...SENT, paymentStatus: "paid" }, "none"],
  ["delivered and cleared", { ...SENT, paymentStatus: "cleared" }, "none"],
  ["the provider has not answered", { paymentStatus: "requested" }, "wait"],
  ["judged and not started", { paymentStatus: "authorized" }, "wait"],
  ["refused: the customer chooses again", { paymentStatus: "denied" }, "wait"],
  ["being cancelled", { isEnding: true }, "wait"],
  ["disputed", { paymentStatus: "disputed" }, "lookAt"],
  ["something to look at", { hasProblem: true }, "lookAt"],
  [
    "late money for what was cancelled",
    { status: "cancelled", paymentStatus: "cancelled", hasProblem: true },
    "lookAt",
  ],
  ["cancelled", { status: "cancelled", paymentStatus: "cancelled" }, "none"],
  ["refunded", { paymentStatus: "refunded" }, "none"],
];

describe("what to do next", () => {
  it.each(ROWS)("%s", (_name, facts, task) => {
    expect(nextTask({ ...OPEN, ...facts }, { paysFirst: false, dueDays: 10 }, NOW)).toBe(task);
  });

  it("waits for a transfer where the money comes first, and for the bank where it is fetched", () => {
    const pending: TaskFacts = { ...OPEN, paymentStatus: "pending" };
    expect(nextTask(pending, { paysFirst: true, dueDays: 10 }, NOW)).toBe("waitForMoney");
    expect(nextTask(pending, { paysFirst: false, dueDays: 10 }, NOW)).toBe("wait");
  });
});
