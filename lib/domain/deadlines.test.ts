import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endUnpaid, nextDeadline, recordReminder } from "./deadlines.ts";
import { anOrder } from "./fixtures/order.ts";
import type { Order } from "./order.ts";
import { PAYMENT_TRANSITIONS, type PaymentAttempt, type PaymentStatus } from "./payment.ts";
import { transferDeadline } from "./payment-instructions.ts";
import { toBerlinDay } from "./shop-day.ts";

const TERMS = { prepaidHoldDays: 5, prepaidReminderDays: 3, prepaidGraceDays: 2, paysFirst: true };
/** Friday, 27 November 2026, so: reminder Wednesday 2, held until Friday 4, over after Tuesday 8 December. */
const FRIDAY = new Date("2026-11-27T10:00:00Z");

function waiting(payment: Partial<PaymentAttempt> = {}, change: Partial<Order> = {}): Order {
  return anOrder(change, { method: "prepaid", status: "pending", startedAt: FRIDAY, ...payment });
}

const at = (moment: string) => new Date(moment);
const kindAt = (moment: string, payment: Partial<PaymentAttempt> = {}, terms = TERMS) =>
  nextDeadline(waiting(payment), terms, at(moment)).kind;

describe("nextDeadline", () => {
  it.each([
    ["right after the start", "2026-11-27T10:00:30Z", "later"],
    ["the evening before the reminder", "2026-12-01T22:59:59Z", "later"],
    ["midnight in Berlin of the reminder", "2026-12-01T23:00:00Z", "remind"],
    ["the last moment of the hold", "2026-12-04T22:59:59Z", "remind"],
    // The day it would name is over.
    ["after the hold", "2026-12-04T23:00:00Z", "later"],
    ["the last moment of grace", "2026-12-08T22:59:59Z", "later"],
    ["midnight in Berlin after grace", "2026-12-08T23:00:00Z", "expire"],
    ["years later", "2029-01-01T12:00:00Z", "expire"],
  ] as const)("%s: %s is %s", (_words, moment, expected) => {
    expect(kindAt(moment)).toBe(expected);
  });

  it("reminds once, and never where the terms say never", () => {
    expect(kindAt("2026-12-02T07:00:00Z", { isReminded: true })).toBe("later");
    expect(kindAt("2026-12-02T07:00:00Z", {}, { ...TERMS, prepaidReminderDays: 5 })).toBe("later");
    expect(kindAt("2026-12-08T23:00:00Z", { isReminded: true })).toBe("expire");
  });

  it("waits for a refused payment without reminding of what nobody owes", () => {
    expect(kindAt("2026-12-02T07:00:00Z", { status: "denied" })).toBe("later");
    expect(kindAt("2026-12-08T23:00:00Z", { status: "denied" })).toBe("expire");
  });

  it("leaves everything else alone, whatever the day", () => {
    const late = at("2029-01-01T12:00:00Z");
    for (const status of Object.keys(PAYMENT_TRANSITIONS) as PaymentStatus[]) {
      const isAwaited = status === "pending" || status === "denied";
      expect(nextDeadline(waiting({ status }), TERMS, late).kind).toBe(isAwaited ? "expire" : "none");
      expect(nextDeadline(waiting({ status, goal: "end" }), TERMS, late).kind).toBe("none");
    }
    // A bank that takes its time is no fault of the customer.
    expect(nextDeadline(waiting(), { ...TERMS, paysFirst: false }, late).kind).toBe("none");
    for (const status of ["draft", "cancelled"] as const) {
      expect(nextDeadline(waiting({}, { status }), TERMS, late).kind).toBe("none");
    }
  });

  it("counts from the start of this attempt, not from the order", () => {
    const order = waiting({ startedAt: at("2026-12-14T10:00:00Z") }, { placedAt: FRIDAY });
    expect(nextDeadline(order, TERMS, at("2026-12-09T12:00:00Z")).kind).toBe("later");
    expect(transferDeadline(order, TERMS)).toBe("2026-12-21");
  });
});

