import {
  CreatePaymentContainer,
  UpdatePaymentContainer,
  ValidateIban,
} from "#lib/secuconnect/wire/payment-container.ts";
import { validateIban } from "./banks.ts";
import { createContainer, deleteContainer, findContainer, renderContainer, updateContainer } from "./containers.ts";
import { checkContract } from "./contract-access.ts";
import { findCustomer } from "./customers.ts";
import { type Endpoint, type ProviderRequest, readBody, withoutManaged } from "./endpoint.ts";
import { answerList } from "./list-query.ts";
import type { World } from "./world.ts";

const PATH = "api/v2/payment/containers";
const MANAGED = ["object", "id", "created", "updated", "merchant", "contract", "public", "mandate", "private.bankname"];

/** Everything below `/Payment/Containers` (§5.7); bank accounts only. */
export const CONTAINER_ENDPOINTS: readonly Endpoint[] = [
  { method: "GET", path: PATH, call: "listContainers", family: "list", answer: list },
  {
    method: "POST",
    path: PATH,
    call: "createContainer",
    answer(world, request) {
      const { type, private: bank, customer, contract } = readBody(world, CreatePaymentContainer, request);
      checkContract(world, contract?.id);
      const owner = customer === undefined ? null : findCustomer(world, customer.id).id;
      return renderContainer(world, createContainer(world, type, bank, owner));
    },
  },
  validation(`${PATH}/validatesingleiban`),
  validation(`${PATH}/{pct}/validatesingleiban`),
  {
    method: "GET",
    path: `${PATH}/{pct}`,
    call: "getContainer",
    family: "get",
    answer: (world, request) => renderContainer(world, find(world, request)),
  },
  {
    method: "PUT",
    path: `${PATH}/{pct}`,
    call: "updateContainer",
    family: "update",
    answer(world, request) {
      const container = find(world, request);
      const { private: bank, customer } = readBody(world, UpdatePaymentContainer, withoutManaged(request, MANAGED));
      const owner = customer === undefined ? {} : { customer: findCustomer(world, customer.id).id };
      updateContainer(world, container, { bank, ...owner });
      return renderContainer(world, container);
    },
  },
  {
    method: "DELETE",
    path: `${PATH}/{pct}`,
    call: "deleteContainer",
    answer(world, request) {
      const container = find(world, request);
      deleteContainer(world, container);
      return [renderContainer(world, container)];
    },
  },
];

/** Both spellings seen; what stands before the action name is cut off in the only source. */
function validation(path: string): Endpoint {
  return {
    method: "POST",
    path,
    call: "validateIban",
    answer(world, request) {
      const { id, iban } = readBody(world, ValidateIban, request);
      return validateIban(id, iban);
    },
  };
}

function find(world: World, { route }: ProviderRequest) {
  return findContainer(world, route.params.pct ?? "");
}

function list(world: World, { query }: ProviderRequest) {
  const objects = [...world.store.tables.containers.values()].filter(({ deleted }) => !deleted);
  return answerList(
    world,
    { objects, created: ({ created }) => created, render: (container) => renderContainer(world, container) },
    query,
  );
}
