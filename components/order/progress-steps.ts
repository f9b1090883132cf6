import type { OrderState } from "./order-state.ts";

export type StepName = "ordered" | "paid" | "charged" | "dispatched" | "settled";
export type StepMark = "done" | "now" | "later";

/**
 * The three steps of an order and how far it is: money first and then goods, or the other way round, or money taken.
 * Null where an order is not on that road.
 */
export function toProgressSteps(state: OrderState, paysFirst: boolean): { name: StepName; mark: StepMark }[] | null {
  const position = POSITIONS[state];
  // With goods first, a part of the money says nothing about where the goods are.
  if (position === undefined || (state === "partPaid" && !paysFirst)) return null;
  const names = toNames(state, paysFirst);
  // Money that came in before the goods were sent leaves the sending as the step at hand.
  const done = new Set(names.slice(0, position));
  if (state === "paid" || state === "paidDelivered") done.add(paysFirst ? "paid" : "settled");
  const now = names.find((name) => !done.has(name));
  return names.map((name) => ({ name, mark: done.has(name) ? "done" : name === now ? "now" : "later" }));
}

function toNames(state: OrderState, paysFirst: boolean): StepName[] {
  if (state.startsWith("charg")) return ["ordered", "charged", "dispatched"];
  return paysFirst ? ["ordered", "paid", "dispatched"] : ["ordered", "dispatched", "settled"];
}

/** How many steps are certainly done. */
const POSITIONS: Partial<Record<OrderState, number>> = {
  transfer: 1,
  partPaid: 1,
  payLater: 1,
  payLaterDelivered: 2,
  paid: 1,
  paidDelivered: 3,
  charging: 1,
  charged: 2,
  chargedDelivered: 3,
};
