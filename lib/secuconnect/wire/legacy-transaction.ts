import { z } from "zod";
import { Customer } from "./contact.ts";
import { PaymentContainer, SepaMandate } from "./payment-container.ts";
import { ShippingInformation } from "./payment-transaction.ts";
import { Flag, maybe, NumberOrText, phpObject, Reference, TextOrNumber } from "./php-values.ts";

/** Whole numbers that the published examples send as text (`"100"`, `"19"`). */
const IntOrText = z.union([z.int(), z.string().regex(/^-?\d+$/)]);

const itemFields = {
  item_type: z.string().optional(),
  article_number: z.union([z.string(), z.number()]).optional(),
  quantity: IntOrText.optional(),
  name: z.string(),
  model: z.string().optional(),
  ean: z.string().optional(),
  /** whole percent */
  tax: IntOrText.optional(),
  /** line total in cents */
  total: IntOrText.optional(),
  /** unit price in cents */
  price: IntOrText.optional(),
  contract_id: z.string().optional(),
  reference_id: z.string().optional(),
};

/** A line of the old basket: everything snake_case, unlike the Smart one; `shipping` lines may lack quantity and price. */
export const LegacyBasketItem = z.strictObject({
  ...itemFields,
  sub_basket: z.array(z.strictObject(itemFields)).optional(),
});
export type LegacyBasketItem = z.infer<typeof LegacyBasketItem>;

const RedirectUrl = z.strictObject({
  url_success: z.string().max(2000).optional(),
  url_failure: z.string().max(2000).optional(),
  url_push: z.string().max(2000).optional(),
});

/**
 * Body of `POST /Payment/Secupayinvoices` and `…/Secupayprepays` (§6, seed 2). `amount` in cents. Amount, currency and
 * customer are needed; they are optional here so that the emulator can answer with the documented exception.
 */
export const CreateLegacyTransaction = z.strictObject({
  amount: IntOrText.optional(),
  currency: z.string().optional(),
  purpose: z.string().optional(),
  order_id: z.string().optional(),
  /** `PCU_…` or the customer inline */
  customer: z.union([z.string(), Customer]).optional(),
  contract: z.string().optional(),
  container: z.union([z.string(), PaymentContainer]).optional(),
  basket: z.array(LegacyBasketItem).optional(),
  /** payout lock */
  accrual: z.boolean().optional(),
  payment_action: z.enum(["sale", "authorization"]).optional(),
  redirect_url: RedirectUrl.optional(),
  opt_data: z
    .strictObject({ language: z.string().optional(), has_accepted_disclaimer: z.boolean().optional() })
    .optional(),
  demo: z.union([z.boolean(), IntOrText]).optional(),
  experience: z.strictObject({ positive: z.int().optional(), negative: z.int().optional() }).optional(),
  payment_methods: z.array(z.string()).optional(),
});
export type CreateLegacyTransaction = z.infer<typeof CreateLegacyTransaction>;

/** Body of `POST …/{hash}/cancel`; without a number everything is cancelled. */
export const CancelLegacyTransaction = z.strictObject({
  reduce_amount_by: z.int().positive().optional(),
  reduce_stakeholder_payment: z.boolean().optional(),
  contract: z.string().optional(),
});
export type CancelLegacyTransaction = z.infer<typeof CancelLegacyTransaction>;

/** Body of `POST …/{hash}/capture`. */
export const CaptureLegacyTransaction = z.strictObject({
  shipping_information: ShippingInformation.optional(),
  contract: z.string().optional(),
});
export type CaptureLegacyTransaction = z.infer<typeof CaptureLegacyTransaction>;

/** Body of `PUT …/{hash}/basket`. */
export const LegacyBasket = z.strictObject({ basket: z.array(LegacyBasketItem) });
export type LegacyBasket = z.infer<typeof LegacyBasket>;

/** Body of `PUT …/{hash}/accrual`: `false` lifts the payout lock. */
export const LegacyAccrual = z.strictObject({ accrual: z.boolean() });
export type LegacyAccrual = z.infer<typeof LegacyAccrual>;

/** Where the customer transfers to, in the old spelling; the purpose stands beside it as `transfer_purpose`. */
export const TransferAccount = z.looseObject({
  owner: maybe(z.string()),
  iban: maybe(z.string()),
  bic: maybe(z.string()),
  bankname: maybe(z.string()),
});
export type TransferAccount = z.infer<typeof TransferAccount>;

export const LegacyBasketItemReply = z.looseObject({
  item_type: maybe(z.string()),
  article_number: maybe(TextOrNumber),
  quantity: maybe(NumberOrText),
  name: maybe(z.string()),
  ean: maybe(TextOrNumber),
  tax: maybe(NumberOrText),
  total: maybe(NumberOrText),
  price: maybe(NumberOrText),
  reference_id: maybe(TextOrNumber),
});
export type LegacyBasketItemReply = z.infer<typeof LegacyBasketItemReply>;

/** Reply of create, read, capture, basket and accrual. `id` is the hash; `status` a word, `transaction_status` its number. */
export const LegacyTransactionReply = z.looseObject({
  /** `payment.secupayinvoices`, `payment.secupayprepays`, … */
  object: z.string().startsWith("payment.secupay"),
  id: z.string().min(1),
  trans_id: maybe(NumberOrText),
  /** `PCI_…` */
  payment_id: maybe(z.string()),
  status: maybe(z.string()),
  transaction_status: maybe(NumberOrText),
  amount: maybe(NumberOrText),
  currency: maybe(z.string()),
  purpose: maybe(z.string()),
  order_id: maybe(TextOrNumber),
  accrual: maybe(Flag),
  payment_action: maybe(z.string()),
  basket: maybe(z.array(LegacyBasketItemReply)),
  transfer_purpose: maybe(z.string()),
  transfer_account: maybe(phpObject(TransferAccount)),
  /** `PCU_…`, or the customer as an object */
  customer: maybe(z.union([z.string(), phpObject(Reference)])),
  container: maybe(z.union([z.string(), phpObject(Reference)])),
  mandate: maybe(phpObject(SepaMandate)),
  redirect_url: maybe(phpObject(z.looseObject({ iframe_url: maybe(z.string()) }))),
  iframe_url: maybe(z.string()),
  sub_transactions: maybe(
    z.array(z.looseObject({ id: maybe(z.string()), trans_id: maybe(NumberOrText), reference_id: maybe(TextOrNumber) })),
  ),
});
export type LegacyTransactionReply = z.infer<typeof LegacyTransactionReply>;

/** Reply of the old cancel. `refund_waiting_for_payment`: the merchant must first transfer the money back. */
export const LegacyCancellation = z.looseObject({
  new_trans_id: maybe(NumberOrText),
  demo: maybe(Flag),
  result: maybe(
    phpObject(
      z.looseObject({
        new_trans_id: maybe(NumberOrText),
        remaining_amount: maybe(NumberOrText),
        refund_waiting_for_payment: maybe(Flag),
      }),
    ),
  ),
});
export type LegacyCancellation = z.infer<typeof LegacyCancellation>;
