import type { ContainerInput, ContainerReference } from "../payment-containers/model.ts";
import type { Customer, CustomerInput } from "../payment-customers/model.ts";
import type { PaymentInstructions } from "../payment-instructions.ts";
import type { BasketLine, BasketLineInput } from "./basket.ts";
import type { SmartTransactionStatus } from "./statuses.ts";

/** Methods `prepare` knows; others pass, the provider decides (secuconnect-api §3.5, S). */
export type PrepareMethod =
  | "invoice"
  | "prepaid"
  | "debit"
  | "creditcard"
  | "easycredit"
  | "paypal"
  | "eps"
  | "giropay"
  | "sofort"
  | (string & {});

/** Methods `start` takes without a prepare before it (§3.6, S). */
export type StartMethod =
  | "prepaid"
  | "debit"
  | "invoice"
  | "cash"
  | "cashless"
  | "cashless_direct"
  | "loyalty"
  | "ccload"
  | (string & {});

/** `sale` ends in status ok; `order` in received or collection, and its delivery can be set. */
export type Intent = "sale" | "order";

/** Addresses, up to 2000 characters each. The browser ones are not sure to be visited; `push` is called by the provider. */
export interface ReturnUrls {
  success?: string;
  abort?: string;
  error?: string;
  push?: string;
}

export interface ShopDetails {
  system?: string;
  systemVersion?: string;
  domain?: string;
  pluginVendor?: string;
  pluginVersion?: string;
  userAgent?: string;
}

/** Timestamps are ISO 8601 with an offset; what is left out is removed at the provider (§3.8, D). */
export type DeliveryInput =
  | { type: "shipping"; shippedAt?: string; shippedBy?: string; trackingCode?: string; invoiceNumber?: string }
  | {
      type: "collection";
      scheduledSlot?: { start: string; end: string };
      storeId?: string;
      deliveredAt?: string;
    };

/** What may change before the start. An update replaces: send it whole. */
export interface SmartTransactionInput {
  customer?: CustomerInput;
  shippingAddress?: CustomerInput;
  /** Text on the customer's bank statement: shop and order number. */
  transactionRef?: string;
  /** The shop's own reference, searchable. */
  merchantRef?: string;
  basket?: readonly BasketLineInput[];
  /** Must equal the total of the basket, where there is one (§3.1.2, D). */
  amountCents?: number;
  /** ISO 4217; needed with an amount. */
  currency?: string;
  gratuityCents?: number;
  /** Prepare starts too; the status approved is then skipped. */
  autoCapture?: boolean;
  /** What the hosted page offers; all of the contract where nothing is said. */
  paymentMethods?: readonly string[];
  merchantInitiated?: boolean;
  /** Payout lock, lifted by `paymentTransactions.revokeAccrual`. */
  accrual?: boolean;
  creditcardSchemes?: readonly string[];
  /** `de` or `en` */
  language?: string;
  returnUrls?: ReturnUrls;
  checkoutTemplate?: string;
  locks?: { customer?: boolean; shippingAddress?: boolean };
  iframeOptions?: Record<string, unknown>;
  shopDetails?: ShopDetails;
  delivery?: DeliveryInput;
  container?: ContainerInput;
  paymentMethod?: string;
}

export interface CreateSmartTransaction extends SmartTransactionInput {
  intent: Intent;
  amountCents: number;
  currency: string;
  /** `GCR_…`; only a login of a device may leave it out. */
  contractId?: string;
  providerContractId?: string;
  /** Fixed for good: it cannot be updated. */
  isDemo?: boolean;
  idents?: readonly { type: string; value: string }[];
}

export interface PrepareOptions {
  customer?: CustomerInput;
  /** Debit: the bank account, given now or stored before. */
  container?: ContainerInput;
  email?: string;
  /** Return from an external authorisation (3-D Secure, PayPal) in a checkout of one's own. */
  callbackUrls?: { success?: string; failure?: string };
}

/** A payment attempt below a Smart Transaction. A further attempt replaces the entry: keep every id ever seen (§3.5). */
export interface TransactionLink {
  /** `PCI_…` */
  id: string | null;
  transId: number | null;
  hash: string | null;
}

export interface Delivery {
  type: string | null;
  shippedAt: string | null;
  shippedBy: string | null;
  trackingCode: string | null;
  invoiceNumber: string | null;
  scheduledSlot: { start: string | null; end: string | null } | null;
  storeId: string | null;
  deliveredAt: string | null;
  /** The customer's pickup code, there after the start. */
  pickupCode: string | null;
}

/** The provider's checkout (`STX_…`). Timestamps are the provider's own text; null means that the reply does not say. */
export interface SmartTransaction {
  id: string;
  created: string | null;
  /** absent until the first change */
  updated: string | null;
  status: SmartTransactionStatus | "unknown";
  /** the word as it came */
  statusText: string;
  intent: string | null;
  isDemo: boolean | null;
  contractId: string | null;
  merchantId: string | null;
  customer: Customer | null;
  shippingAddress: Customer | null;
  transactionRef: string | null;
  merchantRef: string | null;
  basket: BasketLine[];
  amountCents: number | null;
  currency: string | null;
  gratuityCents: number | null;
  /** The published invoice example says `prepaid`; a copy error there (§11 no. 14). */
  paymentMethod: string | null;
  /** The "TA code" of bank text and back office. */
  transId: number | null;
  paymentTransactions: TransactionLink[];
  /** There once invoice or prepayment was started. The shop is obliged to hand them on. */
  instructions: PaymentInstructions | null;
  /** Intent sale: hosted pages by method, `general` for the choice. Only what the contract offers. */
  paymentLinks: Record<string, string>;
  /** Intent order: `url_checkout`. */
  checkoutLinks: Record<string, string>;
  delivery: Delivery | null;
  container: ContainerReference | null;
  /** Page of an external authorisation. */
  iframeUrl: string | null;
  autoCapture: boolean | null;
  language: string | null;
}
