// I2: at most one obligation per order, ever, unless the earlier one is terminal at the provider.
import { isBinding } from "./index-evidence.mjs";

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkObligations({ transactions, attemptsByRef, orders, attempts, allowance }) {
  /** @type {Map<string, { id: string, from: number, to: number, status: string }[]>} */
  const byOrder = new Map();
  let unknown = 0;
  for (const transaction of transactions) {
    const attempt = attemptsByRef.get(transaction.merchantRef);
    if (attempt === undefined) {
      unknown += 1;
      if (unknown > (allowance.unknownTransactions ?? 0)) {
        yield {
          sentence: `${transaction.id} (${transaction.status}) has the reference ${transaction.merchantRef}, which nobody knows`,
        };
      }
      continue;
    }
    const own = byOrder.get(attempt.orderId) ?? [];
    for (const span of listBindingSpans(transaction))
      own.push({ id: transaction.id, status: transaction.status, ...span });
    byOrder.set(attempt.orderId, own);
  }
  for (const [orderId, spans] of byOrder) {
    const number = orders.get(orderId)?.number ?? "?";
    for (const [index, one] of spans.entries()) {
      for (const other of spans.slice(index + 1)) {
        if (one.id === other.id || one.from >= other.to || other.from >= one.to) continue;
        const both = `${one.id} (${one.status}) and ${other.id} (${other.status})`;
        yield { sentence: `order ${number} was bound twice at the same time, by ${both}`, orderId };
      }
    }
    const open = new Set(spans.filter(({ to }) => to === Number.POSITIVE_INFINITY).map(({ id }) => id));
    const bound = new Set(attempts.filter((attempt) => attempt.orderId === orderId).map(({ stxId }) => stxId));
    for (const id of open) {
      if (!bound.has(id))
        yield { sentence: `order ${number}: ${id} binds the customer, and no attempt is bound to it`, orderId };
    }
  }
}

/**
 * @param {any} transaction of the ledger
 * @returns {{ from: number, to: number }[]} when it bound the customer, by the sandbox's clock; to: infinity while it does
 */
export function listBindingSpans({ timeline, status, created }) {
  /** @type {{ from: number, to: number }[]} */
  const spans = [];
  let since = null;
  for (const entry of timeline) {
    if (entry.status === undefined) continue;
    const at = Date.parse(entry.wall ?? entry.at);
    if (isBinding(entry.status)) since ??= at;
    else if (since !== null) {
      spans.push({ from: since, to: at });
      since = null;
    }
  }
  // The status is the truth even where the timeline is silent about how it came.
  if (since === null && isBinding(status)) since = Date.parse(created);
  if (since !== null) spans.push({ from: since, to: isBinding(status) ? Number.POSITIVE_INFINITY : since });
  return spans;
}
