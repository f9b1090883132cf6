import type { ContactReply, CustomerReply } from "#lib/secuconnect/wire/contact.ts";
import type { PaymentCustomerReply } from "#lib/secuconnect/wire/payment-customer.ts";
import { orNull } from "../reply.ts";
import type { Contact, Customer, PaymentCustomer } from "./model.ts";

export function fromPaymentCustomer(wire: PaymentCustomerReply): PaymentCustomer {
  return {
    id: wire.id,
    created: orNull(wire.created),
    updated: orNull(wire.updated),
    contractId: orNull(wire.contract?.id),
    merchantId: orNull(wire.merchant?.id),
    contact: fromContact(wire.contact),
  };
}

/** Null where PHP wrote an empty object. */
export function fromCustomer(wire: CustomerReply | null | undefined): Customer | null {
  if (!wire?.id && !wire?.contact) return null;
  return { id: orNull(wire.id), contact: fromContact(wire.contact) };
}

function fromContact(wire: ContactReply | null | undefined): Contact | null {
  if (!wire) return null;
  const { address } = wire;
  return {
    salutation: orNull(wire.salutation),
    title: orNull(wire.title),
    forename: orNull(wire.forename),
    surname: orNull(wire.surname),
    name: orNull(wire.name),
    companyName: orNull(wire.companyname),
    gender: orNull(wire.gender),
    email: orNull(wire.email),
    phone: orNull(wire.phone),
    mobile: orNull(wire.mobile),
    fax: orNull(wire.fax),
    birthDate: orNull(wire.dob),
    birthplace: orNull(wire.birthplace),
    nationality: orNull(wire.nationality),
    website: orNull(wire.url_website),
    address: !address
      ? null
      : {
          type: orNull(address.type),
          street: orNull(address.street),
          streetNumber: orNull(address.street_number),
          additionalAddressData: orNull(address.additional_address_data),
          postalCode: orNull(address.postal_code),
          city: orNull(address.city),
          country: orNull(address.country),
        },
  };
}
