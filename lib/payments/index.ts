import type { PaymentMethodCode } from "#lib/domain/payment.ts";
import type { PaymentMethod } from "./method.ts";
import { invoice } from "./methods/invoice.ts";
import { prepaid } from "./methods/prepaid.ts";

export type { PaymentMethod };

/** Every method, in the order of the form. */
export const PAYMENT_METHODS: readonly PaymentMethod[] = [invoice, prepaid];

const BY_CODE: Record<PaymentMethodCode, PaymentMethod> = { invoice, prepaid };

export function paymentMethod(code: PaymentMethodCode): PaymentMethod {
  return BY_CODE[code];
}

/** What is offered when a method was refused: always possible, and free. */
export const FALLBACK_METHOD: PaymentMethodCode = "prepaid";
