import {
  CreateSmartTransaction,
  PrepareSmartTransaction,
  SetDelivery,
  StartSmartTransaction,
  UpdateSmartTransaction,
} from "#lib/secuconnect/wire/smart-transaction.ts";
import { setDelivery } from "./delivery.ts";
import { type Endpoint, type ProviderRequest, readBody, withoutManaged } from "./endpoint.ts";
import { expandTransaction } from "./expand.ts";
import { answerList, type ListSource } from "./list-query.ts";
import { prepareTransaction, startTransaction } from "./prepare-and-start.ts";
import { ProviderError } from "./provider-error.ts";
import { renderTransaction } from "./render-transaction.ts";
import {
  abortTransaction,
  cancelTransaction,
  createTransaction,
  findTransaction,
  updateTransaction,
} from "./smart-transactions.ts";
import type { StoredTransaction } from "./state.ts";
import type { World } from "./world.ts";

const PATH = "api/v2/smart/transactions";

/** Fields of a reply that come back in a PUT of the full representation and are ignored there. */
const SYSTEM_MANAGED = [
  "object id created updated status merchant contract provider_contract intent is_demo transactions",
  "payment_links checkout_links payment_instructions trans_id payment_method receipt receipt_number iframe_url",
  "customer.contact.name customer.contact.picture shipping_address.contact.name shipping_address.contact.picture",
  "delivery_options.code",
].flatMap((line) => line.split(" "));

/** Everything below `/Smart/Transactions`. */
export const SMART_ENDPOINTS: readonly Endpoint[] = [
  { method: "GET", path: PATH, call: "list", answer: list },
  { method: "POST", path: PATH, call: "create", answer: create },
  change("GET", "", "get", () => {}),
  change("PUT", "", "update", (world, transaction, request) => {
    refuseOn(request.verdict);
    const body = readBody(world, UpdateSmartTransaction, withoutManaged(request, SYSTEM_MANAGED));
    updateTransaction(world, transaction, body);
  }),
  change("POST", "/prepare/{method}", "prepare", (world, transaction, request) => {
    const body = readBody(world, PrepareSmartTransaction, request);
    prepareTransaction(world, transaction, request.route.paymentMethod ?? "", body, request.verdict);
  }),
  change("POST", "/start", "start", start),
  change("POST", "/start/{method}", "start", start),
  change("POST", "/cancel", "cancel", (world, transaction, { verdict }) => {
    refuseOn(verdict);
    cancelTransaction(world, transaction);
  }),
  change("POST", "/abort", "abort", (world, transaction, { verdict }) => {
    refuseOn(verdict);
    abortTransaction(world, transaction);
  }),
  change("POST", "/setdelivery", "setDelivery", (world, transaction, request) => {
    const { delivery_options } = readBody(world, SetDelivery, request);
    refuseOn(request.verdict);
    setDelivery(world, transaction, delivery_options);
  }),
];

function list(world: World, { query }: ProviderRequest) {
  return answerList(
    world,
    {
      objects: listSmart(world),
      created: ({ created }) => created,
      render: (transaction) => renderTransaction(world, transaction),
      stored: STORED,
    },
    query,
  );
}

/** Legacy deals stand in the same table and are no Smart Transactions. */
function* listSmart(world: World): Iterable<StoredTransaction> {
  for (const deal of world.store.tables.transactions.values()) if (deal.legacy === undefined) yield deal;
}

/** What shops search for. */
const STORED: ListSource<StoredTransaction>["stored"] = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  merchantRef: ({ merchantRef }) => merchantRef,
  transactionRef: ({ transactionRef }) => transactionRef,
  payment_method: ({ method }) => method,
};

function create(world: World, request: ProviderRequest) {
  if (request.verdict === "declined" || !world.store.meta.contract.transactionsAllowed) {
    throw new ProviderError("ProductNotAllowedException", "Contract disallows transactions");
  }
  const transaction = createTransaction(world, readBody(world, CreateSmartTransaction, request));
  request.record.stx = transaction.id;
  return renderTransaction(world, transaction);
}

function start(world: World, transaction: StoredTransaction, request: ProviderRequest): void {
  const body = readBody(world, StartSmartTransaction, request);
  startTransaction(world, transaction, request.route.paymentMethod, body, request.verdict);
}

function refuseOn(verdict: ProviderRequest["verdict"]): void {
  if (verdict === "declined") throw new ProviderError("ProductUpdateFailedException", "Status change failed");
}

/** An endpoint of one transaction: finds it, lets `work` change it, and answers with the whole of it. */
function change(
  method: Endpoint["method"],
  suffix: string,
  call: string,
  work: (world: World, transaction: StoredTransaction, request: ProviderRequest) => void,
): Endpoint {
  return {
    method,
    path: `${PATH}/{stx}${suffix}`,
    call,
    answer(world, request) {
      const transaction = findTransaction(world, request.route.stx ?? "");
      work(world, transaction, request);
      request.record.pci = transaction.payment;
      return expandTransaction(world, renderTransaction(world, transaction), request.query.get("expand"));
    },
  };
}
