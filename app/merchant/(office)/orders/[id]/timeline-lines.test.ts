import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "#lib/ports.ts";
import { type QuietLines, type TimelineLine, toTimelineDays } from "./timeline-lines.ts";

let count = 0;
const entry = (event: string, at: string, change: Partial<TimelineEntry> = {}): TimelineEntry => ({
  ...{ id: `shop-${++count}`, at: new Date(at), source: "shop", event, detail: {}, by: null },
  ...change,
});
const shape = (part: TimelineLine | QuietLines) =>
  "lines" in part ? part.lines.map(({ event }) => event) : part.event;

describe("the timeline in lines", () => {
  it("is told by days where the shop is", () => {
    const days = toTimelineDays([
      entry("payment.paid", "2026-11-25T23:30:00Z"),
      entry("payment.accepted", "2026-11-25T10:00:00Z"),
      entry("order.placed", "2026-11-25T09:00:00Z"),
    ]);
    expect(days.map(({ day, parts }) => [day, parts.map(shape)])).toEqual([
      ["2026-11-26", ["payment.paid"]],
      ["2026-11-25", ["payment.accepted", "order.placed"]],
    ]);
  });

  it("folds steps between programs, but neither a single one, nor a refusal, nor what somebody did", () => {
    const at = "2026-11-25T09:00:00Z";
    const [day] = toTimelineDays([
      entry("payment.read", at),
      entry("payment.accepted", at),
      entry("call.start", at),
      entry("call.prepare.answered", at),
      entry("call.prepare.refused", at),
      entry("call.prepare", at),
      entry("payment.read", at, { by: "Klara" }),
    ]);
    expect(day?.parts.map(shape)).toEqual([
      "payment.read",
      "payment.accepted",
      ["call.start", "call.prepare.answered"],
      "call.prepare.refused",
      "call.prepare",
      "payment.read",
    ]);
  });

  it("tells of a refund somebody wanted once", () => {
    const at = "2026-11-25T09:00:00Z";
    const acts = [
      entry("order.refunded", at, { source: "staff", by: "Klara" }),
      entry("refund.wanted", at, { by: "Klara" }),
    ];
    expect(toTimelineDays(acts)[0]?.parts.map(shape)).toEqual(["order.refunded"]);
    expect(toTimelineDays([entry("refund.wanted", at)])[0]?.parts.map(shape)).toEqual(["refund.wanted"]);
  });

  it("says what the details say, and nothing that is no word", () => {
    const at = "2026-11-25T09:00:00Z";
    const detail = { delivery: 2, carrier: "DHL", trackingId: "00340", provider: "ok / 14·86", items: [{ sku: "a" }] };
    const [day] = toTimelineDays([
      entry("order.delivered", at, { detail }),
      entry("order.placed", at, { detail: { method: "invoice", totalCents: 3070 } }),
      entry("payment.refused", at, { detail: { from: "paid", to: "pending", reason: null } }),
      entry("mail.sent", at, { detail: { event: "confirmation", attempt: 1 } }),
    ]);
    const lines = (day?.parts ?? []) as TimelineLine[];
    expect(lines.map(({ values }) => values)).toEqual([
      { delivery: "2", mail: "" },
      { delivery: "none", mail: "" },
      { delivery: "none", mail: "" },
      { delivery: "none", mail: "confirmation" },
    ]);
    expect(lines.map(({ notes }) => notes)).toEqual([
      [
        { kind: "tracking", text: "DHL 00340" },
        { kind: "provider", text: "ok / 14·86" },
      ],
      [
        { kind: "method", text: "invoice" },
        { kind: "amount", cents: 3070 },
      ],
      [{ kind: "change", text: "paid → pending" }],
      [],
    ]);
  });
});
