import { concealFunding } from "./funding.ts";
import { parseIban } from "./iban.ts";
import { mergeMandate } from "./mandate.ts";
import type { Order } from "./order.ts";
import {
  canBecome,
  isStarted,
  type MoneyTraits,
  mayStillCall,
  type PaymentAttempt,
  type PaymentInstructions,
  type PaymentStatus,
} from "./payment.ts";
import type { PaymentTransactionReading, PaymentUpdate } from "./payment-update.ts";

/** Mails a customer gets, at most one of each per order. */
export type MailEvent = "received" | "confirmation" | "paymentReceived" | "declined";

/** Work caused by a change; saved together with it and done afterwards. */
export type Effect =
  | { kind: "mail"; event: MailEvent; delaySeconds?: number }
  | { kind: "drive"; delaySeconds: number }
  | { kind: "sync"; delaySeconds: number }
  /** The account of a checkout that was left is no longer kept. */
  | { kind: "forget"; delaySeconds: number }
  | { kind: "reserveStock" }
  | { kind: "releaseStock" };

/** What a pure decision about an order says; safe to repeat. */
export type Decision =
  | { kind: "changed"; order: Order; effects: readonly Effect[]; event: string; detail: Record<string, unknown> }
  | { kind: "unchanged" }
  | { kind: "refused"; from: PaymentStatus; to: PaymentStatus };

/** What must be the same on both sides before an answer may say anything about money (G-06). */
export interface Expectation {
  contractId: string;
  isDemo: boolean;
}

/** All that is needed to judge an answer: what must agree, and how the method of the attempt deals with money. */
export interface UpdateRules extends Expectation, MoneyTraits {}

/** Details of the simple status (secuconnect-api §4.2) that say more than the Smart Transaction does. */
const SIMPLE = { denied: 3, issue: 4, void: 5, paid: 9, onHold: 13 } as const;

/**
 * One function for page, push, poller and job: the provider's answer onto our order.
 * @param now time of the answer
 */
export function applyPaymentUpdate(order: Order, update: PaymentUpdate, rules: UpdateRules, now: Date): Decision {
  const before = order.payment;
  if (before.stxId !== null && before.stxId !== update.stxId) return { kind: "unchanged" };
  const next = interpret(update, before, rules);
  const problem = findContradiction(order, update, rules, next);
  const payment: PaymentAttempt = {
    ...before,
    stxId: update.stxId,
    pciIds: [...new Set([...before.pciIds, ...update.pciIds])],
    providerStatus: describe(update),
    concern: problem ?? (next === "unknown" ? `unknown provider status "${update.statusText}"` : null),
  };
  if (problem === null && next !== "unknown" && next !== before.status) {
    if (isStale(before.status, next, update)) return { kind: "unchanged" };
    if (!canBecome(before.status, next)) return { kind: "refused", from: before.status, to: next };
    payment.status = next;
  }
  if (problem === null) adoptFacts(payment, update, order, now);
  if (isSame(before, payment)) return { kind: "unchanged" };
  return {
    kind: "changed",
    order: { ...order, payment },
    effects: effectsOf(before, payment, order, rules),
    event: payment.status === before.status ? "payment.read" : `payment.${payment.status}`,
    detail: { stx: update.stxId, provider: payment.providerStatus, concern: payment.concern },
  };
}

/** The provider's two state machines as one of ours; `unknown` is never turned into a status. */
export function interpret(
  update: PaymentUpdate,
  attempt: PaymentAttempt,
  { capturedMeansPaid }: MoneyTraits,
): PaymentStatus | "unknown" {
  const money = newestTransaction(update);
  if (money?.simple === SIMPLE.issue || money?.simple === SIMPLE.onHold) return "disputed";
  switch (update.status) {
    case "created":
    case "processing":
      return "requested";
    case "approved":
      return "authorized";
    case "pending":
      return money?.simple === SIMPLE.denied ? "denied" : "pending";
    case "ok":
    case "received":
    case "shipped":
    case "collection":
    case "collected":
      if (money?.simple === SIMPLE.void) return attempt.status === "paid" ? "refunded" : "cancelled";
      return capturedMeansPaid || isMoneyIn(money) ? "paid" : "accepted";
    case "failed":
      return "denied";
    case "cancelled":
    case "aborted":
      return "cancelled";
    case "unknown":
      return "unknown";
  }
}

function newestTransaction(update: PaymentUpdate): PaymentTransactionReading | undefined {
  return update.transactions?.at(-1);
}

function isMoneyIn(money: PaymentTransactionReading | undefined): boolean {
  return money !== undefined && (money.simple === SIMPLE.paid || money.incomingPaymentDate !== null);
}

function describe(update: PaymentUpdate): string {
  const money = newestTransaction(update);
  return money === undefined
    ? update.statusText
    : `${update.statusText} / ${money.simple ?? "?"}·${money.detailed ?? "?"}`;
}

