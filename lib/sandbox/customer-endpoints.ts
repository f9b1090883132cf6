import { CreatePaymentCustomer, UpdatePaymentCustomer } from "#lib/secuconnect/wire/payment-customer.ts";
import { checkContract } from "./contract-access.ts";
import { createCustomer, deleteCustomer, findCustomer, renderPaymentCustomer, updateCustomer } from "./customers.ts";
import { type Endpoint, type ProviderRequest, readBody, withoutManaged } from "./endpoint.ts";
import { answerList } from "./list-query.ts";
import type { World } from "./world.ts";

const PATH = "api/v2/payment/customers";
const MANAGED = ["object", "id", "created", "updated", "merchant", "contract", "contact.name", "contact.picture"];

/** Everything below `/Payment/Customers` (§5.7). */
export const CUSTOMER_ENDPOINTS: readonly Endpoint[] = [
  { method: "GET", path: PATH, call: "listCustomers", family: "list", answer: list },
  {
    method: "POST",
    path: PATH,
    call: "createCustomer",
    answer(world, request) {
      const { contact, contract } = readBody(world, CreatePaymentCustomer, request);
      checkContract(world, contract?.id);
      return renderPaymentCustomer(world, createCustomer(world, contact));
    },
  },
  {
    method: "GET",
    path: `${PATH}/{pcu}`,
    call: "getCustomer",
    family: "get",
    answer: (world, request) => renderPaymentCustomer(world, find(world, request)),
  },
  {
    method: "PUT",
    path: `${PATH}/{pcu}`,
    call: "updateCustomer",
    family: "update",
    answer(world, request) {
      const customer = find(world, request);
      const { contact } = readBody(world, UpdatePaymentCustomer, withoutManaged(request, MANAGED));
      updateCustomer(world, customer, contact);
      return renderPaymentCustomer(world, customer);
    },
  },
  {
    method: "DELETE",
    path: `${PATH}/{pcu}`,
    call: "deleteCustomer",
    answer(world, request) {
      const customer = find(world, request);
      deleteCustomer(world, customer);
      return [renderPaymentCustomer(world, customer)];
    },
  },
];

function find(world: World, { route }: ProviderRequest) {
  return findCustomer(world, route.params.pcu ?? "");
}

function list(world: World, { query }: ProviderRequest) {
  const objects = [...world.store.tables.customers.values()].filter(({ deleted }) => !deleted);
  return answerList(
    world,
    { objects, created: ({ created }) => created, render: (customer) => renderPaymentCustomer(world, customer) },
    query,
  );
}
