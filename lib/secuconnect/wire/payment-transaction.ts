import { z } from "zod";
import { maybe, NumberOrText, phpObject, TextOrNumber } from "./php-values.ts";

/** The reliable part of a Payment Transaction: branch on `status_simple` only; `status` is for display. */
export const PaymentTransactionDetails = z.looseObject({
  amount: maybe(NumberOrText),
  cleared: maybe(z.string()),
  status: maybe(NumberOrText),
  status_text: maybe(z.string()),
  status_simple: maybe(NumberOrText),
  status_simple_text: maybe(z.string()),
  description: maybe(z.string()),
});
export type PaymentTransactionDetails = z.infer<typeof PaymentTransactionDetails>;

/** Another transaction this one belongs to, for example the payment a refund was made from. */
export const RelatedTransaction = z.looseObject({
  object: maybe(z.string()),
  id: maybe(z.string()),
  trans_id: maybe(NumberOrText),
  hierarchy: maybe(z.string()),
});
export type RelatedTransaction = z.infer<typeof RelatedTransaction>;

/** The movement of money. `incoming_payment_date` says that the money is in, also where no push announces it (invoice). */
export const PaymentTransaction = z.looseObject({
  object: z.literal("payment.transactions"),
  id: z.string().min(1),
  trans_id: maybe(NumberOrText),
  parents: maybe(z.array(RelatedTransaction)),
  related_transactions: maybe(z.array(RelatedTransaction)),
  product: maybe(z.string()),
  product_id: maybe(NumberOrText),
  amount: maybe(NumberOrText),
  currency: maybe(z.string()),
  created: maybe(z.string()),
  updated: maybe(z.string()),
  completion_date: maybe(z.string()),
  incoming_payment_date: maybe(z.string()),
  incoming_payment_purpose: maybe(z.string()),
  status: maybe(TextOrNumber),
  status_text: maybe(z.string()),
  details: maybe(phpObject(PaymentTransactionDetails)),
  transaction_hash: maybe(z.string()),
  order_id: maybe(TextOrNumber),
  invoice_number: maybe(TextOrNumber),
});
export type PaymentTransaction = z.infer<typeof PaymentTransaction>;

export const PaymentTransactionList = z.looseObject({
  count: NumberOrText,
  data: maybe(z.array(PaymentTransaction)),
});
export type PaymentTransactionList = z.infer<typeof PaymentTransactionList>;

/** Reply of `…/checkStatus`; `amount` in cents is what is left after refunds, 0 when fully cancelled. */
export const PaymentStatus = z.looseObject({
  status: maybe(NumberOrText),
  status_text: maybe(z.string()),
  status_simple: maybe(NumberOrText),
  status_simple_text: maybe(z.string()),
  amount: maybe(NumberOrText),
  currency: maybe(z.string()),
});
export type PaymentStatus = z.infer<typeof PaymentStatus>;
