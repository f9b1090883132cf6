import type { AvailablePaymentMethodsReply, MerchantReply } from "#lib/secuconnect/wire/contract.ts";
import { orNull } from "../reply.ts";
import type { AvailablePaymentMethods, Merchant } from "./model.ts";

/** Contract names and the words of prepare and start (secuconnect-api §3.9, S). Wallets go by card. */
const METHOD_BY_NAME: ReadonlyMap<string, string> = new Map([
  ["invoice", "invoice"],
  ["prepay", "prepaid"],
  ["debit", "debit"],
  ["creditcard", "creditcard"],
  ["applepay", "creditcard"],
  ["googlepay", "creditcard"],
  ["easycredit", "easycredit"],
  ["paypal", "paypal"],
  ["eps", "eps"],
  ["giropay", "giropay"],
  ["sofort", "sofort"],
]);

export function fromAvailableMethods(reply: AvailablePaymentMethodsReply): AvailablePaymentMethods {
  return { methods: reply.map((name) => ({ name, method: METHOD_BY_NAME.get(name.toLowerCase()) ?? null })) };
}

export function fromMerchant({ id, companyname }: MerchantReply): Merchant {
  return { id, companyName: orNull(companyname) };
}