describe("the days in which clocks change", () => {
  it.each([
    // Summer time begins on Sunday 29 March 2026; Good Friday is 3 April, Easter Monday 6 April.
    ["2026-03-28T22:59:59Z", "2026-04-07"],
    ["2026-03-28T23:00:00Z", "2026-04-07"],
    ["2026-03-29T21:59:59Z", "2026-04-07"],
    ["2026-03-29T22:00:00Z", "2026-04-08"],
    // It ends on Sunday 25 October 2026.
    ["2026-10-25T21:59:59Z", "2026-10-30"],
    ["2026-10-25T22:59:59Z", "2026-10-30"],
    ["2026-10-25T23:00:00Z", "2026-11-02"],
  ])("started at %s: held until %s", (startedAt, last) => {
    expect(transferDeadline(waiting({ startedAt: at(startedAt) }), TERMS)).toBe(last);
  });

  it.each([
    // Friday before summer time; grace ends on Thursday 9 April: midnight in Berlin is 22:00 UTC by then.
    ["2026-03-27T10:00:00Z", "2026-04-09T21:59:59Z", "2026-04-09T22:00:00Z"],
    // Friday before winter time; grace ends on Tuesday 3 November: midnight in Berlin is 23:00 UTC by then.
    ["2026-10-23T10:00:00Z", "2026-11-03T22:59:59Z", "2026-11-03T23:00:00Z"],
  ])("started at %s: still waits at %s, over at %s", (startedAt, before, after) => {
    const payment = { startedAt: at(startedAt), isReminded: true };
    expect([kindAt(before, payment), kindAt(after, payment)]).toEqual(["later", "expire"]);
  });
});

const moments = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2028-12-31T00:00:00Z"), noInvalidDate: true });

describe("whatever the day and the hour", () => {
  it("sends the job to a morning in Berlin, and never in circles", () => {
    fc.assert(
      fc.property(moments, (startedAt) => {
        let order = waiting({ startedAt });
        let now = startedAt;
        const seen: string[] = [];
        for (let round = 0; round < 6; round += 1) {
          const deadline = nextDeadline(order, TERMS, now);
          seen.push(deadline.kind);
          if (deadline.kind === "expire") break;
          if (deadline.kind === "remind") order = { ...order, payment: { ...order.payment, isReminded: true } };
          if (deadline.kind === "later") {
            expect(deadline.seconds).toBeGreaterThanOrEqual(60);
            now = new Date(now.getTime() + deadline.seconds * 1000);
            const hour = Number(now.toLocaleString("en-GB", { timeZone: "Europe/Berlin", hour: "2-digit" }));
            expect([8, 9]).toContain(hour);
          }
        }
        expect(seen).toEqual(["later", "remind", "later", "expire"]);
        expect(toBerlinDay(now) > transferDeadline(order, TERMS)).toBe(true);
      }),
    );
  });

  it("ends exactly what is to expire", () => {
    fc.assert(
      fc.property(moments, moments, (startedAt, now) => {
        const order = waiting({ startedAt });
        const isOver = nextDeadline(order, TERMS, now).kind === "expire";
        expect(endUnpaid(order, TERMS, now).kind).toBe(isOver ? "changed" : "unchanged");
      }),
    );
  });
});

describe("what follows", () => {
  const over = at("2026-12-09T07:00:00Z");

  it("is one mail for a reminder", () => {
    const first = recordReminder(waiting());
    if (first.kind !== "changed") throw new Error(first.kind);
    expect(first.effects).toEqual([{ kind: "mail", event: "reminder" }]);
    expect(recordReminder(first.order)).toEqual({ kind: "unchanged" });
    expect(recordReminder(waiting({ status: "paid" }))).toEqual({ kind: "unchanged" });
  });

  it("is an end at the provider before anything is said, where something is open there", () => {
    expect(endUnpaid(waiting(), TERMS, over)).toMatchObject({
      kind: "changed",
      order: { status: "placed", payment: { status: "pending", goal: "end", endReason: "expired" } },
      effects: [{ kind: "drive", delaySeconds: 0 }],
    });
  });

  it("is the end of the order at once, where it was refused long ago", () => {
    expect(endUnpaid(waiting({ status: "denied" }), TERMS, over)).toMatchObject({
      order: { status: "cancelled" },
      effects: [{ kind: "mail", event: "expired" }],
    });
  });
});
