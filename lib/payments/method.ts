import type { PaymentMethodCode } from "#lib/domain/payment.ts";

/**
 * A payment method as one record. Form, review, order page, mail and the payment engine read it;
 * none of them names a method. Labels and explanations are messages below `payment.<code>`.
 */
export interface PaymentMethod {
  /** The provider's name for it (`/prepare/{code}`, `/start/{code}`), also the form value. */
  code: PaymentMethodCode;
  /** The provider judges the risk in a call of its own (`prepare`) before the order button. */
  authorizes: boolean;
  /** The customer transfers the money: bank details and girocode on page, mail and invoice. */
  showsInstructions: boolean;
  /** Money first: nothing leaves the shop before it is in, and the page asks for the transfer now. */
  paysFirst: boolean;
  /** Extra form fields that only this method wants. */
  fields: readonly "birthDate"[];
}

export function defineMethod(method: PaymentMethod): PaymentMethod {
  return method;
}
