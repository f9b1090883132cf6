import type { Order } from "#lib/domain/order.ts";
import type { SmartTransactionStatus } from "#lib/domain/payment-update.ts";

/** A Payment Transaction as the provider alone knows it. */
export interface LedgerPayment {
  id: string;
  method: string;
  amount: number;
  simple: number;
  detailed: number;
  received: number;
  /** When all of the money was in; ISO 8601. */
  incomingAt: string | null;
  completedAt: string | null;
  note: string | null;
  /** Reductions that took effect, in cents; those made after the money came are payments of their own. */
  reductions: number[];
  refunds: number;
}

/** What is left of a payment after all of them. */
export const effectiveOf = ({ amount, refunds }: LedgerPayment) => amount - refunds;

/** A Smart Transaction as the provider alone knows it. */
export interface LedgerTransaction {
  id: string;
  status: SmartTransactionStatus;
  merchantRef: string;
  pushToken: string;
  amount: number;
  autoCapture: boolean;
  created: number;
  /** From when on lists know of it. */
  listedFrom: number;
  isStarted: boolean;
  hasAccount: boolean;
  payments: LedgerPayment[];
  /** Authorised again after a refusal, by a call that came twice or late. */
  isReopened: boolean;
  /** All of the money was in at some time. */
  wasPaid: boolean;
}

/** What a call brings: the transaction as it is then, or a definite no. */
export type Verdict = "declined" | "pending" | null;
export type LedgerAnswer = { ok: true; transaction: LedgerTransaction } | { ok: false; reason: string };

/** These oblige the customer. */
const OBLIGING: readonly SmartTransactionStatus[] = ["approved", "pending", "ok", "received", "shipped", "collection"];
export const isObligation = ({ status }: LedgerTransaction) => OBLIGING.includes(status);

export const paymentOf = ({ payments }: LedgerTransaction) => payments.at(-1);

/** Paid as the money counts: in, and not given back. */
export function isPaid(transaction: LedgerTransaction): boolean {
  const payment = paymentOf(transaction);
  if (payment === undefined || transaction.status !== "ok" || [3, 4, 5, 13].includes(payment.simple)) return false;
  return payment.method === "debit" || payment.incomingAt !== null;
}

export interface Ledger {
  all: Map<string, LedgerTransaction>;
  create(order: Order, lag: number, autoCapture: boolean): LedgerAnswer;
  update(order: Order): LedgerAnswer;
  prepare(order: Order, verdict: Verdict): LedgerAnswer;
  start(order: Order, method: string | null, verdict: Verdict): LedgerAnswer;
  end(stxId: string, to: "aborted" | "cancelled"): LedgerAnswer;
  reportFinal(pciId: string): LedgerAnswer;
  /** Lowers what is claimed, or pays it back where the money is in. */
  reduce(pciId: string, by: number): LedgerAnswer;
  find(stxId: string): LedgerTransaction | undefined;
  /** Money arrives by transfer. */
  receive(transaction: LedgerTransaction, cents: number): void;
  /** What happens at banks and in the provider's office. */
  set(transaction: LedgerTransaction, status: SmartTransactionStatus, simple: number, detailed: number): void;
}

/**
 * @param changed told after every change
 * @param newId another id with this beginning
 */
