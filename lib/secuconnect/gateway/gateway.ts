import type { PaymentUpdate } from "#lib/domain/payment-update.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { GatewayResult, PaymentGateway } from "#lib/ports.ts";
import { CODE_TOKEN_REQUIRED } from "#lib/secuconnect/wire/error.ts";
import type { SecuconnectClient } from "../client.ts";
import { ApiFailure, SecuconnectError, UnreadableAnswer } from "../errors.ts";
import { where } from "../list-query.ts";
import { InvalidRequest } from "../request.ts";
import type { SmartTransaction } from "../smart-transactions/model.ts";
import { type ShopFacts, toCreateRequest, toUpdateRequest } from "./to-request.ts";
import { toPaymentUpdate, toPciIds } from "./to-update.ts";

/** The provider behind the port: calls in, our words out, every failure sorted into refused or unknown. */
export function createSecuconnectGateway(
  client: SecuconnectClient,
  facts: ShopFacts,
  report: (failure: SecuconnectError, call: string) => void,
): PaymentGateway {
  const { smartTransactions, paymentTransactions } = client;
  async function attempt<T>(call: string, work: () => Promise<T>): Promise<GatewayResult<T>> {
    try {
      return { kind: "answer", value: await work() };
    } catch (error) {
      if (!(error instanceof SecuconnectError)) throw error;
      report(error, call);
      return toResult(error);
    }
  }
  const smart = (call: string, work: () => Promise<SmartTransaction>) =>
    attempt(call, async () => toPaymentUpdate(await work(), null));
  return {
    open: (order) =>
      smart("create", async () => {
        const created = await smartTransactions.create(toCreateRequest(order, facts));
        const ref = created.merchantRef ?? order.payment.merchantRef;
        if (ref !== order.payment.merchantRef) throw new UnreadableAnswer("a transaction of another order");
        return created;
      }),
    revise: (order) =>
      smart("update", async () =>
        about(stxOf(order), await smartTransactions.update(stxOf(order), toUpdateRequest(order, facts))),
      ),
    authorize: (order) =>
      smart("prepare", async () =>
        about(stxOf(order), await smartTransactions.prepare(stxOf(order), order.payment.method)),
      ),
    start: (order) => {
      const direct = !paymentMethod(order.payment.method).authorizes;
      const method = direct ? order.payment.method : undefined;
      return smart("start", async () => about(stxOf(order), await smartTransactions.start(stxOf(order), method)));
    },
    look: (stxId, withTransactions) =>
      attempt("get", async () => {
        const transaction = about(stxId, await smartTransactions.read(stxId));
        const newest = withTransactions ? toPciIds(transaction).at(-1) : undefined;
        if (newest === undefined) return toPaymentUpdate(transaction, null);
        return toPaymentUpdate(transaction, [about(newest, await paymentTransactions.read(newest))]);
      }),
    search: (merchantRef) =>
      attempt("list", async (): Promise<PaymentUpdate[]> => {
        const { items } = await smartTransactions.list({ count: 100, where: where.equals("merchantRef", merchantRef) });
        const found = items.map((item) => ({ update: toPaymentUpdate(item, null), created: item.created ?? "" }));
        return found.sort((a, b) => a.created.localeCompare(b.created)).map((entry) => entry.update);
      }),
  };
}

/** A reply about something else than was asked for is no answer. @throws UnreadableAnswer */
function about<T extends { id: string }>(id: string, answer: T): T {
  if (answer.id !== id) throw new UnreadableAnswer("another object than the one asked for");
  return answer;
}

function stxOf(order: { payment: { stxId: string | null } }): string {
  if (order.payment.stxId === null) throw new Error("no Smart Transaction is bound to this payment attempt");
  return order.payment.stxId;
}

function toResult(failure: SecuconnectError): GatewayResult<never> {
  if (failure.outcome === "unknown") return { kind: "unknown", reason: failure.message };
  // Repeating a request that is not valid changes nothing, as if the provider had said so.
  if (failure instanceof InvalidRequest) {
    return { kind: "refused", reason: failure.message, retryable: false, supportId: null };
  }
  if (!(failure instanceof ApiFailure)) {
    return { kind: "refused", reason: failure.message, retryable: true, supportId: null };
  }
  return {
    kind: "refused",
    reason: failure.exception,
    retryable: !isAboutThisOrder(failure),
    supportId: failure.supportId,
  };
}

/** Only a definite no to this transaction ends an attempt; trouble with token, line or load is tried again later. */
function isAboutThisOrder(failure: ApiFailure): boolean {
  if (failure.status === 401 || failure.code === CODE_TOKEN_REQUIRED) return false;
  return failure.status >= 400 && failure.status < 500 && failure.status !== 429;
}
