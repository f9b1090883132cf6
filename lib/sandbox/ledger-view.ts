import { renderContainer } from "./containers.ts";
import { renderPaymentCustomer } from "./customers.ts";
import { viewPayment, viewPush, viewTransaction } from "./transaction-view.ts";
import type { World } from "./world.ts";

/** Requests older than these come without their answers unless `?answers=all`. */
const ANSWERS_SHOWN = 500;

/**
 * The sandbox's own truth: every request with its times, every object with its history, every push with its attempts.
 * @param query `since` leaves out requests up to that number, `call` all other calls, `answers=all` shows every answer
 */
export function viewLedger(world: World, query: URLSearchParams) {
  const { tables, meta } = world.store;
  const firstAnswer = query.get("answers") === "all" ? 0 : meta.requests - ANSWERS_SHOWN;
  const call = query.get("call");
  const requests = [...tables.requests.values(Number(query.get("since") ?? 0))].filter(
    (request) => call === null || request.call === call,
  );
  return {
    requests: requests.map((request) => (request.n > firstAnswer ? request : { ...request, answer: undefined })),
    transactions: [...tables.transactions.values()].map((transaction) => viewTransaction(world, transaction)),
    paymentTransactions: [...tables.payments.values()].map((payment) => viewPayment(world, payment)),
    pushes: [...tables.pushes.values()].map(viewPush),
    customers: [...tables.customers.values()].map((customer) => renderPaymentCustomer(world, customer)),
    containers: [...tables.containers.values()].map((container) => renderContainer(world, container)),
    money: [...tables.money.values()],
    planned: meta.planned,
    contract: meta.contract,
    weather: meta.weather,
    clock: { now: new Date(world.clock.now()).toISOString(), offsetMs: meta.clockOffset },
  };
}
