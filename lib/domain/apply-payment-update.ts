import { claimedCents, isGivenBack } from "./claim.ts";
import { type Expectation, findContradiction } from "./contradiction.ts";
import { attentionOf, type Effect, effectsOf } from "./effects.ts";
import { concealFunding } from "./funding.ts";
import { parseIban } from "./iban.ts";
import { describe, interpret, newestTransaction } from "./interpret.ts";
import { mergeMandate } from "./mandate.ts";
import type { Order } from "./order.ts";
import {
  type BankDetails,
  canBecome,
  hasEnded,
  isEnding,
  isIn,
  isStarted,
  type MoneyTraits,
  mayStillCall,
  type PaymentAttempt,
  type PaymentStatus,
} from "./payment.ts";
import type { PaymentUpdate } from "./payment-update.ts";
import { sumReceived, takeReading } from "./receipt.ts";
import { findWantedMethod } from "./wanted-method.ts";

/** What a pure decision about an order says; safe to repeat. */
export type Decision =
  | { kind: "changed"; order: Order; effects: readonly Effect[]; event: string; detail: Record<string, unknown> }
  | { kind: "unchanged" }
  | { kind: "refused"; from: PaymentStatus; to: PaymentStatus };

/** All that is needed to judge an answer: what must agree, and how the method of the attempt deals with money. */
export interface UpdateRules extends Expectation, MoneyTraits {}

/**
 * The one function that decides for page, push, poller, job and back office: the provider's answer onto our order.
 * @param now database time of the decision
 */
export function applyPaymentUpdate(order: Order, update: PaymentUpdate, rules: UpdateRules, now: Date): Decision {
  const before = order.payment;
  if (before.stxId !== null && before.stxId !== update.stxId) return { kind: "unchanged" };
  const money = newestTransaction(update);
  const receipts = money === undefined ? before.receipts : takeReading(before.receipts, money, rules, now);
  const receipt = receipts.find(({ pciId }) => pciId === money?.id)?.status ?? null;
  const next = interpret(update, before, rules, receipt);
  const bringsMoney = sumReceived(receipts) > sumReceived(before.receipts);
  const problem = findContradiction(order, update, rules, next, bringsMoney);
  const payment: PaymentAttempt = {
    ...before,
    stxId: update.stxId,
    pciIds: [...new Set([...before.pciIds, ...update.pciIds])],
    providerStatus: describe(update),
    providerNote: money?.note ?? before.providerNote,
    concern: problem ?? (next === "unknown" ? `unknown provider status "${update.statusText}"` : null),
  };
  const isUnstarted = problem === null && isStartUndone(before, next, now);
  if (isUnstarted) payment.concern = `provider says ${update.statusText}, although the payment was started`;
  // A refused attempt does not come back by being open again there, as after a call that arrived late: it is ended there.
  const isOpenAgain = before.status === "denied" && problem === null && (next === "requested" || next === "authorized");
  if (problem === null && next !== "unknown" && next !== before.status && !isOpenAgain && !isUnstarted) {
    if (isStale(before.status, next, update)) return { kind: "unchanged" };
    if (!canBecome(before.status, next)) return { kind: "refused", from: before.status, to: next };
    payment.status = next;
  }
  if (problem === null) {
    payment.receipts = receipts;
    adoptFacts(payment, update, order, now);
  }
  const pickupCode = problem === null ? (update.pickupCode ?? order.pickupCode) : order.pickupCode;
  if (isSame(before, payment) && pickupCode === order.pickupCode) return { kind: "unchanged" };
  return {
    kind: "changed",
    order: { ...followPayment(order, payment), pickupCode },
    effects: [
      ...effectsOf(before, payment, order, rules),
      ...attentionOf(before, payment, update),
      ...tellPaidMeanwhile(before, payment),
      ...(isOpenAgain ? [{ kind: "sweep" as const, delaySeconds: 0 }] : []),
    ],
    event: payment.status === before.status ? "payment.read" : `payment.${payment.status}`,
    detail: { stx: update.stxId, provider: payment.providerStatus, concern: payment.concern },
  };
}

