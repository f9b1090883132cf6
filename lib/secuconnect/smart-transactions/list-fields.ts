/** Fields a list can be searched and sorted by. That they are searchable is by analogy (secuconnect-api §3.3, G). */
export const SMART_TRANSACTION_FIELDS = {
  id: "id",
  created: "created",
  updated: "updated",
  status: "status",
  intent: "intent",
  isDemo: "is_demo",
  contractId: "contract.id",
  transactionRef: "transactionRef",
  merchantRef: "merchantRef",
  amountCents: "basket_info.sum",
  currency: "basket_info.currency",
  paymentMethod: "payment_method",
  transId: "trans_id",
  customerEmail: "customer.contact.email",
  customerSurname: "customer.contact.surname",
} as const;
export type SmartTransactionField = keyof typeof SMART_TRANSACTION_FIELDS;
