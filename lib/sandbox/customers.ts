import type { Contact, Customer } from "#lib/secuconnect/wire/contact.ts";
import { toBerlinTime } from "./berlin-time.ts";
import { MERCHANT } from "./merchant.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredCustomer } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Keeps an inline contact as a customer of its own, or looks up a given id. A known id with the contact as it stands is
 * that customer, as in a PUT of the full representation.
 * @returns the customer's id; null when the request leaves the question open (`{}` or nothing)
 */
export function saveCustomer(world: World, customer: Customer | undefined): string | null {
  if (customer === undefined) return null;
  if (customer.contact === undefined) return customer.id === undefined ? null : findCustomer(world, customer.id).id;
  const known = customer.id === undefined ? undefined : world.store.tables.customers.get(customer.id);
  const contact = normaliseContact(customer.contact);
  if (known !== undefined && JSON.stringify(known.contact) === JSON.stringify(contact)) return known.id;
  return insertCustomer(world, contact).id;
}

/** @throws ProviderError ProductFormatException when a mandatory field is empty */
export function createCustomer(world: World, contact: Contact): StoredCustomer {
  return insertCustomer(world, normaliseContact(contact));
}

function insertCustomer(world: World, contact: Record<string, unknown>): StoredCustomer {
  const stored: StoredCustomer = {
    id: world.ids.drawObjectId("PCU"),
    contact,
    created: world.clock.now(),
    updated: null,
    deleted: false,
  };
  world.store.tables.customers.set(stored.id, stored);
  world.store.save("customers", stored.id);
  world.store.save("meta");
  return stored;
}

export function updateCustomer(world: World, customer: StoredCustomer, contact: Contact): void {
  customer.contact = normaliseContact(contact);
  customer.updated = world.clock.now();
  world.store.save("customers", customer.id);
}

/** Transactions keep showing a deleted customer; by itself it is gone. */
export function deleteCustomer(world: World, customer: StoredCustomer): void {
  customer.deleted = true;
  customer.updated = world.clock.now();
  world.store.save("customers", customer.id);
}

/** @throws ProviderError ProductNotFoundException */
export function findCustomer(world: World, id: string): StoredCustomer {
  const customer = world.store.tables.customers.get(id.toUpperCase());
  if (customer === undefined || customer.deleted) {
    throw new ProviderError("ProductNotFoundException", `Customer ${id} not found`);
  }
  return customer;
}

/** The customer as a transaction shows it. */
export function renderCustomer(world: World, id: string | null) {
  const customer = id === null ? undefined : world.store.tables.customers.get(id);
  return customer === undefined ? null : { object: "payment.customers", id: customer.id, contact: customer.contact };
}

/** The customer as `Payment/Customers` shows it. */
export function renderPaymentCustomer(world: World, customer: StoredCustomer): Record<string, unknown> {
  const { object, id } = MERCHANT;
  return {
    object: "payment.customers",
    id: customer.id,
    merchant: { object, id },
    contract: { object: "general.contracts", id: world.contractId },
    contact: customer.contact,
    created: toBerlinTime(customer.created),
    updated: customer.updated === null ? null : toBerlinTime(customer.updated),
  };
}

function normaliseContact(contact: Contact): Record<string, unknown> {
  const plain = emptyToNull(contact);
  for (const field of ["forename", "surname", "email"]) {
    if (plain[field] === null) throw new ProviderError("ProductFormatException", `contact.${field} is missing`);
  }
  for (const field of ["phone", "mobile", "fax"]) {
    const number = plain[field];
    if (typeof number === "string") plain[field] = number.replaceAll(/[\s-]/g, "");
  }
  if (typeof plain.dob === "string" && /^\d{4}-\d{2}-\d{2}$/.test(plain.dob)) plain.dob += "T00:00:00+01:00";
  plain.name = `${contact.forename} ${contact.surname}`;
  if (contact.address !== undefined) plain.address = emptyToNull(contact.address);
  return plain;
}

function emptyToNull(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value === "" ? null : value]));
}