/** The order as its payment leaves it: goods of an ended payment are free again, and a cancelled payment ends the order. */
export function followPayment(order: Order, payment: PaymentAttempt): Order {
  const after: Order = { ...order, payment };
  if (order.status !== "placed") return after;
  if (isStarted(payment.status) && !isStarted(order.payment.status)) return { ...after, stockHeld: true };
  if (!hasEnded(payment.status) || hasEnded(order.payment.status)) return after;
  // Only the way to pay is over: the order stands, and keeps its goods.
  if (findWantedMethod(after) !== null) return after;
  // What has left the shop does not come back to the shelf by itself.
  const stockHeld = order.stockHeld && order.deliveryStatus !== "open";
  // All was given back before anything left: nothing ever will. What left stays an order that was fulfilled and undone.
  const isUndone = payment.status === "refunded" && isGivenBack(payment) && order.deliveryStatus === "open";
  const isOver = payment.status === "cancelled" || isUndone;
  return { ...after, stockHeld, status: isOver ? "cancelled" : order.status };
}

/** Somebody wanted it cancelled, and money came first: it is never paid back unasked, and that person has to hear of it. */
function tellPaidMeanwhile(before: PaymentAttempt, after: PaymentAttempt): Effect[] {
  if (before.goal !== "end" || before.endReason !== "cancelled" || after.goal === "end") return [];
  const detail = { reason: "paidMeanwhile", wanted: before.endReason };
  return [{ kind: "raise", attention: { kind: "couldNotEnd", key: after.merchantRef, detail } }];
}

/**
 * An answer that was on its way while a newer one was stored: a started payment never becomes unstarted by reading,
 * and an answer without Payment Transactions cannot take back what they said.
 */
function isStale(before: PaymentStatus, next: PaymentStatus, update: PaymentUpdate): boolean {
  if (!isStarted(before)) return false;
  if (next === "requested" || next === "authorized") return true;
  // Cleared is told by time and payout; a reading that says paid says nothing against it.
  if (before === "cleared" && next === "paid") return true;
  if (update.transactions !== null) return false;
  if (before === "disputed" && isIn(next)) return true;
  if (before === "accepted") return next === "pending";
  return before !== "pending" && (next === "pending" || next === "accepted");
}

/** After this no answer from before the start is on its way any more; seconds. */
const STALE_ANSWER_SECONDS = 120;

/**
 * Long started here, and open over there: a prepare that arrived late has revived what had failed meanwhile. Nobody is bound
 * there, so no money may be waited for in silence; what becomes of it is for a person to decide.
 */
function isStartUndone({ status, startedAt }: PaymentAttempt, next: PaymentStatus | "unknown", now: Date): boolean {
  if (!isStarted(status) || isIn(status) || startedAt === null) return false;
  const isOpen = next === "requested" || next === "authorized";
  return isOpen && now.getTime() - startedAt.getTime() > STALE_ANSWER_SECONDS * 1000;
}

function adoptFacts(payment: PaymentAttempt, update: PaymentUpdate, order: Order, now: Date): void {
  payment.intent = update.intent ?? payment.intent;
  payment.mandate = mergeMandate(payment.mandate, update.mandate);
  if (!mayStillCall(payment.status)) payment.funding = concealFunding(payment.funding);
  if (isStarted(payment.status)) {
    // Started settles every call that leads there; a call that is to end it is still open.
    if (payment.inFlight !== null && !isEnding(payment.inFlight.call)) payment.inFlight = null;
    payment.startedAt ??= now;
    payment.amountCents = order.totalCents;
    if (update.instructions !== null && !isValid(payment.instructions)) payment.instructions = update.instructions;
    // They are shown as text all the same (R-IBAN-07); only the code is withheld.
    if (payment.instructions !== null && !isValid(payment.instructions)) {
      payment.concern = "the bank details from the provider have a wrong check digit";
    }
  }
  payment.receivedCents = sumReceived(payment.receipts);
  // In, and no receipt says how much: then it is what was claimed.
  if (isIn(payment.status) && payment.receivedCents === 0) payment.receivedCents = claimedCents({ payment });
  // Money is in: what was to end for want of it goes on.
  if (isIn(payment.status) && payment.goal === "end")
    Object.assign(payment, { goal: "start", endReason: null, endWords: null, inFlight: null });
  if (hasEnded(payment.status)) payment.inFlight = null;
}

function isValid(instructions: BankDetails | null): boolean {
  return instructions !== null && parseIban(instructions.iban).ok;
}

function isSame(a: PaymentAttempt, b: PaymentAttempt): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
