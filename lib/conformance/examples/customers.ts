import type { Example } from "../example.ts";
import { CONTACT } from "../orders.ts";
import { buildRefusal } from "./errors.ts";
import { CREATED, CUSTOMER_REPLY, ok, PCU } from "./smart-parts.ts";

const PATH = "/api/v2/Payment/Customers";
const shared = { certainty: "S" } as const;
const reply = { ...CUSTOMER_REPLY, created: CREATED };

export const CUSTOMERS: Example[] = [
  {
    ...shared,
    operation: "paymentCustomers.create",
    title: "a person with address",
    source: "dev:Create_a_Payment_Customer, ref:API-Services",
    certainty: "D",
    request: { method: "POST", path: PATH, body: { contact: CONTACT } },
    stage: "nothing",
    reply: ok(reply),
    rules: { exact: ["contact.name", "contact.phone", "contact.address.city"] },
  },
  {
    ...shared,
    operation: "paymentCustomers.create",
    title: "a person without address",
    source: "phptest",
    request: {
      method: "POST",
      path: PATH,
      body: { contact: { forename: "Jonna", surname: "Muster", email: "jonna.muster@example.test", phone: "" } },
    },
    stage: "nothing",
    reply: ok({ object: "payment.customers", id: PCU, created: CREATED, contact: { forename: "Jonna" } }),
    rules: { absent: ["contact.phone"] },
  },
  {
    ...shared,
    operation: "paymentCustomers.read",
    title: "a person",
    source: "php:PaymentCustomersApi",
    request: { method: "GET", path: `${PATH}/{pcu}` },
    stage: "customer",
    reply: ok(reply),
    rules: { exact: ["contact.forename"] },
  },
  {
    ...shared,
    operation: "paymentCustomers.read",
    title: "an unknown person",
    source: "§9.2",
    certainty: "G",
    request: { method: "GET", path: `${PATH}/PCU_000000000000000000000000000000` },
    stage: "nothing",
    reply: buildRefusal(404, "ProductNotFoundException", "Customer not found", 4004),
  },
  {
    ...shared,
    operation: "paymentCustomers.list",
    title: "people found by name, whatever its case",
    source: "phpdemo searchForCustomer",
    request: { method: "GET", path: `${PATH}?q=contact.surname:{surnameWild}&count=5` },
    stage: "customer",
    reply: ok({ count: 1, data: [{ object: "payment.customers", id: PCU }] }),
    rules: { exact: ["count"] },
  },
  {
    ...shared,
    operation: "paymentCustomers.update",
    title: "a person who has moved",
    source: "php:PaymentCustomersApi",
    request: {
      method: "PUT",
      path: `${PATH}/{pcu}`,
      body: { contact: { ...CONTACT, address: { ...CONTACT.address, city: "Pirna", postal_code: "01796" } } },
    },
    stage: "customer",
    reply: ok({ ...reply, contact: { ...reply.contact, address: { city: "Pirna", postal_code: "01796" } } }),
    rules: { exact: ["contact.address.city"] },
  },
  {
    ...shared,
    operation: "paymentCustomers.remove",
    title: "a person forgotten",
    source: "javatest, php:PaymentCustomersApi (a list of what was removed)",
    request: { method: "DELETE", path: `${PATH}/{pcu}` },
    stage: "customer",
    reply: ok([{ object: "payment.customers", id: PCU }]),
  },
];
