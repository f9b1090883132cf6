import { lookUpPayment } from "./deal-lookup.ts";
import type { Endpoint, ProviderRequest } from "./endpoint.ts";
import { answerList } from "./list-query.ts";
import { ProviderError } from "./provider-error.ts";
import { renderPayment, renderPaymentStatus } from "./render-payment.ts";
import type { StoredPayment } from "./state.ts";
import type { World } from "./world.ts";

const PATH = "api/v2/payment/transactions";

/** Everything below `/Payment/Transactions`; `{pci}` may be the id or the hash. */
export const PAYMENT_ENDPOINTS: readonly Endpoint[] = [
  { method: "GET", path: PATH, call: "listPayments", family: "list", answer: list },
  {
    method: "GET",
    path: `${PATH}/{pci}`,
    call: "getPayment",
    family: "get",
    answer: (world, { route }) => renderPayment(world, findPayment(world, route.pci ?? "")),
  },
  {
    method: "GET",
    path: `${PATH}/{pci}/checkstatus`,
    call: "checkStatus",
    family: "get",
    answer: (world, { route }) => renderPaymentStatus(findPayment(world, route.pci ?? "")),
  },
];

function list(world: World, { query }: ProviderRequest) {
  const all = [...world.store.tables.payments.values()];
  return answerList(
    all.map((payment) => renderPayment(world, payment)),
    query,
  );
}

/** @throws ProviderError ProductNotFoundException */
export function findPayment(world: World, idOrHash: string): StoredPayment {
  const found = lookUpPayment(world, idOrHash);
  if (found === undefined)
    throw new ProviderError("ProductNotFoundException", `Payment transaction ${idOrHash} not found`);
  return found;
}
