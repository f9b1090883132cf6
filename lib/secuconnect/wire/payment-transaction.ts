import { z } from "zod";
import { Flag, maybe, NumberOrText, phpObject, Reference, TextOrNumber } from "./php-values.ts";

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
  ref_type_id: maybe(NumberOrText),
  ref_type_raw: maybe(z.string()),
  hierarchy: maybe(z.string()),
});
export type RelatedTransaction = z.infer<typeof RelatedTransaction>;

/** The movement of money. `incoming_payment_date` says that the money is in, also where no push announces it (invoice). */
export const PaymentTransaction = z.looseObject({
  object: z.literal("payment.transactions"),
  id: z.string().min(1),
  trans_id: maybe(NumberOrText),
  contract: maybe(phpObject(Reference)),
  merchant: maybe(phpObject(Reference)),
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
  incoming_payment_iban: maybe(z.string()),
  incoming_payment_bic: maybe(z.string()),
  payout_date: maybe(z.string()),
  /** the payer's instrument, masked */
  payment_data: maybe(z.string()),
  account_owner: maybe(z.string()),
  accrual: maybe(Flag),
  status: maybe(TextOrNumber),
  status_text: maybe(z.string()),
  details: maybe(phpObject(PaymentTransactionDetails)),
  transaction_hash: maybe(z.string()),
  order_id: maybe(TextOrNumber),
  invoice_number: maybe(TextOrNumber),
  documents: maybe(
    z.array(z.looseObject({ url: maybe(z.string()), type: maybe(TextOrNumber), document_type: maybe(TextOrNumber) })),
  ),
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

/** Parcel and invoice facts, at top level for ShippingInformation, inside `shipping_information` for capture. */
export const ShippingInformation = z.strictObject({
  carrier: z.string().optional(),
  tracking_id: z.string().optional(),
  invoice_number: z.string().optional(),
  /** only when not "now"; ISO 8601 with offset */
  shipped_at: z.string().optional(),
  order_id: z.string().optional(),
});
export type ShippingInformation = z.infer<typeof ShippingInformation>;

/** Body of `POST …/capture`: the final delivery of an invoice, which makes it due (§7.1). */
export const CapturePaymentTransaction = z.strictObject({ shipping_information: ShippingInformation.optional() });
export type CapturePaymentTransaction = z.infer<typeof CapturePaymentTransaction>;

/**
 * Body of `POST …/cancel`. Without `reduce_amount_by` (cents) everything that is left is cancelled or refunded. The
 * deprecated `amount` is not here: it means the remainder for invoice and the reduction for all else (§5.4).
 */
export const CancelPaymentTransaction = z.strictObject({
  reduce_amount_by: z.int().positive().optional(),
  reason: z
    .string()
    .regex(/^[A-Za-z0-9 .,+\-:?()/']{0,100}$/)
    .optional(),
  reduce_stakeholder_payment: z.boolean().optional(),
  container_id: z.string().optional(),
});
export type CancelPaymentTransaction = z.infer<typeof CancelPaymentTransaction>;

/** The original and, where one was made, the refund with its negative amount. A single object is tolerated. */
export const CancelledPaymentTransactions = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(PaymentTransaction),
);

/** An array in replies before SDK 2.43.0, one object since. */
export const CapturedPaymentTransaction = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  PaymentTransaction,
);

/** Body of `POST …/increaseAmount`: the new total in cents, prepayment only and before it is paid (§5.6). */
export const IncreaseAmount = z.strictObject({ amount: z.int().positive() });
export type IncreaseAmount = z.infer<typeof IncreaseAmount>;

/** Reply of `PUT …/ShippingInformation` (§7.2). */
export const ResultReply = z.looseObject({ result: Flag });
export type ResultReply = z.infer<typeof ResultReply>;

/** Reply of both `getPaymentInstructions` calls. `amount` is formatted text, for people only. */
export const PaymentInstructionsReply = z.looseObject({
  lang: maybe(z.string()),
  amount: maybe(TextOrNumber),
  currency: maybe(z.string()),
  payment_instructions: maybe(
    phpObject(
      z.looseObject({
        owner: maybe(z.string()),
        iban: maybe(z.string()),
        bic: maybe(z.string()),
        bankname: maybe(z.string()),
        purpose: maybe(z.string()),
      }),
    ),
  ),
});
export type PaymentInstructionsReply = z.infer<typeof PaymentInstructionsReply>;
