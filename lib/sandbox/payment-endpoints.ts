import type { Endpoint, ProviderRequest } from "./endpoint.ts";
import { answerList, type ListSource } from "./list-query.ts";
import { findPayment } from "./payments.ts";
import { renderPayment, renderPaymentStatus } from "./render-payment.ts";
import type { StoredPayment } from "./state.ts";
import type { World } from "./world.ts";

const PATH = "api/v2/payment/transactions";

/** Reading `/Payment/Transactions` (§5.2, §5.3); `{pci}` may be the id or the hash. */
export const PAYMENT_ENDPOINTS: readonly Endpoint[] = [
  { method: "GET", path: PATH, call: "listPayments", family: "list", answer: list },
  {
    method: "GET",
    path: `${PATH}/{pci}`,
    call: "getPayment",
    family: "get",
    answer: (world, request) => renderPayment(world, takePayment(world, request)),
  },
  {
    method: "GET",
    path: `${PATH}/{pci}/checkstatus`,
    call: "checkStatus",
    family: "get",
    answer: (world, request) => renderPaymentStatus(takePayment(world, request)),
  },
];

/** The payment the path names; the ledger then knows both of its ids. @throws ProviderError ProductNotFoundException */
export function takePayment(world: World, { route, record }: ProviderRequest): StoredPayment {
  const payment = findPayment(world, route.pci ?? "");
  record.pci = payment.id;
  record.stx = payment.transaction;
  return payment;
}

function list(world: World, { query }: ProviderRequest) {
  return answerList(
    world,
    {
      objects: world.store.tables.payments.values(),
      created: ({ created }) => created,
      render: (payment) => renderPayment(world, payment),
      stored: STORED,
    },
    query,
  );
}

/** What shops search for; `incoming_payment_date:*` is the question for paid invoices. */
const STORED: ListSource<StoredPayment>["stored"] = {
  id: ({ id }) => id,
  trans_id: ({ transId }) => transId,
  transaction_hash: ({ hash }) => hash,
  amount: ({ amount }) => amount,
  status: ({ detailed }) => detailed,
  "details.status_simple": ({ simple }) => simple,
};