/**
 * An answer that was on its way while a newer one was stored: a started payment never becomes unstarted by reading,
 * and an answer without Payment Transactions cannot take back what they said.
 */
function isStale(before: PaymentStatus, next: PaymentStatus, update: PaymentUpdate): boolean {
  if (!isStarted(before)) return false;
  if (next === "requested" || next === "authorized") return true;
  if (update.transactions !== null) return false;
  if (before === "disputed" && next === "paid") return true;
  return before === "accepted"
    ? next === "pending"
    : before !== "pending" && (next === "pending" || next === "accepted");
}

function findContradiction(
  order: Order,
  update: PaymentUpdate,
  expected: Expectation,
  next: PaymentStatus | "unknown",
): string | null {
  const ours = order.payment;
  if (update.merchantRef !== null && update.merchantRef !== ours.merchantRef) return "reference of another order";
  if (update.contractId !== null && update.contractId !== expected.contractId) return "other contract";
  if (update.isDemo !== null && update.isDemo !== expected.isDemo) return "demo and live mixed";
  if (next === "unknown" || !isStarted(next)) return null;
  if (update.currency !== null && update.currency !== "EUR") return `currency ${update.currency}`;
  if (update.amountCents !== null && update.amountCents !== order.totalCents) {
    return `amount ${update.amountCents} at the provider, ${order.totalCents} here`;
  }
  const missing = canBecome(ours.status, next) ? listMissingEvidence(update, next) : [];
  return missing.length === 0 ? null : `the answer says "${update.statusText}" without ${missing.join(", ")}`;
}

/**
 * What an answer leaves open, absent or unreadable, although goods leave on the strength of it. Replies echo the whole
 * transaction (secuconnect-api §3.1, D/S), so silence about the amount is no agreement: it is looked at again.
 */
function listMissingEvidence(update: PaymentUpdate, next: PaymentStatus): string[] {
  if (next !== "accepted" && next !== "paid") return [];
  const money = newestTransaction(update);
  const evidence: [name: string, isThere: boolean][] = [
    ["amount", update.amountCents !== null],
    ["currency", update.currency !== null],
    ["contract", update.contractId !== null],
    ["demo flag", update.isDemo !== null],
    // Read, and yet it does not say whether the money is good: a return debit could be behind it.
    ["status of the payment", money === undefined || money.simple !== null],
  ];
  return evidence.flatMap(([name, isThere]) => (isThere ? [] : name));
}

function adoptFacts(payment: PaymentAttempt, update: PaymentUpdate, order: Order, now: Date): void {
  payment.mandate = mergeMandate(payment.mandate, update.mandate);
  if (!mayStillCall(payment.status)) payment.funding = concealFunding(payment.funding);
  if (isStarted(payment.status)) {
    payment.inFlight = null;
    payment.startedAt ??= now;
    payment.amountCents = order.totalCents;
    if (update.instructions !== null && !isValid(payment.instructions)) payment.instructions = update.instructions;
    // They are shown as text all the same (R-IBAN-07); only the code is withheld.
    if (payment.instructions !== null && !isValid(payment.instructions)) {
      payment.concern = "the bank details from the provider have a wrong check digit";
    }
    payment.receivedCents = payment.status === "paid" ? order.totalCents : payment.receivedCents;
  }
  if (payment.status === "denied" || payment.status === "cancelled") payment.inFlight = null;
}

function isValid(instructions: PaymentInstructions | null): boolean {
  return instructions !== null && parseIban(instructions.iban).ok;
}

function isSame(a: PaymentAttempt, b: PaymentAttempt): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The push of the start brings the first look; this one notices that it got lost. */
const FIRST_LOOK_SECONDS = 30;

function effectsOf(before: PaymentAttempt, after: PaymentAttempt, order: Order, rules: MoneyTraits): Effect[] {
  const effects: Effect[] = [];
  const started = isStarted(after.status);
  const hasJustStarted = started && !isStarted(before.status);
  const hasNewDetails = started && after.instructions !== null && before.instructions === null;
  if (rules.showsInstructions ? hasNewDetails : hasJustStarted) effects.push({ kind: "mail", event: "confirmation" });
  if (hasJustStarted) effects.push({ kind: "sync", delaySeconds: FIRST_LOOK_SECONDS });
  // Money that is taken is paid as soon as it is confirmed, and then the confirmation of the order has said so.
  const isNews = rules.showsInstructions || before.status === "pending";
  if (after.status === "paid" && before.status !== "paid" && isNews) {
    effects.push({ kind: "mail", event: "paymentReceived" });
  }
  if (order.status === "placed" && hasEnded(after.status) && !hasEnded(before.status)) {
    effects.push({ kind: "releaseStock" });
    if (after.status === "denied") effects.push({ kind: "mail", event: "declined", delaySeconds: 60 });
  }
  return effects;
}

function hasEnded(status: PaymentStatus): boolean {
  return status === "denied" || status === "cancelled" || status === "refunded";
}
