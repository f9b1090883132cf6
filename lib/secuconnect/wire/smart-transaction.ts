import { z } from "zod";
import { Basket, BasketInfo, BasketInfoReply, BasketReply } from "./basket.ts";
import { Customer, CustomerReply } from "./contact.ts";
import { BankAccountReply, PaymentContainer, SepaMandate } from "./payment-container.ts";
import { Flag, IdReference, maybe, NumberOrText, phpObject, Reference, TextOrNumber } from "./php-values.ts";

const INTENTS = ["sale", "order"] as const;

/** Browser returns and the server-to-server push address; up to 2000 characters each. */
export const ReturnUrls = z.strictObject({
  url_success: z.string().max(2000).optional(),
  url_abort: z.string().max(2000).optional(),
  url_error: z.string().max(2000).optional(),
  url_push: z.string().max(2000).optional(),
});
export type ReturnUrls = z.infer<typeof ReturnUrls>;

export const ApplicationContext = z.strictObject({
  return_urls: ReturnUrls.optional(),
  checkout_template: z.string().optional(),
  /** `de` (default) or `en` */
  language: z.string().optional(),
  /** what the hosted page must not let the customer change */
  locks: z.strictObject({ customer: z.boolean().optional(), shipping_address: z.boolean().optional() }).optional(),
  iframe_opts: z.record(z.string(), z.unknown()).optional(),
  shop_details: z
    .strictObject({
      shop_system: z.string().optional(),
      shop_system_version: z.string().optional(),
      shop_domain: z.string().optional(),
      plugin_vendor: z.string().optional(),
      plugin_version: z.string().optional(),
      user_agent: z.string().optional(),
    })
    .optional(),
});
export type ApplicationContext = z.infer<typeof ApplicationContext>;

/** `auto_capture: true` makes prepare start as well; the status `approved` is then skipped. */
export const PaymentContext = z.strictObject({
  auto_capture: z.boolean().optional(),
  payment_methods: z.array(z.string()).optional(),
  merchant_initiated: z.boolean().optional(),
  accrual: z.boolean().optional(),
  creditcard_schemes: z.array(z.string()).optional(),
  /** cards only, as the next two */
  dynamic_descriptor: z.record(z.string(), z.unknown()).optional(),
  container_instructions: z.record(z.string(), z.unknown()).optional(),
  mit_instructions: z.record(z.string(), z.unknown()).optional(),
});
export type PaymentContext = z.infer<typeof PaymentContext>;

/** Only for intent `order`. Timestamps ISO 8601 with offset. */
export const DeliveryOptions = z.strictObject({
  type: z.enum(["shipping", "collection"]).optional(),
  shipped_at: z.string().optional(),
  shipped_by: z.string().optional(),
  tracking_code: z.string().optional(),
  invoice_number: z.string().optional(),
  scheduled_slot: z.strictObject({ start_date: z.string(), end_date: z.string() }).optional(),
  store_id: z.string().optional(),
  delivered_at: z.string().optional(),
});
export type DeliveryOptions = z.infer<typeof DeliveryOptions>;

const changeableFields = {
  customer: Customer.optional(),
  shipping_address: Customer.optional(),
  /** purpose on the bank statement, at most 140 characters of the SEPA set to be safe */
  transactionRef: z.string().optional(),
  /** the shop's own reference, searchable with `q=merchantRef:…` */
  merchantRef: z.string().optional(),
  basket: Basket.optional(),
  basket_info: BasketInfo.optional(),
  payment_context: PaymentContext.optional(),
  application_context: ApplicationContext.optional(),
  delivery_options: DeliveryOptions.optional(),
  container: PaymentContainer.optional(),
  payment_method: z.string().optional(),
};

/** Tills and loyalty programmes send these (§3.1, S); a shop does not. */
const pointOfSaleFields = {
  checkin: z.unknown().optional(),
  communications: z.unknown().optional(),
  device_source: z.unknown().optional(),
  tax_amount: z.unknown().optional(),
  tax_rate: z.unknown().optional(),
  market: z.unknown().optional(),
  cashier: z.unknown().optional(),
  product: z.unknown().optional(),
  last_visited_page: z.unknown().optional(),
};

/** Body of `POST /Smart/Transactions`. `is_demo` cannot be changed afterwards. */
export const CreateSmartTransaction = z.strictObject({
  ...changeableFields,
  contract: IdReference.optional(),
  provider_contract: IdReference.optional(),
  idents: z.array(z.strictObject({ type: z.string(), value: z.string() })).optional(),
  is_demo: z.boolean().optional(),
  intent: z.enum(INTENTS),
  basket_info: BasketInfo,
  /** resolved from contract or login when left out */
  merchant: z.union([z.string(), IdReference]).optional(),
  ...pointOfSaleFields,
});
export type CreateSmartTransaction = z.infer<typeof CreateSmartTransaction>;

/** Body of `PUT /Smart/Transactions/{STX}`: what may change before start. An approved transaction falls back to created. */
export const UpdateSmartTransaction = z.strictObject(changeableFields);
export type UpdateSmartTransaction = z.infer<typeof UpdateSmartTransaction>;

