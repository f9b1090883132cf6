/** Fields a list can be searched and sorted by; `incomingPaymentDate` is seen in use, the others are by analogy (§2.5). */
export const PAYMENT_TRANSACTION_FIELDS = {
  id: "id",
  created: "created",
  updated: "updated",
  transId: "trans_id",
  hash: "transaction_hash",
  productId: "product_id",
  amountCents: "amount",
  currency: "currency",
  statusNumber: "details.status_simple",
  detailedStatus: "details.status",
  completionDate: "completion_date",
  incomingPaymentDate: "incoming_payment_date",
  payoutDate: "payout_date",
  orderId: "order_id",
  invoiceNumber: "invoice_number",
} as const;
export type PaymentTransactionField = keyof typeof PAYMENT_TRANSACTION_FIELDS;
