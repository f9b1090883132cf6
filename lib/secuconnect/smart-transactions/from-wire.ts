import type * as wire from "#lib/secuconnect/wire/smart-transaction.ts";
import { fromContainerReference } from "../payment-containers/from-wire.ts";
import { fromCustomer } from "../payment-customers/from-wire.ts";
import { fromPaymentInstructions } from "../payment-instructions.ts";
import { orNull, toCents, toKnown } from "../reply.ts";
import { fromBasketItem } from "./basket.ts";
import type { Delivery, SmartTransaction, TransactionLink } from "./model.ts";
import { SMART_TRANSACTION_STATUSES } from "./statuses.ts";

const STATUS_WORDS = SMART_TRANSACTION_STATUSES.map((status) => status.name);

/** The provider's reply in our words; nothing is added that it does not say. */
export function fromSmartTransaction(reply: wire.SmartTransaction): SmartTransaction {
  return {
    id: reply.id,
    created: orNull(reply.created),
    updated: orNull(reply.updated),
    status: toKnown(STATUS_WORDS, reply.status),
    statusText: reply.status ?? "",
    intent: orNull(reply.intent),
    isDemo: orNull(reply.is_demo),
    contractId: orNull(reply.contract?.id),
    merchantId: orNull(reply.merchant?.id),
    customer: fromCustomer(reply.customer),
    shippingAddress: fromCustomer(reply.shipping_address),
    transactionRef: orNull(reply.transactionRef),
    merchantRef: orNull(reply.merchantRef),
    basket: (reply.basket?.products ?? []).map(fromBasketItem),
    amountCents: toCents(reply.basket_info?.sum),
    currency: orNull(reply.basket_info?.currency),
    gratuityCents: toCents(reply.basket_info?.gratuity),
    paymentMethod: orNull(reply.payment_method),
    transId: orNull(reply.trans_id),
    paymentTransactions: (reply.transactions ?? []).map(fromTransactionLink),
    instructions: fromPaymentInstructions(reply.payment_instructions),
    paymentLinks: toLinks(reply.payment_links),
    checkoutLinks: toLinks(reply.checkout_links),
    delivery: fromDelivery(reply.delivery_options),
    container: fromContainerReference(reply.container),
    iframeUrl: orNull(reply.iframe_url),
    autoCapture: orNull(reply.payment_context?.auto_capture),
    language: orNull(reply.application_context?.language),
  };
}

function fromTransactionLink({ id, trans_id, transaction_hash }: wire.TransactionLink): TransactionLink {
  return { id: orNull(id), transId: orNull(trans_id), hash: orNull(transaction_hash) };
}

function fromDelivery(reply: wire.DeliveryOptionsReply | null | undefined): Delivery | null {
  if (!reply?.type) return null;
  return {
    type: orNull(reply.type),
    shippedAt: orNull(reply.shipped_at),
    shippedBy: orNull(reply.shipped_by),
    trackingCode: orNull(reply.tracking_code),
    invoiceNumber: orNull(reply.invoice_number),
    scheduledSlot: !reply.scheduled_slot
      ? null
      : { start: orNull(reply.scheduled_slot.start_date), end: orNull(reply.scheduled_slot.end_date) },
    storeId: orNull(reply.store_id),
    deliveredAt: orNull(reply.delivered_at),
    pickupCode: orNull(reply.code),
  };
}

/** Only what is an address; keys are the provider's method names. */
function toLinks(links: Record<string, unknown> | null | undefined): Record<string, string> {
  const entries = Object.entries(links ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
