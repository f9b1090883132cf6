import { describe, expect, it } from "vitest";
import { anOrder } from "#lib/domain/fixtures/order.ts";
import type { Order, OrderLine } from "#lib/domain/order.ts";
import type { Refund } from "#lib/domain/refund.ts";
import { findStandingProblem, readCents, readRefund } from "./refund-form.ts";

const WISH = "3f0c1a52-51f6-4e3c-9a3c-1d2f4b5a6c7d";
const line = (sku: string, quantity: number, unitCents: number) =>
  ({ kind: "article", sku, quantity, unitCents, sumCents: unitCents * quantity }) as OrderLine;
const aRefund = (change: Partial<Refund>): Refund => ({
  ...{ id: "r1", number: 1, status: "wanted", amountCents: 500, items: [], restock: false, reason: "r" },
  ...{
    effectiveBefore: null,
    askingSince: null,
    isTaken: false,
    refusal: null,
    wantedAt: "2026-11-26T10:00:00Z",
    doneAt: null,
  },
  ...change,
});
const order = (refunds: Refund[] = [], effectiveCents: number | null = null): Order =>
  anOrder({ lines: [line("a", 3, 1000), line("b", 1, 70)] }, { status: "paid", refunds, effectiveCents });
const typed = (change: Record<string, string>) => ({ wish: WISH, reason: "Ware zurück", ...change });

describe("what is to be refunded", () => {
  it("is all that is left, an amount, or what articles cost, each as typed", () => {
    const all = readRefund(order(), typed({ kind: "all" }));
    expect(all).toMatchObject({ ok: true, wanted: { amountCents: 3070, items: [], restock: false } });
    const amount = readRefund(order(), typed({ kind: "amount", amount: "12,5", restock: "on" }));
    expect(amount).toMatchObject({ ok: true, wanted: { amountCents: 1250, restock: false } });
    const items = readRefund(order(), typed({ kind: "items", "quantity-a": "2", "quantity-b": "1", restock: "on" }));
    expect(items).toMatchObject({ ok: true, wanted: { amountCents: 2070, restock: true } });
    expect(items.ok && items.wanted.items).toEqual([
      { sku: "a", quantity: 2 },
      { sku: "b", quantity: 1 },
    ]);
    const less = readRefund(order(), typed({ kind: "items", "quantity-a": "1", itemsAmount: "8,00" }));
    expect(less).toMatchObject({ ok: true, wanted: { amountCents: 800 } });
  });

  it.each([
    [{ kind: "amount", amount: "30,71" }, "amount", "tooMuch"],
    [{ kind: "amount", amount: "zehn" }, "amount", "amount"],
    [{ kind: "amount", amount: "0" }, "amount", "amount"],
    [{ kind: "items" }, "items", "nothing"],
    [{ kind: "items", "quantity-a": "4" }, "quantity-a", "quantity"],
    [{ kind: "items", "quantity-a": "1", itemsAmount: "-3" }, "itemsAmount", "amount"],
    [{}, "kind", "kind"],
    [{ kind: "all", reason: "" }, "reason", "reason"],
    [{ kind: "all", words: "see https://example.test" }, "reason", "reason"],
    [{ kind: "all", words: "–" }, "reason", "reason"],
  ])("says what is wrong with %o", (change, field, problem) => {
    const read = readRefund(order(), typed(change));
    expect(read.ok ? [] : read.problems).toContainEqual(expect.objectContaining({ field, problem }));
  });

  it("counts what is under way", () => {
    const under = order([aRefund({ items: [{ sku: "a", quantity: 2 }] })]);
    expect(readRefund(under, typed({ kind: "all" }))).toMatchObject({ ok: true, wanted: { amountCents: 2570 } });
    const read = readRefund(under, typed({ kind: "items", "quantity-a": "2" }));
    expect(read.ok ? [] : read.problems).toEqual([{ field: "quantity-a", problem: "quantity", most: 1 }]);
  });

  it("is possible as long as something is left that is not on its way", () => {
    expect(findStandingProblem(order())).toBeNull();
    expect(findStandingProblem(order([aRefund({ amountCents: 3070 })]))).toBe("refundUnderWay");
    expect(findStandingProblem(order([], 0))).toBe("over");
    expect(findStandingProblem(anOrder({}, { status: "requested" }))).toBe("cancelInstead");
  });

  it("reads amounts as people write them", () => {
    expect(["12", "12,5", "12.50", "0,05 €", "1.234,50", "-1", ""].map(readCents)).toEqual([
      ...[1200, 1250, 1250, 5],
      ...[null, null, null],
    ]);
  });
});
