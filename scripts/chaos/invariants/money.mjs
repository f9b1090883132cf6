// I4: what the shop calls paid is paid in the ledger, for the bound transaction and on our terms. I5: the other way round.

/** What the shop says when the money is in. */
const PAID = new Set(["paid", "cleared"]);
/** What it says when money that was in has gone back, or is being argued about. */
const NO_LONGER = new Set(["refunded", "disputed"]);
/** The provider's word for trouble after acceptance: issue, void, on hold. */
const TROUBLE = new Set([4, 5, 13]);
/** A started Smart Transaction that is not over. */
const LIVE = new Set(["pending", "ok", "received", "shipped", "collection", "collected"]);

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkMoneyHere({ attempts, orders, transactionsById, expected }) {
  for (const attempt of attempts) {
    if (!PAID.has(attempt.status)) continue;
    const orderId = attempt.orderId;
    const order = orders.get(orderId);
    const name = `order ${order?.number ?? "?"}`;
    const transaction = transactionsById.get(attempt.stxId);
    if (transaction === undefined) {
      yield { sentence: `${name} is ${attempt.status} by ${attempt.stxId}, which the ledger does not know`, orderId };
      continue;
    }
    const problems = [
      [!isPaidThere(transaction), `not paid in the ledger (${describe(transaction)})`],
      [transaction.amount !== order?.totalCents, `of ${transaction.amount}, not ${order?.totalCents}`],
      [transaction.currency !== "EUR", `in ${transaction.currency}`],
      [transaction.merchantRef !== attempt.merchantRef, `under the reference ${transaction.merchantRef}`],
      [transaction.wire?.contract?.id !== expected.contractId, `of the contract ${transaction.wire?.contract?.id}`],
      [transaction.wire?.is_demo !== expected.isDemo, `with is_demo ${transaction.wire?.is_demo}`],
    ];
    for (const [isWrong, words] of problems) {
      if (isWrong) yield { sentence: `${name} is ${attempt.status} here, and ${transaction.id} is ${words}`, orderId };
    }
  }
}

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkMoneyThere({ transactions, attemptsByRef, orders, attention }) {
  for (const transaction of transactions) {
    const attempt = attemptsByRef.get(transaction.merchantRef);
    if (attempt === undefined || !hasAllMoney(transaction)) continue;
    const { orderId } = attempt;
    const name = `order ${orders.get(orderId)?.number ?? "?"}`;
    const isFine = LIVE.has(transaction.status) && !TROUBLE.has(transaction.status_simple);
    const isBound = attempt.stxId === transaction.id;
    if (isFine && isBound && !PAID.has(attempt.status)) {
      yield {
        sentence: `${name} is ${attempt.status} here, and ${transaction.id} is paid (${describe(transaction)})`,
        orderId,
      };
    }
    // Money for what is over or was never bound belongs to nobody's status: a person has to see it.
    const isKnown = PAID.has(attempt.status) || (isBound && NO_LONGER.has(attempt.status));
    if (!(isFine && isBound) && !isKnown && (attention.get(orderId) ?? []).length === 0) {
      yield {
        sentence: `${name}: money lies on ${transaction.id} (${describe(transaction)}), and nobody is told`,
        orderId,
      };
    }
  }
}

/** @param {any} transaction of the ledger */
function isPaidThere(transaction) {
  if (TROUBLE.has(transaction.status_simple)) return false;
  // What is taken from an account is as good as paid once it is captured.
  if (transaction.method === "debit") return LIVE.has(transaction.status) && transaction.status !== "pending";
  return hasAllMoney(transaction);
}

/** @param {any} transaction of the ledger */
function hasAllMoney({ received, amount }) {
  return amount > 0 && received >= amount;
}

/** @param {any} transaction of the ledger */
function describe({ status, status_simple: simple, received, amount }) {
  return `${status}/${simple}, ${received} of ${amount} in`;
}
