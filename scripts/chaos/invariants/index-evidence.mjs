// The evidence with its parts brought together: which transaction and which mail belong to which order.

/**
 * @typedef {import("../evidence.mjs").Row} Row
 * @typedef {import("../evidence.mjs").Evidence & {
 *   orders: Map<string, Row>, ordersByToken: Map<string, Row>, attempts: Row[], attemptsByRef: Map<string, Row>,
 *   transactions: any[], transactionsById: Map<string, any>, rows: (kind: string) => Row[],
 *   attention: Map<string, Row[]> }} Indexed transactions: Smart Transactions of the ledger, as they are at the end;
 *   attention: by order
 */

/** @param {import("../evidence.mjs").Evidence} evidence @returns {Indexed} */
export function indexEvidence(evidence) {
  const rows = (/** @type {string} */ kind) => evidence.dump.filter((row) => row.kind === kind);
  const orders = rows("order");
  const attempts = rows("attempt");
  const transactions = evidence.ledger.transactions.filter((/** @type {any} */ { legacy }) => !legacy);
  /** @type {Map<string, Row[]>} */
  const attention = new Map();
  for (const row of rows("attention")) attention.set(row.orderId, [...(attention.get(row.orderId) ?? []), row]);
  return {
    ...evidence,
    rows,
    orders: new Map(orders.map((order) => [order.id, order])),
    ordersByToken: new Map(orders.map((order) => [order.token, order])),
    attempts,
    attemptsByRef: new Map(attempts.map((attempt) => [attempt.merchantRef, attempt])),
    transactions,
    transactionsById: new Map(transactions.map((/** @type {any} */ transaction) => [transaction.id, transaction])),
    attention,
  };
}

/** Statuses by which a customer is bound (reliability document, section 1). */
const BINDING = new Set(["approved", "pending", "ok", "received", "shipped", "collection"]);

/** @param {string} status of a Smart Transaction @returns {boolean} */
export function isBinding(status) {
  return BINDING.has(status);
}
