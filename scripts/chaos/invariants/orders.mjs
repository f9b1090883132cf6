// I1: every accepted checkout has exactly one order. I3: totals agree everywhere.
import { isBinding } from "./index-evidence.mjs";

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkOrders({ seen, orders, ordersByToken, rows }) {
  /** @type {Map<string, Set<string>>} */
  const tokensByEmail = new Map();
  for (const { email, token, via } of seen.accepted) {
    const order = ordersByToken.get(token);
    if (order === undefined) {
      yield { sentence: `${email} was told of an order (${via}) that is not there` };
      continue;
    }
    if (order.status === "draft") {
      yield { sentence: `order ${order.number} was accepted before ${email} and is a draft again`, orderId: order.id };
    }
    if (email !== "") tokensByEmail.set(email, (tokensByEmail.get(email) ?? new Set()).add(token));
  }
  for (const [email, tokens] of tokensByEmail) {
    if (tokens.size > 1) yield { sentence: `${email} was led to ${tokens.size} orders by one checkout` };
  }
  /** @type {Map<string, import("./index-evidence.mjs").Row[]>} */
  const placed = new Map();
  for (const order of orders.values()) {
    if (order.placedAt !== null) placed.set(order.customer.email, [...(placed.get(order.customer.email) ?? []), order]);
  }
  for (const [email, own] of placed) {
    if (own.length > 1) {
      const numbers = own.map(({ number }) => number).join(", ");
      yield { sentence: `the one checkout of ${email} became the orders ${numbers}`, orderId: own[0]?.id };
    }
  }
  for (const key of /** @type {const} */ (["token", "number", "basketId"])) {
    const values = rows("order").map((order) => order[key]);
    if (new Set(values).size !== values.length) yield { sentence: `two orders share a ${key}` };
  }
}

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkTotals({ orders, attempts, attemptsByRef, transactions, pages, mails, ordersByToken }) {
  for (const { id, number, lines, goodsCents, shippingCents, totalCents } of orders.values()) {
    const sum = lines.reduce((/** @type {number} */ total, /** @type {any} */ line) => total + line.sumCents, 0);
    const isWrong = sum !== totalCents || goodsCents + shippingCents !== totalCents;
    if (isWrong) yield { sentence: `order ${number}: lines ${sum}, total ${totalCents}`, orderId: id };
    for (const line of lines) {
      if (!line.byWeight && line.unitCents * line.quantity !== line.sumCents) {
        yield {
          sentence: `order ${number}: ${line.quantity} × ${line.unitCents} is not ${line.sumCents}`,
          orderId: id,
        };
      }
    }
  }
  for (const transaction of transactions) {
    const attempt = attemptsByRef.get(transaction.merchantRef);
    const order = attempt && orders.get(attempt.orderId);
    if (!attempt || !order || !isBinding(transaction.status)) continue;
    // A draft may be revised while what was authorised for its earlier content is still being ended.
    if (order.status === "draft" && attempt.sentHash !== order.contentHash) continue;
    const products = transaction.wire?.basket?.products ?? [];
    const basket = products.reduce(
      (/** @type {number} */ total, /** @type {any} */ each) => total + each.quantity * each.priceOne,
      0,
    );
    if (transaction.amount !== order.totalCents) {
      yield {
        sentence: `order ${order.number} is about ${order.totalCents}, ${transaction.id} about ${transaction.amount}`,
        orderId: order.id,
      };
    }
    if (products.length > 0 && basket !== transaction.amount) {
      yield {
        sentence: `${transaction.id}: its basket adds up to ${basket}, not ${transaction.amount}`,
        orderId: order.id,
      };
    }
  }
  for (const attempt of attempts) {
    const order = orders.get(attempt.orderId);
    if (
      order &&
      order.attemptId === attempt.id &&
      order.status === "placed" &&
      attempt.amountCents !== order.totalCents
    ) {
      yield {
        sentence: `order ${order.number} is about ${order.totalCents}, its payment about ${attempt.amountCents}`,
        orderId: order.id,
      };
    }
  }
  for (const { token, facts, girocode } of pages) {
    const order = ordersByToken.get(token);
    if (order === undefined) continue;
    if (facts.amount !== undefined && readCents(facts.amount) !== order.totalCents) {
      yield {
        sentence: `order ${order.number}: its page asks for ${facts.amount}, not ${order.totalCents}`,
        orderId: order.id,
      };
    }
    const asked = girocode?.[7];
    if (asked !== undefined && Math.round(Number(asked.replace("EUR", "")) * 100) !== order.totalCents) {
      yield {
        sentence: `order ${order.number}: its code asks for ${asked}, not ${order.totalCents}`,
        orderId: order.id,
      };
    }
  }
  for (const { text, messageId } of mails) {
    const asked = /^(?:Betrag|Amount): (.+)$/m.exec(text ?? "")?.[1];
    const order = [...orders.values()].find(({ id }) => messageId?.includes(id));
    if (asked !== undefined && order !== undefined && readCents(asked) !== order.totalCents) {
      yield { sentence: `order ${order.number}: a mail asks for ${asked}, not ${order.totalCents}`, orderId: order.id };
    }
  }
}

/** @param {string} text such as "1.234,50 €" or "€1,234.50" @returns {number} cents */
export function readCents(text) {
  return Number(text.replace(/\D/g, ""));
}
