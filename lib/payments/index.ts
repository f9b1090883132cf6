import type { PaymentMethod } from "./method.ts";
import { debit } from "./methods/debit.ts";
import { invoice } from "./methods/invoice.ts";
import { prepaid } from "./methods/prepaid.ts";

/** Every method, in the order of the form. A new one is one more entry here. */
const RECORDS = [invoice, prepaid, debit] as const;

export type MethodCode = (typeof RECORDS)[number]["code"];
export type MethodRecord = PaymentMethod<MethodCode>;

export const PAYMENT_METHODS: readonly MethodRecord[] = RECORDS;

/** @throws when there is no record: a method with which orders were paid keeps its record for as long as they are kept */
export function paymentMethod(code: string): MethodRecord {
  const record = PAYMENT_METHODS.find((method) => method.code === code);
  if (record === undefined) throw new Error(`there is no payment method "${code}"`);
  return record;
}

/** What is offered when a method was refused: always possible, and free. */
export const FALLBACK_METHOD = prepaid.code;
