// I11: when the faults are over nothing stays in between, the queues are drained, and nobody has to repair anything.

const BETWEEN = new Set(["requested", "authorized"]);

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkRest({ attempts, orders, rows, transactions, attemptsByRef, now, expected, attention }) {
  const limit = now - expected.transientSeconds * 1000;
  for (const { orderId, merchantRef, inFlight, status, goal, id } of attempts) {
    const order = orders.get(orderId);
    if (inFlight && Date.parse(inFlight.since) < limit) {
      yield { sentence: `${merchantRef}: the ${inFlight.call} call is in doubt since ${inFlight.since}`, orderId };
    }
    const isCurrent = order?.attemptId === id;
    const placedAt = Date.parse(order?.placedAt ?? "");
    if (order?.status === "placed" && isCurrent && goal === "start" && BETWEEN.has(status) && placedAt < limit) {
      const told = (attention.get(orderId) ?? []).map(({ what }) => what).join(", ") || "nobody is told";
      yield { sentence: `order ${order.number} was placed at ${order.placedAt} and is ${status} (${told})`, orderId };
    }
  }
  for (const { id, job, status, runAt, leaseUntil, lastError, payload } of rows("job")) {
    const orderId = payload?.orderId;
    if (status === "dead") yield { sentence: `job ${job} ${id} is dead: ${lastError}`, orderId };
    if (status === "waiting" && Date.parse(runAt) < limit)
      yield { sentence: `job ${job} ${id} is due since ${runAt}`, orderId };
    if (status === "running" && Date.parse(leaseUntil) < limit)
      yield { sentence: `job ${job} ${id} runs, and its lease ended at ${leaseUntil}`, orderId };
  }
  for (const { eventId, orderId, seenAt, receivedAt } of rows("push")) {
    if (seenAt === null && Date.parse(receivedAt) < limit)
      yield { sentence: `push ${eventId} of ${receivedAt} was never worked`, orderId };
  }
  for (const { orderId, event, status, queuedAt } of rows("mail")) {
    const isStuck = status === "queued" && Date.parse(queuedAt) < limit - 60_000;
    if (isStuck)
      yield {
        sentence: `the mail ${event} of order ${orders.get(orderId)?.number} is queued since ${queuedAt}`,
        orderId,
      };
  }
  // An unbound transaction that was never started obliges nobody, and is swept all the same (G-05).
  for (const { id, status, merchantRef, created } of transactions) {
    const attempt = attemptsByRef.get(merchantRef);
    if (status === "created" && attempt && attempt.stxId !== id && Date.parse(created) < limit) {
      yield {
        sentence: `${id} is a stray of order ${orders.get(attempt.orderId)?.number} and was not swept`,
        orderId: attempt.orderId,
      };
    }
  }
}
