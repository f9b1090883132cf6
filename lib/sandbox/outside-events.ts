import { captureDelivery, WAITS_FOR_SHIPMENT } from "./delivery.ts";
import { returnTransfer, toCapturedStatus } from "./incoming-money.ts";
import { ProviderError } from "./provider-error.ts";
import { finishRefund } from "./refunds.ts";
import type { SmartStatus, StoredPayment, StoredTransaction } from "./state.ts";
import { findLinkedPayment, recordChange, savePayment, setPaymentStatus, type World } from "./world.ts";

/** Things that happen at banks and in secupay's office, not by an API call. */
export const OUTSIDE_EVENTS = [
  "deny",
  "expire",
  "confirm",
  "overdue",
  "issue",
  "hold",
  "resolve",
  "settled",
  "return-debit",
  "return-transfer",
  "capture",
  "payout",
  "refund-done",
  "refund-failed",
] as const;
export type OutsideEvent = (typeof OUTSIDE_EVENTS)[number];

const CAPTURED = ["ok", "received", "shipped", "collection", "collected"];

/** @throws ProviderError ProductUpdateFailedException when the event cannot happen in the present status */
export function applyOutsideEvent(
  world: World,
  transaction: StoredTransaction,
  event: OutsideEvent,
  input: Record<string, unknown> = {},
): StoredPayment {
  const payment = findLinkedPayment(world, transaction);
  if (payment === null) {
    throw new ProviderError("ProductUpdateFailedException", "Nothing has been started on this transaction");
  }
  switch (event) {
    case "return-transfer":
      return returnTransfer(world, transaction);
    case "refund-done":
    case "refund-failed":
      return finishRefund(world, transaction, event === "refund-done", input.refund as string | undefined);
    case "capture":
      captureDelivery(world, payment, undefined);
      return payment;
    case "payout":
      payOut(world, transaction, payment);
      return payment;
    case "settled":
      return applyOutsideEvent(world, transaction, payment.simple === 4 ? "resolve" : "payout");
    default:
      changeStatus(world, transaction, payment, event);
      return payment;
  }
}

interface Step {
  isPossible: boolean;
  text: string;
  /** of the transaction; as before when left out */
  status?: SmartStatus;
  simple: number;
  detailed: number;
}

type Stage = (transaction: StoredTransaction, payment: StoredPayment) => Step;

const toIssue = (text: string, isPossible: (payment: StoredPayment) => boolean): Stage => {
  return (transaction, payment) => ({
    isPossible: isCaptured(transaction) && ![3, 4, 5].includes(payment.simple) && isPossible(payment),
    text,
    simple: 4,
    detailed: 69,
  });
};

const toFailed = (text: string): Stage => {
  return ({ status }) => ({
    isPossible: status === "pending" || status === "approved",
    text,
    status: "failed",
    simple: 3,
    detailed: 8,
  });
};

/** What each event asks for and does. */
const STAGES = {
  deny: toFailed("abgelehnt"),
  expire: toFailed("abgelaufen"),
  confirm: (transaction, payment) => ({
    isPossible: transaction.status === "pending" && payment.method !== "prepaid",
    text: "von der Bank bestätigt",
    status: toCapturedStatus(transaction),
    ...findAcceptedStatus(payment),
  }),
  hold: (transaction, payment) => ({
    isPossible: isCaptured(transaction) && [1, 9, 14].includes(payment.simple),
    text: "angehalten",
    simple: 13,
    detailed: 71,
  }),
  overdue: toIssue("überfällig", ({ method, incomingAt }) => method === "invoice" && incomingAt === null),
  issue: toIssue("Vorfall", () => true),
  "return-debit": toIssue("Rücklastschrift", ({ method }) => method === "debit"),
  resolve: (_transaction, payment) =>
    payment.simple === 13
      ? { isPossible: true, text: "freigegeben", ...findAcceptedStatus(payment) }
      : { isPossible: payment.simple === 4, text: "Vorfall geklärt", simple: 6, detailed: 70 },
} satisfies Record<string, Stage>;

function changeStatus(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment,
  event: keyof typeof STAGES,
): void {
  const stage: Stage = STAGES[event];
  const { isPossible, text, status, simple, detailed } = stage(transaction, payment);
  if (!isPossible) throw buildRefusal(event, transaction, payment);
  if (status !== undefined) transaction.status = status;
  recordChange(world, transaction, text);
  setPaymentStatus(world, payment, simple, detailed);
}

/** The provider pays the merchant; the simple status stays, so no push tells of it. */
function payOut(world: World, transaction: StoredTransaction, payment: StoredPayment): void {
  const isPossible = [1, 6, 9].includes(payment.simple) && !payment.accrual && payment.payoutAt === null;
  if (!isPossible) throw buildRefusal("payout", transaction, payment);
  payment.payoutAt = world.clock.now();
  payment.detailed = 17;
  recordChange(world, transaction, "an den Händler ausgezahlt");
  savePayment(world, payment);
}

function isCaptured({ status }: StoredTransaction): boolean {
  return CAPTURED.includes(status);
}

/** Accepted, or for an invoice that is neither delivered nor paid: waiting for shipment. */
function findAcceptedStatus({ method, completedAt, incomingAt }: StoredPayment) {
  const waits = method === "invoice" && completedAt === null && incomingAt === null;
  return waits ? WAITS_FOR_SHIPMENT : { simple: 1, detailed: 6 };
}

function buildRefusal(event: string, transaction: StoredTransaction, payment: StoredPayment): ProviderError {
  const details = `${event} is impossible in status ${transaction.status}, payment ${payment.simple}`;
  return new ProviderError("ProductUpdateFailedException", details);
}
