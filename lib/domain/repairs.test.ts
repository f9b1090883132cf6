import { expect, it } from "vitest";
import { MESSAGES } from "#lib/i18n/messages.ts";
import type { AttentionKind } from "./attention.ts";
import { maySettle, planFor, URGENCIES } from "./repairs.ts";

const KINDS = Object.keys(MESSAGES.de.handling.notices.attention) as AttentionKind[];

it.each(KINDS)("%s has an urgency, something to press, and sentences in both languages", (kind) => {
  const { urgency, repairs } = planFor(kind);
  expect(URGENCIES).toContain(urgency);
  expect(repairs.length).toBeGreaterThan(0);
  expect(new Set(repairs).size).toBe(repairs.length);
  for (const { handling, tasks } of Object.values(MESSAGES)) {
    expect(Object.values(handling.notices.attention[kind]).every((text) => text.length > 10)).toBe(true);
    for (const repair of repairs) expect(tasks.repair[repair]).toBeTruthy();
  }
});

it("leaves to the next reading what only a reading can settle", () => {
  expect(KINDS.filter((kind) => !maySettle(kind)).sort()).toEqual([
    "contradiction",
    "partPayment",
    "refundRefused",
    "reportOverdue",
    "reportRefused",
  ]);
});
