import type { Order } from "#lib/domain/order.ts";
import { maySwitch, recordSwitch } from "#lib/domain/switch-method.ts";
import type { MethodRecord } from "#lib/payments/index.ts";
import type { Deps } from "./deps.ts";
import { customerDeadline, drivePayment } from "./drive-payment.ts";
import { offeredMethods } from "./offered-methods.ts";

/**
 * By what else a placed order can be paid; none when it is too late. Not by a method that needs more than the order knows,
 * nor by one that was refused for this order already.
 */
export async function otherMethods(
  deps: Pick<Deps, "orders" | "shop">,
  order: Order,
): Promise<readonly MethodRecord[]> {
  if (!maySwitch(order)) return [];
  const [offered, attempts] = await Promise.all([offeredMethods(deps), deps.orders.attempts(order.id)]);
  const refused = attempts.filter(({ status }) => status === "denied").map(({ method }) => method);
  return offered.filter(
    ({ code, needsMandate, fields }) =>
      code !== order.payment.method &&
      !refused.includes(code) &&
      !needsMandate &&
      !fields.some(({ required }) => required),
  );
}

/**
 * The customer pays the same order by another method while nothing has been paid. The attempt under way ends at the provider
 * first; two that oblige the customer never stand side by side.
 * @returns false when it is too late, or the method is none of `otherMethods`
 */
export async function switchMethod(deps: Deps, token: string, method: string): Promise<boolean> {
  const order = await deps.orders.findByToken(token);
  if (order === null) return false;
  if (isUnderWay(order, method)) return true;
  const others = await otherMethods(deps, order);
  if (!others.some(({ code }) => code === method)) return false;
  const decision = await deps.orders.update(order.id, (current) => recordSwitch(current, method));
  if (decision.kind !== "changed") return isUnderWay((await deps.orders.find(order.id)) ?? order, method);
  await drivePayment(deps, order.id, customerDeadline(deps));
  return true;
}

/** Wanted already, by a second click or in another window. */
function isUnderWay({ payment }: Order, method: string): boolean {
  return payment.endReason === "switched" ? payment.endWords === method : payment.method === method;
}
