import type { Customer } from "#lib/secuconnect/wire/contact.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredCustomer } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Keeps an inline contact as a customer of its own, or looks up a given id.
 * @returns the customer's id; null when the request leaves the question open (`{}` or nothing)
 */
export function saveCustomer(world: World, customer: Customer | undefined): string | null {
  if (customer === undefined) return null;
  if (customer.id !== undefined && customer.contact === undefined) {
    if (!world.store.tables.customers.has(customer.id)) {
      throw new ProviderError("ProductNotFoundException", `Customer ${customer.id} not found`);
    }
    return customer.id;
  }
  if (customer.contact === undefined) return null;
  const stored: StoredCustomer = {
    id: world.ids.drawObjectId("PCU"),
    contact: normaliseContact(customer.contact),
    created: world.clock.now(),
  };
  world.store.tables.customers.set(stored.id, stored);
  world.store.save("customers", stored.id);
  return stored.id;
}

export function renderCustomer(world: World, id: string | null) {
  const customer = id === null ? undefined : world.store.tables.customers.get(id);
  return customer === undefined ? null : { object: "payment.customers", id: customer.id, contact: customer.contact };
}

function normaliseContact(contact: NonNullable<Customer["contact"]>): Record<string, unknown> {
  const plain = emptyToNull(contact);
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