/** Optional body of `POST …/prepare/{method}`. */
export const PrepareSmartTransaction = z.strictObject({
  customer: Customer.optional(),
  container: PaymentContainer.optional(),
  email: z.string().optional(),
  /** return from an external authorisation such as 3-D Secure; not the hosted page's return addresses */
  callback_urls: z.strictObject({ success_url: z.string().optional(), failure_url: z.string().optional() }).optional(),
  /** cards only */
  dynamic_descriptor: z.record(z.string(), z.unknown()).optional(),
});
export type PrepareSmartTransaction = z.infer<typeof PrepareSmartTransaction>;

/** Optional body of `POST …/start` and `…/start/{method}`. */
export const StartSmartTransaction = z.strictObject({
  ...PrepareSmartTransaction.shape,
  /** for `cashless_direct` */
  tid: z.string().optional(),
  trace: z.string().optional(),
  cardtype: z.string().optional(),
});
export type StartSmartTransaction = z.infer<typeof StartSmartTransaction>;

/** Body of `POST …/setDelivery`: what is not sent is removed (§3.8). */
export const SetDelivery = z.strictObject({ delivery_options: DeliveryOptions });
export type SetDelivery = z.infer<typeof SetDelivery>;

/** Where the customer transfers the money to. Account and purpose belong to this one transaction. */
export const PaymentInstructions = z.looseObject({
  owner: maybe(z.string()),
  iban: maybe(z.string()),
  bic: maybe(z.string()),
  bankname: maybe(z.string()),
  purpose: maybe(z.string()),
  girocode_url: maybe(z.string()),
});
export type PaymentInstructions = z.infer<typeof PaymentInstructions>;

/** A payment attempt of the transaction; a further attempt replaces the entry. */
export const TransactionLink = z.looseObject({
  object: maybe(z.string()),
  id: maybe(z.string()),
  trans_id: maybe(NumberOrText),
  transaction_hash: maybe(z.string()),
});
export type TransactionLink = z.infer<typeof TransactionLink>;

export const DeliveryOptionsReply = z.looseObject({
  type: maybe(z.string()),
  shipped_at: maybe(z.string()),
  shipped_by: maybe(z.string()),
  tracking_code: maybe(TextOrNumber),
  invoice_number: maybe(TextOrNumber),
  scheduled_slot: maybe(phpObject(z.looseObject({ start_date: maybe(z.string()), end_date: maybe(z.string()) }))),
  store_id: maybe(z.string()),
  delivered_at: maybe(z.string()),
  /** pickup code, filled at start */
  code: maybe(TextOrNumber),
});
export type DeliveryOptionsReply = z.infer<typeof DeliveryOptionsReply>;

/** Reply of every Smart Transaction call. `status` stays text: new values must not stop the shop. */
export const SmartTransaction = z.looseObject({
  object: z.literal("smart.transactions"),
  id: z.string().min(1),
  created: maybe(z.string()),
  updated: maybe(z.string()),
  status: maybe(z.string()),
  intent: maybe(z.string()),
  is_demo: maybe(Flag),
  contract: maybe(phpObject(Reference)),
  merchant: maybe(phpObject(Reference)),
  customer: maybe(phpObject(CustomerReply)),
  shipping_address: maybe(phpObject(CustomerReply)),
  transactionRef: maybe(z.string()),
  merchantRef: maybe(z.string()),
  basket: maybe(phpObject(BasketReply)),
  basket_info: maybe(BasketInfoReply),
  payment_method: maybe(z.string()),
  trans_id: maybe(NumberOrText),
  transactions: maybe(z.array(TransactionLink)),
  payment_instructions: maybe(phpObject(PaymentInstructions)),
  /** intent `sale`: hosted pages by method, `general` for the choice */
  payment_links: maybe(phpObject(z.record(z.string(), z.unknown()))),
  /** intent `order`: `url_checkout` */
  checkout_links: maybe(phpObject(z.record(z.string(), z.unknown()))),
  delivery_options: maybe(phpObject(DeliveryOptionsReply)),
  container: maybe(
    phpObject(
      z.looseObject({
        object: maybe(z.string()),
        id: maybe(z.string()),
        type: maybe(z.string()),
        public: maybe(phpObject(BankAccountReply)),
        mandate: maybe(phpObject(SepaMandate)),
      }),
    ),
  ),
  iframe_url: maybe(z.string()),
  payment_context: maybe(phpObject(z.looseObject({ auto_capture: maybe(Flag) }))),
  application_context: maybe(phpObject(z.looseObject({ language: maybe(z.string()) }))),
});
export type SmartTransaction = z.infer<typeof SmartTransaction>;

/** `count` is the number of all matches, not of the entries in `data`; a page holds 20 unless asked otherwise. */
export const SmartTransactionList = z.looseObject({
  count: NumberOrText,
  data: maybe(z.array(SmartTransaction)),
});
export type SmartTransactionList = z.infer<typeof SmartTransactionList>;
