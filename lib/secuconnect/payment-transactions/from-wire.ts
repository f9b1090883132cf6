import type * as wire from "#lib/secuconnect/wire/payment-transaction.ts";
import { fromPaymentInstructions } from "../payment-instructions.ts";
import { orNull, toCents } from "../reply.ts";
import type * as model from "./model.ts";
import { toSimpleStatus } from "./statuses.ts";

/** `details.*` is the reliable part; the top level is for display and stands in only for an amount (§4.2, D). */
export function fromPaymentTransaction(reply: wire.PaymentTransaction): model.PaymentTransaction {
  const { details } = reply;
  return {
    id: reply.id,
    transId: orNull(reply.trans_id),
    hash: orNull(reply.transaction_hash),
    contractId: orNull(reply.contract?.id),
    merchantId: orNull(reply.merchant?.id),
    ...fromStatus(details ?? {}),
    product: orNull(reply.product),
    productId: orNull(reply.product_id),
    amountCents: toCents(details?.amount ?? reply.amount),
    topLevelAmountCents: toCents(reply.amount),
    currency: orNull(reply.currency),
    cleared: orNull(details?.cleared),
    created: orNull(reply.created),
    updated: orNull(reply.updated),
    completionDate: orNull(reply.completion_date),
    incomingPaymentDate: orNull(reply.incoming_payment_date),
    incomingPaymentRemittance: orNull(reply.incoming_payment_purpose),
    incomingPaymentIban: orNull(reply.incoming_payment_iban),
    incomingPaymentBic: orNull(reply.incoming_payment_bic),
    payoutDate: orNull(reply.payout_date),
    description: orNull(details?.description),
    paymentData: orNull(reply.payment_data),
    accountOwner: orNull(reply.account_owner),
    accrual: orNull(reply.accrual),
    orderId: orNull(reply.order_id),
    invoiceNumber: orNull(reply.invoice_number),
    parents: (reply.parents ?? []).map(fromRelated),
    related: (reply.related_transactions ?? []).map(fromRelated),
    documents: (reply.documents ?? []).map(({ url, type, document_type }) => ({
      url: orNull(url),
      type: orNull(type),
      documentType: orNull(document_type),
    })),
  };
}

export function fromPaymentStatus(reply: wire.PaymentStatus): model.PaymentStatus {
  return { ...fromStatus(reply), amountCents: toCents(reply.amount), currency: orNull(reply.currency) };
}

export function fromInstructionsReply(reply: wire.PaymentInstructionsReply): model.PaymentInstructionsForPrint {
  return {
    language: orNull(reply.lang),
    amountText: orNull(reply.amount),
    currency: orNull(reply.currency),
    instructions: fromPaymentInstructions(reply.payment_instructions),
  };
}

function fromStatus(
  reply: Pick<wire.PaymentStatus, "status" | "status_text" | "status_simple" | "status_simple_text">,
) {
  return {
    status: toSimpleStatus(reply.status_simple),
    statusNumber: orNull(reply.status_simple),
    statusText: reply.status_simple_text ?? "",
    detailedStatus: orNull(reply.status),
    detailedStatusText: orNull(reply.status_text),
  };
}

function fromRelated(reply: wire.RelatedTransaction): model.RelatedTransaction {
  return {
    id: orNull(reply.id),
    transId: orNull(reply.trans_id),
    relationId: orNull(reply.ref_type_id),
    relation: orNull(reply.ref_type_raw),
    hierarchy: orNull(reply.hierarchy),
  };
}
