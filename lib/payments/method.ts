import type { MethodField } from "#lib/domain/method-field.ts";
import type { MoneyTraits } from "#lib/domain/payment.ts";

/**
 * A payment method as one record. Form, review, order page, mail and the payment engine read it;
 * none of them names a method. Its words are messages below `payment.<code>`.
 */
export interface PaymentMethod<Code extends string = string> extends MoneyTraits {
  /** The provider's name for it (`/prepare/{code}`, `/start/{code}`), also the form value. */
  code: Code;
  /** The provider judges the risk in a call of its own (`prepare`) before the order button. */
  authorizes: boolean;
  /** Money first: nothing leaves the shop before it is in, and the page asks for the transfer now. */
  paysFirst: boolean;
  /** The provider has to hear of deliveries: the final one makes the claim due. */
  reportsDelivery: boolean;
  /** The claim is sold to the payee: only a payment to that account settles it, and the invoice says so. */
  assignsClaim: boolean;
  /** The customer has to give leave to take the money; offered only where the merchant has the words for it. */
  needsMandate: boolean;
  /** Extra form fields that only this method wants; their names are its own. */
  fields: readonly MethodField[];
}

export function defineMethod<const Code extends string>(method: PaymentMethod<Code>): PaymentMethod<Code> {
  return method;
}
