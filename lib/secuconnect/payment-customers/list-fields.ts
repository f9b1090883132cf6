/** Fields a list can be searched and sorted by; the contact's are seen in use (secuconnect-api §2.5, S). */
export const PAYMENT_CUSTOMER_FIELDS = {
  id: "id",
  created: "created",
  forename: "contact.forename",
  surname: "contact.surname",
  companyName: "contact.companyname",
  email: "contact.email",
} as const;
export type PaymentCustomerField = keyof typeof PAYMENT_CUSTOMER_FIELDS;
