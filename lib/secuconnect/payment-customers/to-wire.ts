import type { Contact as WireContact, Customer as WireCustomer } from "#lib/secuconnect/wire/contact.ts";
import {
  CreatePaymentCustomer as CreateBody,
  UpdatePaymentCustomer as UpdateBody,
} from "#lib/secuconnect/wire/payment-customer.ts";
import { omitUndefined, toBody, whenGiven } from "../request.ts";
import type { AddressInput, ContactInput, CreatePaymentCustomer, CustomerInput } from "./model.ts";

export function toCreateCustomerBody(request: CreatePaymentCustomer): CreateBody {
  const contract = whenGiven(request.contractId, (id) => ({ id }));
  return toBody(CreateBody, omitUndefined({ contact: toContact(request.contact), contract }));
}

export function toUpdateCustomerBody(contact: ContactInput): UpdateBody {
  return toBody(UpdateBody, { contact: toContact(contact) });
}

export function toCustomer(customer: CustomerInput): WireCustomer {
  return omitUndefined({ id: customer.id, contact: whenGiven(customer.contact, toContact) });
}

function toContact(contact: ContactInput): WireContact {
  return omitUndefined({
    salutation: contact.salutation,
    title: contact.title,
    forename: contact.forename,
    surname: contact.surname,
    companyname: contact.companyName,
    gender: contact.gender,
    email: contact.email,
    phone: contact.phone,
    mobile: contact.mobile,
    fax: contact.fax,
    dob: contact.birthDate,
    birthplace: contact.birthplace,
    nationality: contact.nationality,
    url_website: contact.website,
    address: whenGiven(contact.address, toAddress),
  });
}

function toAddress(address: AddressInput) {
  return omitUndefined({
    type: address.type,
    street: address.street,
    street_number: address.streetNumber,
    additional_address_data: address.additionalAddressData,
    postal_code: address.postalCode,
    city: address.city,
    country: address.country,
  });
}
