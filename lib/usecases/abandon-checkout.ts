import { setOutToEnd } from "#lib/domain/payment-call.ts";
import type { Deps } from "./deps.ts";

/**
 * A checkout that was left after the risk check is an open authorisation: after a while of silence it is ended at the
 * provider. The draft stays; a customer who comes back gets a new one.
 * @returns seconds until it is worth looking again, null when there is nothing to wait for
 */
export async function abandonCheckout({ orders, rules }: Deps, orderId: string): Promise<number | null> {
  let again: number | null = null;
  await orders.update(orderId, (order, now) => {
    again = null;
    if (order.status !== "draft") return { kind: "unchanged" };
    const { stxId, inFlight, goal } = order.payment;
    // With a goal something may be opened yet, however long ago the last call was.
    if (goal === "end" || (goal === "none" && stxId === null && inFlight === null)) return { kind: "unchanged" };
    const silence = (now.getTime() - order.touchedAt.getTime()) / 1000;
    // Touched in what is now the future: the clock was set back.
    if (silence < rules.abandonSeconds) {
      again = Math.min(rules.abandonSeconds, rules.abandonSeconds - silence);
      return { kind: "unchanged" };
    }
    return setOutToEnd(order, "abandoned");
  });
  return again;
}