export function createLedger(
  now: () => number,
  newId: (prefix: string) => string,
  changed: (transaction: LedgerTransaction, what: string) => void,
): Ledger {
  const all = new Map<string, LedgerTransaction>();
  const refuse = (reason: string): LedgerAnswer => ({ ok: false, reason });
  const done = (transaction: LedgerTransaction, what: string): LedgerAnswer => {
    if (isPaid(transaction)) transaction.wasPaid = true;
    changed(transaction, what);
    return { ok: true, transaction };
  };
  const bound = (order: Order) => all.get(order.payment.stxId ?? "");
  function setPayment(payment: LedgerPayment | undefined, simple: number, detailed: number): void {
    if (payment !== undefined) Object.assign(payment, { simple, detailed });
  }
  function authorise(transaction: LedgerTransaction, method: string, verdict: Verdict): boolean {
    setPayment(paymentOf(transaction), 5, 11);
    const isDeclined = verdict === "declined";
    transaction.isReopened = transaction.status === "failed" && !isDeclined;
    transaction.payments.push({
      id: newId("PCI"),
      method,
      amount: transaction.amount,
      simple: isDeclined ? 3 : 2,
      detailed: isDeclined ? 8 : 9,
      received: 0,
      incomingAt: null,
      completedAt: null,
      note: null,
      reductions: [],
      refunds: 0,
    });
    transaction.isStarted = false;
    transaction.status = isDeclined ? "failed" : "approved";
    return !isDeclined;
  }
  function capture(transaction: LedgerTransaction, verdict: Verdict): void {
    const payment = paymentOf(transaction);
    if (payment === undefined) throw new Error("captured without a payment");
    transaction.isStarted = true;
    if (verdict === "declined") {
      transaction.status = "failed";
      setPayment(payment, 3, 8);
    } else if (payment.method === "prepaid" || verdict === "pending") {
      transaction.status = "pending";
      setPayment(payment, 10, 25);
    } else {
      transaction.status = "ok";
      if (payment.method === "invoice") setPayment(payment, 14, 84);
      else setPayment(payment, 1, 6);
    }
  }
  function accept(transaction: LedgerTransaction, payment: LedgerPayment): void {
    payment.incomingAt ??= new Date(now()).toISOString();
    transaction.status = "ok";
    setPayment(payment, 1, 6);
  }
  return {
    all,
    find: (stxId) => all.get(stxId),
    create(order, lag, autoCapture) {
      const transaction: LedgerTransaction = {
        id: newId("STX"),
        status: "created",
        merchantRef: order.payment.merchantRef,
        pushToken: order.pushToken,
        amount: order.totalCents,
        autoCapture,
        created: now(),
        listedFrom: now() + lag,
        isStarted: false,
        hasAccount: false,
        payments: [],
        isReopened: false,
        wasPaid: false,
      };
      all.set(transaction.id, transaction);
      return done(transaction, "create");
    },
    update(order) {
      const transaction = bound(order);
      if (transaction === undefined) return refuse("not found");
      if (transaction.isStarted || !["created", "approved", "failed"].includes(transaction.status)) {
        return refuse(`cannot be changed in status ${transaction.status}`);
      }
      transaction.amount = order.totalCents;
      transaction.status = "created";
      return done(transaction, "update");
    },
    prepare(order, verdict) {
      const transaction = bound(order);
      if (transaction === undefined) return refuse("not found");
      if (!["created", "approved", "failed"].includes(transaction.status)) {
        return refuse(`cannot be prepared in status ${transaction.status}`);
      }
      if (order.payment.funding !== null) transaction.hasAccount = true;
      const isApproved = authorise(transaction, order.payment.method, verdict);
      if (isApproved && transaction.autoCapture) capture(transaction, verdict);
      return done(transaction, "prepare");
    },
    start(order, method, verdict) {
      const transaction = bound(order);
      if (transaction === undefined) return refuse("not found");
      if (transaction.status === "created" && method !== null) {
        if (authorise(transaction, method, null)) capture(transaction, verdict);
        return done(transaction, "start");
      }
      if (transaction.status !== "approved") return refuse(`cannot be started in status ${transaction.status}`);
      if (method !== null && method !== paymentOf(transaction)?.method) return refuse("was prepared otherwise");
      capture(transaction, verdict);
      return done(transaction, "start");
    },
    end(stxId, to) {
      const transaction = all.get(stxId);
      if (transaction === undefined) return refuse("not found");
      const from = to === "aborted" ? ["created", "approved"] : ["created", "approved", "pending", "ok"];
      if (!from.includes(transaction.status)) return refuse(`cannot be ${to} in status ${transaction.status}`);
      transaction.status = to;
      const payment = paymentOf(transaction);
      if (payment !== undefined && payment.simple !== 3) setPayment(payment, 5, 11);
      return done(transaction, to);
    },
    reportFinal(pciId) {
      const transaction = [...all.values()].find(({ payments }) => payments.some(({ id }) => id === pciId));
      const payment = transaction?.payments.find(({ id }) => id === pciId);
      if (transaction === undefined || payment === undefined) return refuse("not found");
      if (payment.completedAt !== null || ![14, 1, 9, 4, 6, 13].includes(payment.simple)) return refuse("not now");
      payment.completedAt = new Date(now()).toISOString();
      if (payment.simple === 14) setPayment(payment, 1, 86);
      return done(transaction, "reportFinal");
    },
    reduce(pciId, by) {
      const transaction = [...all.values()].find(({ payments }) => payments.some(({ id }) => id === pciId));
      const payment = transaction?.payments.find(({ id }) => id === pciId);
      if (transaction === undefined || payment === undefined) return refuse("ProductNotFoundException");
      const left = effectiveOf(payment);
      if ([0, 3, 5].includes(payment.simple) || by > left) return refuse("ProductUpdateFailedException");
      payment.reductions.push(by);
      const isIn = payment.incomingAt !== null || (payment.method === "debit" && ![2, 10].includes(payment.simple));
      if (isIn || by === left) payment.refunds += by;
      else payment.amount -= by;
      if (by === left) {
        setPayment(payment, 5, 11);
        if (["approved", "pending"].includes(transaction.status)) transaction.status = "cancelled";
      } else if (!isIn && payment.received >= payment.amount) accept(transaction, payment);
      return done(transaction, `reduce ${by}`);
    },
    receive(transaction, cents) {
      const payment = paymentOf(transaction);
      if (payment === undefined) return;
      payment.received += cents;
      const isOpen = ["pending", "ok"].includes(transaction.status) && ![3, 5].includes(payment.simple);
      payment.note = !isOpen ? "Geld nach Ende eingegangen" : payment.received < payment.amount ? "Teilzahlung" : null;
      if (payment.received >= payment.amount) {
        payment.incomingAt ??= new Date(now()).toISOString();
        if (isOpen) accept(transaction, payment);
      }
      done(transaction, `money ${cents}`);
    },
    set(transaction, status, simple, detailed) {
      transaction.status = status;
      setPayment(paymentOf(transaction), simple, detailed);
      done(transaction, `outside ${status} ${simple}`);
    },
  };
}
