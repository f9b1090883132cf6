// I8: owner, IBAN, BIC, purpose are the same in the provider's answer, on the page, in the mail and in the code.

/** @typedef {{ owner: string, iban: string, bic: string, purpose: string }} Details */

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkTransfer({ pages, mails, attempts, orders, ordersByToken, transactionsById, rows }) {
  for (const attempt of attempts) {
    const truth = readDetails(transactionsById.get(attempt.stxId)?.payment_instructions);
    if (truth === null || attempt.instructions === null) continue;
    const { owner, iban, bic, remittance } = attempt.instructions;
    const number = orders.get(attempt.orderId)?.number;
    yield* compare(`order ${number}: the dump`, { owner, iban, bic, purpose: remittance }, truth, attempt.orderId);
  }
  for (const { token, facts, girocode } of pages) {
    const order = ordersByToken.get(token);
    const attempt = attempts.find(({ id }) => id === order?.attemptId);
    const truth = readDetails(transactionsById.get(attempt?.stxId)?.payment_instructions);
    if (order === undefined || facts.iban === undefined) continue;
    if (truth === null) {
      yield { sentence: `order ${order.number}: its page names an account the ledger does not`, orderId: order.id };
      continue;
    }
    yield* compare(
      `order ${order.number}: its page`,
      { ...facts, iban: facts.iban.replace(/\s/g, "") },
      truth,
      order.id,
    );
    if (girocode === null) continue;
    const [, , , , bic, owner, iban, , , , purpose] = girocode;
    yield* compare(`order ${order.number}: its code`, { owner, iban, bic: bic || truth.bic, purpose }, truth, order.id);
  }
  const mailRows = new Map(rows("mail").map((row) => [row.messageId, row]));
  for (const { messageId, text } of mails) {
    const row = mailRows.get(messageId);
    const attempt = attempts.find(({ orderId, number }) => orderId === row?.orderId && number === row?.attempt);
    const said = readMail(text ?? "");
    const truth = readDetails(transactionsById.get(attempt?.stxId)?.payment_instructions);
    if (row === undefined || said.iban === undefined) continue;
    const name = `order ${orders.get(row.orderId)?.number}: a mail (${row.event})`;
    // The provider no longer names an account of what has ended; what the mail said then was compared with the dump's.
    const hasEnded =
      transactionsById.get(attempt?.stxId)?.payment_instructions == null && attempt?.instructions?.iban === said.iban;
    if (truth === null && hasEnded && ["denied", "cancelled", "refunded"].includes(attempt?.status)) continue;
    if (truth === null) yield { sentence: `${name} names an account the ledger does not`, orderId: row.orderId };
    else yield* compare(name, said, truth, row.orderId);
  }
}

/**
 * @param {string} where @param {Partial<Record<keyof Details, string | null | undefined>>} said @param {Details} truth
 * @param {string} orderId
 */
function* compare(where, said, truth, orderId) {
  for (const key of /** @type {const} */ (["owner", "iban", "bic", "purpose"])) {
    if ((said[key] ?? "") !== truth[key]) {
      yield { sentence: `${where} says ${key} "${said[key] ?? ""}", the ledger "${truth[key]}"`, orderId };
    }
  }
}

/** @param {any} instructions of the ledger @returns {Details | null} */
function readDetails(instructions) {
  if (!instructions?.iban) return null;
  const { owner, iban, bic, purpose } = instructions;
  return { owner, iban: iban.replace(/\s/g, ""), bic: bic ?? "", purpose };
}

/** @param {string} text of a mail @returns {Partial<Details>} */
function readMail(text) {
  const find = (/** @type {string} */ label) => new RegExp(`^(?:${label}): (.+)$`, "m").exec(text)?.[1]?.trim();
  const iban = find("IBAN")?.replace(/\s/g, "");
  return Object.fromEntries(
    Object.entries({
      owner: find("Empfänger|Recipient"),
      iban,
      bic: find("BIC"),
      purpose: find("Verwendungszweck|Reference"),
    }).filter(([, value]) => value !== undefined),
  );
}
