import type * as wire from "#lib/secuconnect/wire/legacy-transaction.ts";
import { fromContainerReference, fromMandate } from "../payment-containers/from-wire.ts";
import { fromPaymentInstructions } from "../payment-instructions.ts";
import { orNull, toCents, toKnown } from "../reply.ts";
import * as model from "./model.ts";

export function fromLegacyTransaction(reply: wire.LegacyTransactionReply): model.LegacyTransaction {
  return {
    id: reply.id,
    transId: orNull(reply.trans_id),
    paymentTransactionId: orNull(reply.payment_id),
    status: toKnown(model.LEGACY_STATUSES, reply.status),
    statusText: reply.status ?? "",
    detailedStatus: orNull(reply.transaction_status),
    amountCents: toCents(reply.amount),
    currency: orNull(reply.currency),
    purpose: orNull(reply.purpose),
    orderId: orNull(reply.order_id),
    accrual: orNull(reply.accrual),
    paymentAction: orNull(reply.payment_action),
    basket: (reply.basket ?? []).map(fromLine),
    instructions: fromPaymentInstructions({ ...reply.transfer_account, purpose: reply.transfer_purpose }),
    customerId: orNull(typeof reply.customer === "string" ? reply.customer : reply.customer?.id),
    container: fromContainerReference(typeof reply.container === "string" ? { id: reply.container } : reply.container),
    mandate: fromMandate(reply.mandate),
    iframeUrl: orNull(reply.iframe_url) ?? orNull(reply.redirect_url?.iframe_url),
    subTransactions: (reply.sub_transactions ?? []).map(({ id, trans_id, reference_id }) => ({
      id: orNull(id),
      transId: orNull(trans_id),
      referenceId: orNull(reference_id),
    })),
  };
}

export function fromLegacyCancellation(reply: wire.LegacyCancellation): model.LegacyCancellation {
  return {
    newTransId: orNull(reply.new_trans_id) ?? orNull(reply.result?.new_trans_id),
    isDemo: orNull(reply.demo),
    remainingCents: toCents(reply.result?.remaining_amount),
    isRefundWaitingForPayment: orNull(reply.result?.refund_waiting_for_payment),
  };
}

function fromLine(item: wire.LegacyBasketItemReply): model.LegacyBasketLine {
  return {
    type: orNull(item.item_type),
    articleNumber: orNull(item.article_number),
    quantity: orNull(item.quantity),
    name: orNull(item.name),
    ean: orNull(item.ean),
    taxPercent: orNull(item.tax),
    totalCents: toCents(item.total),
    unitCents: toCents(item.price),
    referenceId: orNull(item.reference_id),
  };
}
