/** Fields a list can be searched and sorted by, by analogy (secuconnect-api §2.5, I). */
export const PAYMENT_CONTAINER_FIELDS = {
  id: "id",
  created: "created",
  type: "type",
  customerId: "customer.id",
} as const;
export type PaymentContainerField = keyof typeof PAYMENT_CONTAINER_FIELDS;
