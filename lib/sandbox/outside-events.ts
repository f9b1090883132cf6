import { canCaptureDelivery, captureDelivery, WAITS_FOR_SHIPMENT } from "./delivery.ts";
import { canReturnTransfer, returnTransfer, toCapturedStatus } from "./incoming-money.ts";
import { ProviderError } from "./provider-error.ts";
import { findWaitingRefund, finishRefund } from "./refunds.ts";
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

/**
 * Whether the event can happen now. The same rules refuse it in `applyOutsideEvent`, so that whoever offers events needs
 * none of their own.
 */
export function canHappen(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment | null,
  event: OutsideEvent,
): boolean {
  return payment !== null && HAPPENINGS[event].isPossible(world, transaction, payment);
}

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
  if (!canHappen(world, transaction, payment, event)) {
    const details = `${event} is impossible in status ${transaction.status}, payment ${payment.simple}`;
    throw new ProviderError("ProductUpdateFailedException", details);
  }
  return HAPPENINGS[event].apply(world, transaction, payment, input) ?? payment;
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

interface Happening {
  isPossible(world: World, transaction: StoredTransaction, payment: StoredPayment): boolean;
  /** @returns the payment it happened to, where that is not the linked one */
  apply(
    world: World,
    transaction: StoredTransaction,
    payment: StoredPayment,
    input: Record<string, unknown>,
  ): StoredPayment | undefined;
}

function toHappening(stage: Stage): Happening {
  return {
    isPossible: (_world, transaction, payment) => stage(transaction, payment).isPossible,
    apply(world, transaction, payment) {
      const { text, status, simple, detailed } = stage(transaction, payment);
      if (status !== undefined) transaction.status = status;
      recordChange(world, transaction, text);
      setPaymentStatus(world, payment, simple, detailed);
      return undefined;
    },
  };
}

const RESOLVE = toHappening(STAGES.resolve);

/** The provider pays the merchant; the simple status stays, so no push tells of it. */
const PAYOUT: Happening = {
  isPossible: (_world, _transaction, { simple, accrual, payoutAt }) =>
    [1, 6, 9].includes(simple) && !accrual && payoutAt === null,
  apply(world, transaction, payment) {
    payment.payoutAt = world.clock.now();
    payment.detailed = 17;
    recordChange(world, transaction, "an den Händler ausgezahlt");
    savePayment(world, payment);
    return undefined;
  },
};

const pickSettled = ({ simple }: StoredPayment): Happening => (simple === 4 ? RESOLVE : PAYOUT);

const toRefundEnd = (isDone: boolean): Happening => ({
  isPossible: (world, transaction) => findWaitingRefund(world, transaction) !== null,
  apply: (world, transaction, _payment, input) =>
    finishRefund(world, transaction, isDone, input.refund as string | undefined),
});

const HAPPENINGS: Readonly<Record<OutsideEvent, Happening>> = {
  deny: toHappening(STAGES.deny),
  expire: toHappening(STAGES.expire),
  confirm: toHappening(STAGES.confirm),
  overdue: toHappening(STAGES.overdue),
  issue: toHappening(STAGES.issue),
  hold: toHappening(STAGES.hold),
  resolve: RESOLVE,
  settled: {
    isPossible: (world, transaction, payment) => pickSettled(payment).isPossible(world, transaction, payment),
    apply: (world, transaction, payment, input) => pickSettled(payment).apply(world, transaction, payment, input),
  },
  "return-debit": toHappening(STAGES["return-debit"]),
  "return-transfer": {
    isPossible: (_world, transaction, payment) => canReturnTransfer(transaction, payment),
    apply: returnTransfer,
  },
  capture: {
    isPossible: (_world, transaction, payment) => canCaptureDelivery(transaction, payment),
    apply(world, _transaction, payment) {
      captureDelivery(world, payment, undefined);
      return undefined;
    },
  },
  payout: PAYOUT,
  "refund-done": toRefundEnd(true),
  "refund-failed": toRefundEnd(false),
};

function isCaptured({ status }: StoredTransaction): boolean {
  return CAPTURED.includes(status);
}

/** Accepted, or for an invoice that is neither delivered nor paid: waiting for shipment. */
function findAcceptedStatus({ method, completedAt, incomingAt }: StoredPayment) {
  const waits = method === "invoice" && completedAt === null && incomingAt === null;
  return waits ? WAITS_FOR_SHIPMENT : { simple: 1, detailed: 6 };
}
