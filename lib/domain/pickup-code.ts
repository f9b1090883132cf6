import type { Order } from "./order.ts";
import { hasEnded } from "./payment.ts";

/** Whether the customer still has to show the code: goods are to be collected, and some are not. */
export function awaitsCollection({ status, delivery, deliveryStatus, pickupCode, payment }: Order): boolean {
  const isOpen = status === "placed" && deliveryStatus !== "delivered" && !hasEnded(payment.status);
  return isOpen && delivery === "collection" && pickupCode !== null;
}

/**
 * Whether somebody said this code: blanks, hyphens and case are not part of it. Looks at every character, so that the time it
 * takes tells nothing.
 */
export function isPickupCode(said: string, code: string): boolean {
  const [a, b] = [normalise(said), normalise(code)];
  let difference = a.length ^ b.length;
  for (let index = 0; index < b.length; index += 1) {
    difference |= (a.charCodeAt(index % Math.max(1, a.length)) || 0) ^ b.charCodeAt(index);
  }
  return difference === 0 && b.length > 0;
}

function normalise(code: string): string {
  return code.replace(/[\s-]/g, "").toUpperCase();
}
