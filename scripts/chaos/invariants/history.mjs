// I9: only legal changes of a payment's state, and a history that only grows.

/**
 * Which status may be seen after which, written from the documents and not from the shop: a reading may skip what lay
 * between, so each line holds everything that can still follow. Ends are ends.
 * @type {Record<string, string[]>}
 */
const LEGAL = {
  requested: ["authorized", "pending", "accepted", "due", "paid", "cleared", "disputed", "denied", "cancelled"],
  authorized: ["pending", "accepted", "due", "paid", "cleared", "disputed", "denied", "cancelled"],
  pending: ["accepted", "due", "paid", "cleared", "disputed", "denied", "cancelled"],
  accepted: ["due", "paid", "cleared", "disputed", "cancelled", "refunded"],
  due: ["paid", "cleared", "disputed", "cancelled", "refunded"],
  paid: ["cleared", "disputed", "refunded"],
  cleared: ["disputed", "refunded"],
  disputed: ["accepted", "due", "paid", "cleared", "refunded", "cancelled"],
  denied: [],
  cancelled: [],
  refunded: [],
};
const STATUSES = new Set(Object.keys(LEGAL));

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkHistory({ rows, earlier, orders, attempts }) {
  const history = rows("history");
  const byId = new Map(history.map((row) => [String(row.id), row]));
  for (const row of earlier) {
    const now = byId.get(String(row.id));
    if (now === undefined)
      yield { sentence: `history ${row.id} (${row.event}) was there and is gone`, orderId: row.orderId };
    else if (JSON.stringify(now) !== JSON.stringify(row)) {
      yield { sentence: `history ${row.id} (${row.event}) was rewritten`, orderId: row.orderId };
    }
  }
  /** @type {Map<string, { from: string, orderId: string }>} */
  const states = new Map();
  for (const row of [...history].sort((a, b) => Number(a.id) - Number(b.id))) {
    const status = /^payment\.(\w+)$/.exec(row.event)?.[1];
    if (status === undefined || !STATUSES.has(status) || !row.detail.stx) continue;
    const { from } = states.get(row.detail.stx) ?? { from: "requested" };
    const isLegal = from === status || LEGAL[from]?.includes(status);
    if (!isLegal) {
      const name = `order ${orders.get(row.orderId)?.number}`;
      yield { sentence: `${name}: ${row.detail.stx} went from ${from} to ${status}`, orderId: row.orderId };
    }
    states.set(row.detail.stx, { from: status, orderId: row.orderId });
  }
  for (const { stxId, status, orderId } of attempts) {
    const said = states.get(stxId)?.from;
    if (said !== undefined && said !== status && STATUSES.has(status)) {
      // A refusal by our own call and the end of what was left are written without the transaction.
      if (["denied", "cancelled", "requested"].includes(status)) continue;
      yield {
        sentence: `order ${orders.get(orderId)?.number} is ${status}, and its history ends with ${said}`,
        orderId,
      };
    }
  }
  const told = new Set(history.filter(({ event }) => event === "order.placed").map(({ orderId }) => orderId));
  for (const { id, number, status } of orders.values()) {
    if (status === "placed" && !told.has(id))
      yield { sentence: `order ${number} is placed, and its history does not say so`, orderId: id };
  }
}
