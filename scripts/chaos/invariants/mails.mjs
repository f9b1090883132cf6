// I6: one logical mail per order, event and attempt; a second copy only after a crash inside the hand-over, with the same id.

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkMails({ mails, rows, orders, transactionsById, attempts, allowance }) {
  const known = new Map(rows("mail").map((row) => [row.messageId, row]));
  /** @type {Map<string, any[]>} */
  const copies = new Map();
  for (const mail of mails) copies.set(mail.messageId, [...(copies.get(mail.messageId) ?? []), mail]);
  const most = allowance.smtpCrash ? 2 : 1;
  /** @type {Map<string, Set<string>>} */
  const idsByWords = new Map();
  for (const [messageId, own] of copies) {
    const row = known.get(messageId);
    const orderId = row?.orderId;
    if (row === undefined && !allowance.isRestored)
      yield { sentence: `a mail to ${own[0].to} has the Message-ID ${messageId}, which nobody knows` };
    if (own.length > (allowance.isRestored ? 2 : most))
      yield { sentence: `${own.length} copies of "${own[0].subject}" reached ${own[0].to}`, orderId };
    const wrong = own.find(({ to }) => row !== undefined && !to.includes(orders.get(orderId)?.customer.email));
    if (wrong) yield { sentence: `a mail of order ${orders.get(orderId)?.number} went to ${wrong.to}`, orderId };
    // The same words to the same person about the same attempt are the same mail, whatever its id.
    const words = `${own[0].to} "${own[0].subject}" ${row?.attempt}`;
    idsByWords.set(words, (idsByWords.get(words) ?? new Set()).add(messageId));
  }
  for (const [words, ids] of idsByWords) {
    if (ids.size > 1) yield { sentence: `${ids.size} different mails say the same: ${words}` };
  }
  for (const { messageId, status, orderId, event } of known.values()) {
    const arrived = copies.get(messageId)?.length ?? 0;
    const number = orders.get(orderId)?.number;
    if (status === "sent" && arrived === 0)
      yield { sentence: `the ${event} of order ${number} is called sent and never arrived`, orderId };
    if (status === "failed" && !allowance.mailRefused)
      yield { sentence: `the ${event} of order ${number} was given up`, orderId };
  }
  for (const attempt of attempts) {
    const order = orders.get(attempt.orderId);
    const transaction = transactionsById.get(attempt.stxId);
    const isStarted = transaction?.started === true && transaction.payment_instructions !== null;
    if (order?.status !== "placed" || order.attemptId !== attempt.id || !isStarted) continue;
    if (!["pending", "accepted", "due", "paid", "cleared"].includes(attempt.status)) continue;
    const told = [...known.values()].some(
      (row) =>
        row.orderId === order.id &&
        row.attempt === attempt.number &&
        (copies.has(row.messageId) || (allowance.mailRefused && row.status === "failed")),
    );
    if (!told)
      yield { sentence: `order ${order.number} is ${attempt.status}, and its customer got no mail`, orderId: order.id };
  }
}
