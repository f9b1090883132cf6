import { mayOrderBecome, type Order } from "#lib/domain/order.ts";
import { canBecome, isIn } from "#lib/domain/payment.ts";
import { RECEIPT_TRANSITIONS } from "#lib/domain/receipt.ts";
import { isObligation, type LedgerTransaction } from "./provider/ledger.ts";
import { DatabaseAway, type ShopProcess } from "./shop-process.ts";
import { wantedStock } from "./store/effects.ts";
import type { World } from "./world.ts";

/** What must hold at every moment, and what was seen on the way that the end is judged by. */
export interface Invariants {
  violations: string[];
  /** States and events of orders that were there, to know how deep a run went. */
  seen: Set<string>;
  /** Baskets whose customers were told that the order is placed. */
  accepted: ReadonlySet<string>;
  /** Pushes the shop has taken. */
  taken: ReadonlySet<string>;
  accept(basketId: string): void;
  notePush(eventId: string): void;
  noteMail(messageId: string, process: ShopProcess, isAnswerLost: boolean, now: number): void;
  /** A job or a request threw. */
  noteFailure(where: string, error: unknown, messageId?: string): void;
  checkChange(world: World, before: Order | null, after: Order): void;
  checkLedger(transaction: LedgerTransaction): void;
  fail(invariant: string, text: string): void;
}

export function createInvariants(): Invariants {
  const violations: string[] = [];
  const seen = new Set<string>();
  const accepted = new Set<string>();
  const taken = new Set<string>();
  const mails = new Map<string, { process: ShopProcess; isAnswerLost: boolean; at: number }>();
  const obligations = new Map<string, Map<string, LedgerTransaction>>();
  let total: number | null = null;
  const fail = (invariant: string, text: string) => {
    if (violations.length < 20) violations.push(`${invariant}: ${text}`);
  };
  return {
    violations,
    seen,
    accepted,
    taken,
    fail,
    accept: (basketId) => accepted.add(basketId),
    notePush: (eventId) => taken.add(eventId),
    noteMail(messageId, process, isAnswerLost, now) {
      const earlier = mails.get(messageId);
      // Who stood still in the middle of it for longer than a lease has been taken for dead.
      const hasStood = earlier !== undefined && earlier.process.stalledUntil > earlier.at;
      const stoodStill = hasStood || process.stalledUntil > now - 60_000;
      // Whoever died or heard nothing after the hand-over cannot know, and sends it again.
      if (earlier?.process.isAlive && !earlier.isAnswerLost && !stoodStill)
        fail("I6", `mail ${messageId} was sent twice`);
      mails.set(messageId, { process, isAnswerLost, at: now });
    },
    noteFailure(where, error, messageId = "") {
      // Sent, and the database could not be told: the same as a crash.
      const sent = mails.get(messageId);
      if (error instanceof DatabaseAway && sent !== undefined) sent.isAnswerLost = true;
      if (error instanceof DatabaseAway) return;
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      if (/451|after DATA/.test(text)) return;
      fail("throws", `${where}: ${text}`);
    },
    checkLedger(transaction) {
      const order = transaction.merchantRef.split("A")[0] ?? "";
      const open = obligations.get(order) ?? new Map<string, LedgerTransaction>();
      obligations.set(order, open);
      if (isObligation(transaction)) open.set(transaction.id, transaction);
      else open.delete(transaction.id);
      if (open.size > 1) {
        const list = [...open.values()].map(({ id, status, merchantRef }) => `${id} ${merchantRef} ${status}`);
        fail("I2", `order ${order} has ${open.size} obligations: ${list.join(", ")}`);
      }
    },
    checkChange(world, before, after) {
      noteDepth(seen, before, after);
      checkSteps(before, after, fail);
      checkPaid(world, before, after, fail);
      let stock = 0;
      for (const product of world.tables.products.values()) {
        stock += product.stock;
        if (product.stock < 0) fail("stock", `${product.id} is oversold`);
      }
      for (const { order } of world.tables.orders.values()) {
        if (order.stockHeld) for (const { quantity } of wantedStock(order)) stock += quantity;
      }
      total ??= stock;
      if (stock !== total) fail("stock", `${stock} instead of ${total} after order ${after.number} ${after.status}`);
    },
  };
}

function noteDepth(seen: Set<string>, before: Order | null, { status, payment, deliveries }: Order): void {
  seen.add(`order ${status}`).add(`payment ${payment.status}`);
  if (payment.number > 1) seen.add("another attempt");
  if (payment.creates > 1) seen.add("another create");
  if (payment.endReason !== null) seen.add(`ending ${payment.endReason}`);
  if (payment.concern !== null) seen.add("concern");
  if (before?.status === "placed" && status === "draft") seen.add("reopened");
  for (const { report } of deliveries) seen.add(`delivery ${report}`);
}

type Fail = Invariants["fail"];

function checkSteps(before: Order | null, after: Order, fail: Fail): void {
  if (before === null) return;
  const name = `order ${after.number}`;
  if (after.version !== before.version + 1) fail("I9", `${name} from version ${before.version} to ${after.version}`);
  if (!mayOrderBecome(before.status, after.status)) fail("I9", `${name} from ${before.status} to ${after.status}`);
  const [was, is] = [before.payment, after.payment];
  if (was.id !== is.id) {
    if (is.number !== was.number + 1) fail("I9", `${name} from attempt ${was.number} to ${is.number}`);
    return;
  }
  if (was.status !== is.status && !canBecome(was.status, is.status)) {
    fail("I9", `${name}: payment from ${was.status} to ${is.status}`);
  }
  if (was.stxId !== null && was.stxId !== is.stxId) fail("I9", `${name} is bound to another transaction`);
  for (const receipt of was.receipts) {
    const next = is.receipts.find(({ pciId }) => pciId === receipt.pciId);
    const steps: readonly string[] = RECEIPT_TRANSITIONS[receipt.status];
    if (next === undefined) fail("I9", `${name} has lost a receipt`);
    else if (next.status !== receipt.status && !steps.includes(next.status)) {
      fail("I9", `${name}: receipt from ${receipt.status} to ${next.status}`);
    }
  }
}

function checkPaid({ ledger }: World, before: Order | null, after: Order, fail: Fail): void {
  const { payment } = after;
  const wasIn = before !== null && before.payment.id === payment.id && isIn(before.payment.status);
  if (!isIn(payment.status) || wasIn) return;
  const bound = ledger.find(payment.stxId ?? "");
  if (bound?.wasPaid !== true) fail("I4", `order ${after.number} is ${payment.status}, and the ledger is not`);
  else if (bound.amount !== after.totalCents) fail("I4", `order ${after.number} is paid with another amount`);
}
