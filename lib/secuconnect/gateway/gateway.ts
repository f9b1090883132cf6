import type { PaymentUpdate } from "#lib/domain/payment-update.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { GatewayResult, PaymentGateway } from "#lib/ports.ts";
import type { SecuconnectClient } from "../client.ts";
import { SecuconnectError, UnreadableAnswer } from "../errors.ts";
import { where } from "../list-query.ts";
import { InvalidRequest } from "../request.ts";
import type { SmartTransaction } from "../smart-transactions/model.ts";
import { createGatewayLists } from "./gateway-lists.ts";
import {
  type ShopFacts,
  toCreateRequest,
  toDeliveryInput,
  toPrepareRequest,
  toShippingInformation,
  toUpdateRequest,
} from "./to-request.ts";
import { toResult } from "./to-result.ts";
import { toPaymentUpdate, toPciIds } from "./to-update.ts";

/** Reading a Smart Transaction so that the container below it comes whole, its mandate included (§3.2, S). */
const WITH_MANDATE = { expand: "container" };

/**
 * The provider behind the port: calls in, our words out, every failure sorted into refused or unknown.
 * @param report told of every failure, with the number of the order or the id of what it was about, empty for a list
 */
export function createSecuconnectGateway(
  client: SecuconnectClient,
  facts: ShopFacts,
  report: (failure: SecuconnectError, call: string, about: string) => void,
): PaymentGateway {
  const { smartTransactions, paymentTransactions } = client;
  async function attempt<T>(call: string, work: () => Promise<T>, about = ""): Promise<GatewayResult<T>> {
    try {
      return { kind: "answer", value: await work() };
    } catch (error) {
      if (!(error instanceof SecuconnectError)) throw error;
      report(error, call, about);
      return toResult(error);
    }
  }
  const smart = (call: string, about: string, work: () => Promise<SmartTransaction>) =>
    attempt(call, async () => toPaymentUpdate(await work(), null), about);
  /** A reply to prepare names the bank account only; a mandate that cannot be read now comes with a later look. */
  async function withMandate(prepared: SmartTransaction): Promise<SmartTransaction> {
    const { container } = prepared;
    if (!container?.id || container.mandate !== null) return prepared;
    const read = await attempt("get", async () =>
      about(prepared.id, await smartTransactions.read(prepared.id, WITH_MANDATE)),
    );
    return read.kind === "answer" ? { ...prepared, container: read.value.container } : prepared;
  }
  /** Ends a transaction; a reply that says only which one is no evidence of how it stands, so it is read again then. */
  const end = (call: "abort" | "cancel", stxId: string) =>
    smart(call, stxId, async () => {
      const ended = about(stxId, await smartTransactions[call](stxId));
      if (ended.statusText !== "") return ended;
      const read = await attempt("get", async () => about(stxId, await smartTransactions.read(stxId, WITH_MANDATE)));
      // Not being able to read it does not undo the call.
      if (read.kind !== "answer") throw new UnreadableAnswer("no status, and none to be read afterwards");
      return read.value;
    });
  return {
    open: (order) =>
      smart("create", order.number, async () => {
        const created = await smartTransactions.create(toCreateRequest(order, facts));
        const ref = created.merchantRef ?? order.payment.merchantRef;
        if (ref !== order.payment.merchantRef) throw new UnreadableAnswer("a transaction of another order");
        return created;
      }),
    revise: (order) =>
      smart("update", order.number, async () =>
        about(stxOf(order), await smartTransactions.update(stxOf(order), toUpdateRequest(order, facts))),
      ),
    authorize: (order) =>
      smart("prepare", order.number, async () =>
        withMandate(
          about(
            stxOf(order),
            await smartTransactions.prepare(stxOf(order), order.payment.method, toPrepareRequest(order)),
          ),
        ),
      ),
    start: (order) => {
      const direct = !paymentMethod(order.payment.method).authorizes;
      const method = direct ? order.payment.method : undefined;
      return smart("start", order.number, async () =>
        about(stxOf(order), await smartTransactions.start(stxOf(order), method)),
      );
    },
    abort: (stxId) => end("abort", stxId),
    cancel: (stxId) => end("cancel", stxId),
    reportPart: (pciId, facts) =>
      attempt(
        "shippingInformation",
        async () => {
          if (!(await paymentTransactions.setShippingInformation(pciId, toShippingInformation(facts)))) {
            throw new UnreadableAnswer("a report that was neither taken nor refused");
          }
          return null;
        },
        facts.orderNumber,
      ),
    reportFinal: (pciId, facts) =>
      attempt(
        "capture",
        async () => {
          await paymentTransactions.capture(pciId, toShippingInformation(facts));
          return null;
        },
        facts.orderNumber,
      ),
    checkStatus: (pciId) =>
      attempt(
        "checkStatus",
        async () => {
          const { statusNumber, amountCents } = await paymentTransactions.checkStatus(pciId);
          if (amountCents === null) throw new UnreadableAnswer("a status without an amount");
          return { simple: statusNumber, effectiveCents: amountCents };
        },
        pciId,
      ),
    reduce: (pciId, byCents, reason) =>
      attempt(
        "cancelPayment",
        async () => {
          // Without a figure everything that is left would be cancelled (§5.4, D).
          if (!Number.isInteger(byCents) || byCents < 1) throw new InvalidRequest(["reduce_amount_by"]);
          await paymentTransactions.cancel(pciId, { reduceByCents: byCents, reason });
          return null;
        },
        pciId,
      ),
    markDelivery: (stxId, kind, facts) =>
      smart("setDelivery", facts.orderNumber, async () =>
        about(stxId, await smartTransactions.setDelivery(stxId, toDeliveryInput(kind, facts))),
      ),
    look: (stxId, withTransactions) =>
      attempt(
        "get",
        async () => {
          const transaction = about(stxId, await smartTransactions.read(stxId, WITH_MANDATE));
          const newest = withTransactions ? toPciIds(transaction).at(-1) : undefined;
          if (newest === undefined) return toPaymentUpdate(transaction, null);
          return toPaymentUpdate(transaction, [about(newest, await paymentTransactions.read(newest))]);
        },
        stxId,
      ),
    search: (merchantRef) =>
      attempt(
        "list",
        async (): Promise<PaymentUpdate[]> => {
          const { items } = await smartTransactions.list({
            count: 100,
            where: where.equals("merchantRef", merchantRef),
          });
          const found = items.map((item) => ({ update: toPaymentUpdate(item, null), created: item.created ?? "" }));
          return found.sort((a, b) => a.created.localeCompare(b.created)).map((entry) => entry.update);
        },
        merchantRef,
      ),
    ...createGatewayLists(client, attempt),
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
