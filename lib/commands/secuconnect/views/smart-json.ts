import type { PaymentTransaction, Reply, SmartTransaction } from "#lib/secuconnect/index.ts";
import { replyToJson } from "../shell/reply-json.ts";
import { adviseSmart } from "./status-lines.ts";

/** With our names. Who the customer is stays out unless it was asked for; `raw` is asking, too. */
export function smartToJson(
  smart: Reply<SmartTransaction>,
  raw: boolean,
  withCustomer: boolean,
  payments: readonly PaymentTransaction[] = [],
): object {
  const { customer, shippingAddress, container, ...facts } = smart;
  const { meaning, shopShould } = adviseSmart(smart, payments);
  const person = (who: typeof customer) => (withCustomer || who === null ? who : { id: who.id });
  const shown = {
    ...facts,
    customer: person(customer),
    shippingAddress: person(shippingAddress),
    container: withCustomer || container === null ? container : { id: container.id, type: container.type },
    meaning,
    shopShould,
  };
  return replyToJson(smart, shown, raw);
}
