import { z } from "zod";
import { refundableCents } from "#lib/domain/claim.ts";
import { CLEAN_TEXT } from "#lib/domain/clean-text.ts";
import type { Cents } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { NewRefund } from "#lib/domain/refund.ts";
import { findReasonProblem } from "#lib/domain/refund-reason.ts";
import { findRefundProblem, itemsRefundable, type UndoProblem } from "#lib/domain/undo.ts";
import { quantityField, readQuantities, type Typed } from "../typed-form.ts";

/** What is wrong with what was typed; each is a message below `handling.refund.problems`. */
export type RefundFormProblem = "kind" | "amount" | "tooMuch" | "quantity" | "nothing" | "reason";

export interface RefundFieldProblem {
  field: string;
  problem: RefundFormProblem;
  /** Of an article: how many there may be. */
  most: number;
}

/** all: whatever is left of the claim; amount: so much of it; items: what these cost, or the amount typed beside them. */
export const REFUND_KINDS = ["all", "items", "amount"] as const;

export type ReadRefund = { ok: true; wanted: NewRefund } | { ok: false; problems: RefundFieldProblem[] };

const Reason = z
  .string()
  .regex(CLEAN_TEXT)
  .refine((text) => findReasonProblem(text) === null);

/** What stands against any refund of this order, whatever is typed. */
export function findStandingProblem(order: Order): UndoProblem | null {
  const least = { amountCents: 1, items: [], restock: false, reason: "any" };
  const problem = findRefundProblem(order, least);
  if (problem !== "tooMuch") return problem;
  return order.payment.refunds.some(({ status }) => status === "wanted") ? "refundUnderWay" : "over";
}

/** What these articles were sold for. */
export function priceOf(order: Order, items: NewRefund["items"]): Cents {
  return items.reduce((sum, { sku, quantity }) => {
    const line = order.lines.find((entry) => entry.kind === "article" && entry.sku === sku);
    return sum + (line === undefined ? 0 : line.unitCents * quantity);
  }, 0);
}

/** "12,50", "12.5" and "12" are amounts; anything else is null. */
export function readCents(text: string): Cents | null {
  const match = /^(\d{1,7})(?:[.,](\d{1,2}))?\s*€?$/.exec(text.trim());
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

export function readRefund(order: Order, typed: Typed): ReadRefund {
  const problems: RefundFieldProblem[] = [];
  const fail = (field: string, problem: RefundFormProblem, most = 0) => problems.push({ field, problem, most });
  const wish = z.uuid().safeParse(typed.wish);
  const kind = z.enum(REFUND_KINDS).safeParse(typed.kind).data;
  if (kind === undefined) fail("kind", "kind");
  const items = kind === "items" ? readItems(order, typed, fail) : [];
  const amountCents = kind === undefined || problems.length > 0 ? 0 : readAmount(order, typed, kind, items, fail);
  const reason = readReason(typed);
  if (reason === null) fail("reason", "reason");
  if (!wish.success || reason === null || problems.length > 0) return { ok: false, problems };
  const restock = typed.restock === "on" && items.length > 0;
  return { ok: true, wanted: { id: wish.data, amountCents, items, restock, reason } };
}

type Fail = (field: string, problem: RefundFormProblem, most?: number) => void;

function readItems(order: Order, typed: Typed, fail: Fail): NewRefund["items"] {
  const { items, wrong } = readQuantities(typed, itemsRefundable(order));
  for (const { sku, most } of wrong) fail(quantityField(sku), "quantity", most);
  if (items.length === 0 && wrong.length === 0) fail("items", "nothing");
  return items;
}

function readAmount(
  order: Order,
  typed: Typed,
  kind: (typeof REFUND_KINDS)[number],
  items: NewRefund["items"],
  fail: Fail,
): Cents {
  const most = refundableCents(order);
  if (kind === "all") {
    if (most === 0) fail("kind", "tooMuch");
    return most;
  }
  const text = (kind === "items" ? typed.itemsAmount : typed.amount) ?? "";
  const cents = kind === "items" && text === "" ? Math.min(most, priceOf(order, items)) : readCents(text);
  const field = kind === "items" ? "itemsAmount" : "amount";
  if (cents === null || (cents === 0 && items.length === 0)) fail(field, "amount");
  else if (cents > most || cents === 0) fail(field, "tooMuch");
  return cents ?? 0;
}

/** Own words go before the ones to choose from. */
export function readReason(typed: Typed): string | null {
  const text = typed.words || typed.reason || "";
  return Reason.safeParse(text).data ?? null;
}
