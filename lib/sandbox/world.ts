import type { Ids } from "./ids.ts";
import type { Planner } from "./planner.ts";
import type { PushSender } from "./pushes.ts";
import type { StoredPayment, StoredTransaction, TimelineEntry } from "./state.ts";
import type { Store } from "./store.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What every part of the sandbox works on. */
export interface World {
  store: Store;
  clock: VirtualClock;
  ids: Ids;
  pushes: PushSender;
  planner: Planner;
  /** own address without a trailing slash, for links in replies */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  contractId: string;
  /** whom a change in the course of the present call is put down to; nobody means banks, office and levers */
  acting?: number | "customer" | undefined;
  /** e-mail tags such as `+ablehnung` steer the outcome (SANDBOX_MAGIC=1) */
  magic: boolean;
}

/** The first line of a transaction's history. */
export function beginTimeline(world: World, text: string): TimelineEntry[] {
  const at = world.clock.now();
  return [{ at, text, status: "created", wall: Date.now(), by: world.acting ?? null }];
}

/** Lets everything that `work` changes before it returns be put down to somebody. */
export function actFor<T>(world: World, who: number | "customer", work: () => T): T {
  world.acting = who;
  try {
    return work();
  } finally {
    world.acting = undefined;
  }
}

/** Marks the transaction changed and adds a line to its history. */
export function recordChange(world: World, transaction: StoredTransaction, text: string): void {
  const now = world.clock.now();
  transaction.updated = now;
  transaction.timeline.push({ at: now, text, wall: Date.now(), by: world.acting ?? null });
  noteStatus(transaction, findLinkedPayment(world, transaction));
  world.store.save("transactions", transaction.id);
}

/** Writes beside the latest event where both machines stand after it. */
function noteStatus(transaction: StoredTransaction, linked: StoredPayment | null): void {
  const entry = transaction.timeline.at(-1);
  if (entry === undefined) return;
  entry.status = transaction.status;
  if (linked === null) return;
  entry.simple = linked.simple;
  entry.detailed = linked.detailed;
}

/** Sets the status of a payment; a new simple status is what triggers a push. */
export function setPaymentStatus(world: World, payment: StoredPayment, simple: number, detailed: number): boolean {
  const before = payment.simple;
  const changed = before !== simple;
  payment.simple = simple;
  payment.detailed = detailed;
  savePayment(world, payment);
  const transaction = world.store.tables.transactions.get(payment.transaction);
  if (transaction?.payment === payment.id) {
    noteStatus(transaction, payment);
    world.store.save("transactions", transaction.id);
  }
  if (changed) world.pushes.announce(payment, "changed");
  for (const id of payment.children) {
    const child = world.store.tables.payments.get(id);
    // Parts of a mixed basket go along until they go their own way; refunds always do.
    if (child?.kind === "part" && child.simple === before) setPaymentStatus(world, child, simple, detailed);
  }
  return changed;
}

/** Marks the payment changed and adds what it looks like now to its history. */
export function savePayment(world: World, payment: StoredPayment): void {
  const { simple, detailed, amount, received, refunded } = payment;
  payment.updated = world.clock.now();
  payment.history.push({ at: payment.updated, wall: Date.now(), simple, detailed, amount, received, refunded });
  world.store.save("payments", payment.id);
}

export function findLinkedPayment(world: World, transaction: StoredTransaction): StoredPayment | null {
  if (transaction.payment === null) return null;
  return world.store.tables.payments.get(transaction.payment) ?? null;
}
