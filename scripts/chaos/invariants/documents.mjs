// I12: numbers of documents follow each other without a gap or a double, and what was paid in advance has its invoice, once.

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkDocuments({ rows, orders, attempts, allowance }) {
  // A restored backup gives numbers of the forgotten time out again.
  if (allowance.isRestored) return;
  const documents = rows("invoice");
  /** @type {Map<string, number[]>} */
  const series = new Map();
  for (const { number } of documents) {
    const [, name = "", count = ""] = /^(.*\D)(\d+)$/.exec(number) ?? [];
    series.set(name, [...(series.get(name) ?? []), Number(count)]);
  }
  for (const [name, counts] of series) {
    const sorted = counts.sort((a, b) => a - b);
    const wrong = sorted.findIndex((count, index) => count !== index + 1);
    if (wrong >= 0) yield { sentence: `${name}: where ${wrong + 1} should stand there is ${sorted[wrong]}` };
  }
  const current = new Map(attempts.map((attempt) => [attempt.id, attempt]));
  for (const { id, number, attemptId } of orders.values()) {
    const own = documents.filter(({ orderId, what }) => orderId === id && what === "invoice");
    if (own.length > 1) yield { sentence: `order ${number} has ${own.length} invoices`, orderId: id };
    const attempt = current.get(attemptId);
    const isPaid = attempt?.status === "paid" || attempt?.status === "cleared";
    if (own.length === 0 && attempt?.method === "prepaid" && isPaid)
      yield { sentence: `order ${number} is paid and has no invoice`, orderId: id };
  }
}
