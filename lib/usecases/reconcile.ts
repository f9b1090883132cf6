import { hasEnded } from "#lib/domain/payment.ts";
import type { PaymentGlance } from "#lib/domain/payment-update.ts";
import { GLANCE_LIMIT, type WatchedPayment } from "#lib/ports.ts";
import type { Deps } from "./deps.ts";
import { nextLookSeconds } from "./sync-payment.ts";

/** How many payments one round looks at, at most; the next round goes on where this one stopped. */
const ROUND_LIMIT = 20 * GLANCE_LIMIT;

export interface ReconcileReport {
  looked: number;
  changed: number;
}

/**
 * Finds what no push has told: payments whose look is due, many to a list read, and of those only the changed ones are read
 * whole. A list is a hint and never a fact; a payment it leaves out is read by itself.
 */
export async function reconcilePayments(deps: Deps): Promise<ReconcileReport> {
  const report = { looked: 0, changed: 0 };
  while (report.looked < ROUND_LIMIT) {
    const due = await deps.watch.due(GLANCE_LIMIT);
    if (due.length === 0) return report;
    const changed = await findChanged(deps, due);
    if (changed === null) return report;
    const now = await deps.orders.now();
    for (const payment of due) {
      if (changed.has(payment.attemptId)) await lookAt(deps, payment);
      // Also for those that are read now: should that look get lost, the next one is planned already.
      await deps.watch.plan(payment.attemptId, nextLookSeconds(deps, { payment }, now));
    }
    report.looked += due.length;
    report.changed += changed.size;
  }
  return report;
}

/** An order is read by its current payment; what moves on an earlier one is for people. */
async function lookAt(deps: Deps, payment: WatchedPayment): Promise<void> {
  if (payment.isCurrent) return deps.jobs.enqueue("sync", payment.orderId, 0);
  await raiseLateMoney(deps, payment);
}

/** Null when the provider is silent: then they stay due. */
async function findChanged({ gateway }: Deps, due: WatchedPayment[]): Promise<Set<string> | null> {
  const pciIds = due.flatMap(({ pciId }) => pciId ?? []);
  const seen = pciIds.length === 0 ? ({ kind: "answer", value: [] } as const) : await gateway.glance(pciIds);
  if (seen.kind === "unknown" || (seen.kind === "refused" && seen.retryable)) return null;
  // A provider that refuses such a list is asked one by one.
  const glances = new Map(seen.kind === "answer" ? seen.value.map((glance) => [glance.pciId, glance]) : []);
  const isChanged = ({ pciId, mark, isCurrent }: WatchedPayment) => {
    if (isCurrent) return pciId === null || mark === null || glances.get(pciId)?.mark !== mark;
    const glance = pciId === null ? undefined : glances.get(pciId);
    return glance !== undefined && mark !== null && glance.mark !== mark;
  };
  return new Set(due.filter(isChanged).map(({ attemptId }) => attemptId));
}

/** Transfers are dated by the day, may be entered late, and lists lag. */
const OVERLAP_DAYS = 3;
/** How far the first round looks back, and one after a long rest. */
const LOOK_BACK_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Money that came in during the last days, whatever it was for and whether or not anything was expected: an invoice paid
 * without a push, a transfer for an order that was cancelled, a second one for a payment that was replaced.
 * @param cursor ISO time of the last round, null for the first
 * @returns the time of this one, null when the provider could not be asked for all of it
 */
export async function findIncomingMoney(deps: Deps, cursor: string | null): Promise<string | null> {
  const now = await deps.orders.now();
  const earliest = now.getTime() - LOOK_BACK_DAYS * DAY_MS;
  const last = cursor === null ? earliest : Date.parse(cursor) - OVERLAP_DAYS * DAY_MS;
  const since = new Date(Math.max(earliest, last)).toISOString().slice(0, 10);
  for (let offset = 0; ; ) {
    const page = await deps.gateway.incoming(since, offset);
    if (page.kind !== "answer") return null;
    const { items, more } = page.value;
    const glances = new Map(items.map((glance) => [glance.pciId, glance]));
    for (const payment of await deps.watch.findByPayments([...glances.keys()])) await tell(deps, payment, glances);
    offset += items.length;
    if (!more || items.length === 0) return now.toISOString();
  }
}

async function tell(deps: Deps, payment: WatchedPayment, glances: Map<string, PaymentGlance>): Promise<void> {
  const glance = payment.pciId === null ? undefined : glances.get(payment.pciId);
  if (payment.isCurrent) {
    if (glance === undefined || glance.mark !== payment.mark) await deps.jobs.enqueue("sync", payment.orderId, 0);
    return;
  }
  if (hasEnded(payment.status)) await raiseLateMoney(deps, payment);
}

async function raiseLateMoney(deps: Deps, payment: WatchedPayment): Promise<void> {
  const detail = { payment: payment.pciId, status: payment.status };
  await deps.attention.raise(payment.orderId, { kind: "lateMoney", key: payment.attemptId, detail });
}
