import { z } from "zod";
import { maybe, phpObject, TextOrNumber } from "./php-values.ts";

export const ContactAddress = z.strictObject({
  type: z.string().optional(),
  street: z.string(),
  street_number: z.string().optional(),
  additional_address_data: z.string().optional(),
  postal_code: z.string(),
  city: z.string(),
  /** ISO 3166-1 alpha-2 */
  country: z.string(),
});
export type ContactAddress = z.infer<typeof ContactAddress>;

/** Person or company as we send it. `dob` is `YYYY-MM-DD`; the reply spells it as a timestamp. */
export const Contact = z.strictObject({
  salutation: z.string().optional(),
  title: z.string().optional(),
  forename: z.string(),
  surname: z.string(),
  companyname: z.string().optional(),
  gender: z.string().optional(),
  email: z.string(),
  phone: z.string().optional(),
  mobile: z.string().optional(),
  fax: z.string().optional(),
  dob: z.string().optional(),
  birthplace: z.string().optional(),
  nationality: z.string().optional(),
  url_website: z.string().optional(),
  address: ContactAddress.optional(),
});
export type Contact = z.infer<typeof Contact>;

/** `{id}` of a known customer, `{contact}` inline, or `{}` to let the hosted page ask. */
export const Customer = z.strictObject({
  object: z.string().optional(),
  id: z.string().optional(),
  contact: Contact.optional(),
});
export type Customer = z.infer<typeof Customer>;

export const ContactAddressReply = z.looseObject({
  type: maybe(z.string()),
  street: maybe(z.string()),
  street_number: maybe(TextOrNumber),
  additional_address_data: maybe(z.string()),
  postal_code: maybe(TextOrNumber),
  city: maybe(z.string()),
  country: maybe(z.string()),
});
export type ContactAddressReply = z.infer<typeof ContactAddressReply>;

export const ContactReply = z.looseObject({
  salutation: maybe(z.string()),
  title: maybe(z.string()),
  forename: maybe(z.string()),
  surname: maybe(z.string()),
  name: maybe(z.string()),
  companyname: maybe(z.string()),
  gender: maybe(z.string()),
  email: maybe(z.string()),
  phone: maybe(z.string()),
  mobile: maybe(z.string()),
  fax: maybe(z.string()),
  dob: maybe(z.string()),
  birthplace: maybe(z.string()),
  nationality: maybe(z.string()),
  url_website: maybe(z.string()),
  address: maybe(phpObject(ContactAddressReply)),
});
export type ContactReply = z.infer<typeof ContactReply>;

export const CustomerReply = z.looseObject({
  object: maybe(z.string()),
  id: maybe(z.string()),
  contact: maybe(phpObject(ContactReply)),
});
export type CustomerReply = z.infer<typeof CustomerReply>;
