import {
  CreateSmartTransaction,
  PrepareSmartTransaction,
  StartSmartTransaction,
  UpdateSmartTransaction,
} from "#lib/secuconnect/wire/smart-transaction.ts";
import { type Endpoint, type ProviderRequest, readBody } from "./endpoint.ts";
import { answerList } from "./list-query.ts";
import { prepareTransaction, startTransaction } from "./prepare-and-start.ts";
import { ProviderError } from "./provider-error.ts";
import { renderTransaction } from "./render-transaction.ts";
import { abortTransaction, cancelTransaction, createTransaction, updateTransaction } from "./smart-transactions.ts";
import type { StoredTransaction } from "./state.ts";
import type { World } from "./world.ts";

const PATH = "api/v2/smart/transactions";

/** Fields of a reply that come back in a PUT of the full representation and are ignored there. */
const SYSTEM_MANAGED = [
  "object id created updated status merchant contract provider_contract intent is_demo transactions",
  "payment_links checkout_links payment_instructions trans_id payment_method receipt receipt_number",
].flatMap((line) => line.split(" "));

/** Everything below `/Smart/Transactions`. */
export const SMART_ENDPOINTS: readonly Endpoint[] = [
  { method: "GET", path: PATH, call: "list", answer: list },
  { method: "POST", path: PATH, call: "create", answer: create },
  change("GET", "", "get", () => {}),
  change("PUT", "", "update", (world, transaction, request) => {
    const body = { ...(request.body as object | undefined) } as Record<string, unknown>;
    for (const field of SYSTEM_MANAGED) delete body[field];
    updateTransaction(world, transaction, readBody(world, UpdateSmartTransaction, { ...request, body }));
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
];

function list(world: World, { query }: ProviderRequest) {
  const all = [...world.store.tables.transactions.values()].filter(({ legacy }) => legacy === undefined);
  return answerList(
    all.map((transaction) => renderTransaction(world, transaction)),
    query,
  );
}

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
      return renderTransaction(world, transaction);
    },
  };
}

/** @throws ProviderError ProductNotFoundException */
export function findTransaction(world: World, id: string): StoredTransaction {
  const transaction = world.store.tables.transactions.get(id.toUpperCase());
  if (transaction === undefined || transaction.legacy !== undefined) {
    throw new ProviderError("ProductNotFoundException", `Smart transaction ${id} not found`);
  }
  return transaction;
}
