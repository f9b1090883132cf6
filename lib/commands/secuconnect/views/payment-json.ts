import type { PaymentStatus, PaymentTransaction, Reply } from "#lib/secuconnect/index.ts";
import { replyToJson } from "../shell/reply-json.ts";
import { advisePayment } from "./status-lines.ts";

/** With our names. Whose account paid stays out unless it was asked for; `raw` is asking, too. */
export function paymentToJson(payment: Reply<PaymentTransaction>, raw: boolean, withCustomer: boolean): object {
  const { paymentData, accountOwner, incomingPaymentIban, incomingPaymentRemittance, ...facts } = payment;
  const person = { paymentData, accountOwner, incomingPaymentIban, incomingPaymentRemittance };
  const { meaning, shopShould } = advisePayment(payment);
  return replyToJson(payment, { ...facts, ...(withCustomer ? person : {}), meaning, shopShould }, raw);
}

export function statusToJson(check: Reply<PaymentStatus>, raw: boolean): object {
  return replyToJson(check, { ...check }, raw);
}
