// Whether every purchase became one order, one started transaction and one mail: asked of the shop, the sandbox's ledger
// and the mailbox, not of the one who bought.

import { readSandbox } from "../stack/read-sandbox.mjs";
import { readDump } from "./dump.mjs";
import { findPercentile } from "./percentile.mjs";

const MAIL_PATIENCE_MS = 120_000;
/** Time for a second mail that should not be. */
const MAIL_AFTERMATH_MS = 1_500;

/**
 * @typedef {object} Audit
 * @property {number} orders placed, as the shop says
 * @property {number} missing purchases without an order, a started transaction or both
 * @property {number} doubled orders or started transactions beyond one per purchase
 * @property {number} mailsMissing
 * @property {number} mailsDoubled
 * @property {number} mailDelayP50 milliseconds from the customer's success page to the mail's arrival
 * @property {number} mailDelayP99
 */

/**
 * @param {import("../stack/start-stack.mjs").Stack} stack
 * @param {import("./storm.mjs").Bought[]} bought everything that was ever bought there
 * @returns {Promise<Audit>}
 */
export async function auditPurchases(stack, bought) {
  const mails = await waitForMails(stack, bought);
  const [dump, ledger] = await Promise.all([readDump(stack), readSandbox(stack, "ledger")]);
  const orders = dump.filter(({ kind, status }) => kind === "order" && status === "placed");
  const attempts = dump.filter(({ kind }) => kind === "attempt");
  const startedIds = new Set(
    ledger.transactions.filter((/** @type {any} */ { started }) => started).map((/** @type {any} */ { id }) => id),
  );
  const isComplete = (/** @type {import("./storm.mjs").Bought} */ { email, token }) => {
    const order = orders.find((row) => row.token === token && row.customer.email === email);
    return attempts.some((row) => row.orderId === order?.id && startedIds.has(row.stxId));
  };
  const starts = ledger.requests.filter((/** @type {any} */ { call, status }) => call === "start" && status === 200);
  const delays = bought.flatMap(({ email, placedAt }) => {
    const arrival = mails.get(email)?.[0];
    return arrival === undefined ? [] : [arrival - placedAt];
  });
  return {
    orders: orders.length,
    missing: bought.filter((purchase) => !isComplete(purchase)).length,
    doubled: Math.max(orders.length, startedIds.size, starts.length) - bought.length,
    mailsMissing: bought.filter(({ email }) => !mails.has(email)).length,
    mailsDoubled: bought.filter(({ email }) => (mails.get(email)?.length ?? 0) > 1).length,
    mailDelayP50: findPercentile(delays, 0.5),
    mailDelayP99: findPercentile(delays, 0.99),
  };
}

/**
 * @param {import("../stack/start-stack.mjs").Stack} stack
 * @param {import("./storm.mjs").Bought[]} bought
 * @returns {Promise<Map<string, number[]>>} times of arrival by address
 */
async function waitForMails(stack, bought) {
  const deadline = Date.now() + MAIL_PATIENCE_MS;
  for (let isLast = false; ; ) {
    /** @type {Map<string, number[]>} */
    const arrivals = new Map();
    for (const { to, at } of await readSandbox(stack, "mails")) {
      for (const address of to) arrivals.set(address, [...(arrivals.get(address) ?? []), Date.parse(at)]);
    }
    if (isLast) return arrivals;
    isLast = Date.now() > deadline || bought.every(({ email }) => arrivals.has(email));
    await new Promise((resolve) => setTimeout(resolve, isLast ? MAIL_AFTERMATH_MS : 500));
  }
}
