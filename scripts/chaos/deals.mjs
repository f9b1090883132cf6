// Who bought what, as the provider sees it: what a push is about and where it goes to.
import { wait } from "./customer.mjs";

/**
 * @typedef {object} Deal a Smart Transaction of the ledger
 * @property {string} email of its customer, which names the trial
 * @property {string} stx
 * @property {string} pci "" before prepare
 * @property {string} pushUrl the address the shop gave
 * @property {string} method
 * @property {string} status
 * @property {boolean} started
 * @property {number} amount cents
 * @property {number} received cents
 */

/** @param {import("./world.mjs").World} world @returns {Promise<Deal[]>} all there are, oldest first */
export async function listDeals(world) {
  const { transactions } = await world.sandbox.read("ledger?only=transactions");
  return transactions.map((/** @type {any} */ { id, pci, method, status, started, amount, received, wire }) => ({
    email: wire.customer?.contact?.email ?? "",
    stx: id,
    pci: pci ?? "",
    pushUrl: wire.application_context?.return_urls?.url_push ?? "",
    method: method ?? "",
    status,
    started,
    amount,
    received,
  }));
}

/**
 * Orders for trials that are about what comes after buying.
 * @param {import("./world.mjs").World} world
 * @param {number} count
 * @param {(trial: import("./scenario.mjs").Trial) => "invoice" | "prepaid"} chooseMethod
 * @returns {Promise<Deal[]>} the started ones
 */
export async function buyDeals(world, count, chooseMethod) {
  /** @type {Set<string>} */
  const emails = new Set();
  await world.runTrials(count, 6, async (trial) => {
    emails.add(trial.email);
    const result = await world.createCustomer(trial, { tries: 15 }).buy({ method: chooseMethod(trial) });
    if (result.kind !== "accepted") world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
  });
  // What the customer was told to wait for is started a moment later.
  for (let left = 60; ; left -= 1) {
    const deals = (await listDeals(world)).filter(({ email, started }) => started && emails.has(email));
    if (deals.length >= emails.size || left === 0) return deals;
    await wait(500);
  }
}

/** @param {import("./world.mjs").World} world @param {Deal} deal all that is open arrives */
export async function pay(world, { stx }) {
  await world.sandbox.pull(`transactions/${stx}/pay`);
}

/**
 * @template T @param {T[]} items @param {number} atOnce @param {(item: T, index: number) => Promise<unknown>} work
 */
export async function forEach(items, atOnce, work) {
  let next = 0;
  const runner = async () => {
    while (next < items.length) {
      const index = next++;
      await work(/** @type {T} */ (items[index]), index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, runner));
}
