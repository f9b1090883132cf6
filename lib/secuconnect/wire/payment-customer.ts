import { z } from "zod";
import { Contact, ContactReply } from "./contact.ts";
import { IdReference, maybe, NumberOrText, phpObject, Reference } from "./php-values.ts";

/** Body of `POST /Payment/Customers`. */
export const CreatePaymentCustomer = z.strictObject({ contact: Contact, contract: IdReference.optional() });
export type CreatePaymentCustomer = z.infer<typeof CreatePaymentCustomer>;

/** Body of `PUT /Payment/Customers/{PCU}`: the contact whole, it replaces the stored one. */
export const UpdatePaymentCustomer = z.strictObject({ contact: Contact });
export type UpdatePaymentCustomer = z.infer<typeof UpdatePaymentCustomer>;

export const PaymentCustomerReply = z.looseObject({
  object: z.literal("payment.customers"),
  id: z.string().min(1),
  created: maybe(z.string()),
  updated: maybe(z.string()),
  contract: maybe(phpObject(Reference)),
  merchant: maybe(phpObject(Reference)),
  contact: maybe(phpObject(ContactReply)),
});
export type PaymentCustomerReply = z.infer<typeof PaymentCustomerReply>;

export const PaymentCustomerList = z.looseObject({ count: NumberOrText, data: maybe(z.array(PaymentCustomerReply)) });
export type PaymentCustomerList = z.infer<typeof PaymentCustomerList>;
