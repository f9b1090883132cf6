import { concealFunding } from "#lib/domain/funding.ts";
import type { Deps } from "./deps.ts";

/** A checkout was left before the order button: the number of the account goes, the rest of the draft stays. */
export async function forgetAccount({ orders }: Pick<Deps, "orders">, orderId: string): Promise<void> {
  await orders.update(orderId, (order) => {
    const { funding } = order.payment;
    if (order.status !== "draft" || funding === null || funding.iban === null) return { kind: "unchanged" };
    return {
      kind: "changed",
      order: { ...order, payment: { ...order.payment, funding: concealFunding(funding) } },
      effects: [],
      event: "payment.accountForgotten",
      detail: {},
    };
  });
}
