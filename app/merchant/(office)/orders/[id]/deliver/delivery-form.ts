import { z } from "zod";
import { CLEAN_TEXT } from "#lib/domain/clean-text.ts";
import { type Delivery, itemsLeft, type NewDelivery } from "#lib/domain/delivery.ts";
import type { Order } from "#lib/domain/order.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { quantityField, readQuantities, type Typed } from "../typed-form.ts";

/** What is wrong with what was typed; each is a message below `handling.deliver.problems`. */
export type FormProblem = "quantity" | "nothing" | "carrier" | "tracking" | "date" | "future" | "tooEarly";

export interface FieldProblem {
  /** Name of the field. */
  field: string;
  problem: FormProblem;
  /** Of an article: how many are left. */
  most: number;
}

export type ReadDelivery = { ok: true; wanted: NewDelivery } | { ok: false; problems: FieldProblem[] };

const Text = z.string().max(60).regex(CLEAN_TEXT);
const Day = z.iso.date();
/** Names the wish. */
export const Wish = z.uuid();

/** Every article that is left, no carrier, today: what most parcels are. */
export function emptyDelivery(order: Order, wish: string, now: Date): Typed {
  const quantities = itemsLeft(order).map(({ sku, quantity }) => [quantityField(sku), String(quantity)]);
  return { ...Object.fromEntries(quantities), wish, carrier: "", tracking: "", date: toBerlinDay(now) };
}

/** @param now to tell today, which is now, from another day, which is its noon */
export function readDelivery(order: Order, typed: Typed, now: Date): ReadDelivery {
  const problems: FieldProblem[] = [];
  const fail = (field: string, problem: FormProblem, most = 0) => problems.push({ field, problem, most });
  const { items, wrong } = readQuantities(typed, itemsLeft(order));
  for (const { sku, most } of wrong) fail(quantityField(sku), "quantity", most);
  if (items.length === 0 && wrong.length === 0) fail("items", "nothing");
  const wish = Wish.safeParse(typed.wish);
  if (!Text.safeParse(typed.carrier ?? "").success) fail("carrier", "carrier");
  if (!Text.safeParse(typed.tracking ?? "").success) fail("tracking", "tracking");
  const deliveredAt = readDay(order, typed.date ?? "", now, (problem) => fail("date", problem));
  if (!wish.success || problems.length > 0) return { ok: false, problems };
  const wanted: NewDelivery = {
    id: wish.data,
    items: items satisfies Delivery["items"],
    carrier: typed.carrier || null,
    trackingId: typed.tracking || null,
    deliveredAt,
  };
  return { ok: true, wanted };
}

function readDay(order: Order, text: string, now: Date, fail: (problem: FormProblem) => void): Date | null {
  const today = toBerlinDay(now);
  if (text === "" || text === today) return null;
  const day = Day.safeParse(text);
  if (!day.success) fail("date");
  else if (day.data > today) fail("future");
  else if (day.data < toBerlinDay(order.placedAt ?? order.createdAt)) fail("tooEarly");
  else return new Date(Math.max(Date.parse(`${day.data}T11:00:00Z`), order.placedAt?.getTime() ?? 0));
  return null;
}
