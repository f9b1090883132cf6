// Load: customers who buy, one after the other in several lanes, while a scenario breaks things around them.
import { wait } from "./customer.mjs";

/**
 * @typedef {object} Load
 * @property {() => number} count customers who have come to an end so far, with an order or without
 * @property {() => Promise<void>} stop nobody new comes; resolves when the last one is through
 *
 * @typedef {object} LoadOptions
 * @property {number} lanes customers at the same time
 * @property {(trial: import("./scenario.mjs").Trial) => import("./customer.mjs").Wish} [wish] invoice and prepayment by lot
 *   unless said otherwise
 * @property {{ patienceMs?: [number, number], tries?: number }} [customer] twenty tries unless said otherwise
 * @property {(result: import("./customer.mjs").Result, trial: import("./scenario.mjs").Trial) => Promise<unknown>} [afterwards]
 * @property {number} [mayPay] the share of prepaid orders whose money arrives a moment later; none unless said otherwise
 */

/** @param {import("./world.mjs").World} world @param {LoadOptions} options @returns {Load} */
export function keepBuying(world, { lanes, wish = chooseMethod, customer: habits, afterwards, mayPay = 0 }) {
  let isOver = false;
  let ended = 0;
  const lane = async () => {
    while (!isOver && !world.isOver()) {
      const before = ended;
      await world.runTrials(1, 1, async (trial) => {
        const customer = world.createCustomer(trial, { tries: 20, patienceMs: [300, 1_500], ...habits });
        const result = await customer.buy(wish(trial));
        ended += 1;
        await afterwards?.(result, trial);
        if (trial.random() < mayPay) await payFor(world, trial.email);
      });
      // Passed over by --trial, or broken off: do not spin.
      if (ended === before) await wait(50);
    }
  };
  const lanesEnded = Promise.all(Array.from({ length: lanes }, lane));
  return {
    count: () => ended,
    async stop() {
      isOver = true;
      await lanesEnded;
    },
  };
}

/** @param {import("./scenario.mjs").Trial} trial @returns {import("./customer.mjs").Wish} */
export function chooseMethod(trial) {
  return { method: trial.random() < 0.5 ? "invoice" : "prepaid" };
}

/**
 * The money arrives, when the order is one that waits for some.
 * @param {import("./world.mjs").World} world @param {string} email
 */
export async function payFor(world, email) {
  const { transactions } = await world.sandbox.read("ledger?only=transactions");
  const own = transactions.find(
    (/** @type {any} */ { wire, started, method }) =>
      started && method === "prepaid" && wire.customer?.contact?.email === email,
  );
  // A lever refuses what is paid or ended already.
  if (own) await world.sandbox.pull(`transactions/${own.id}/pay`).catch(() => {});
}

/** Notes how it went for the customers. @param {import("./world.mjs").World} world */
export function noteCustomers(world) {
  const { accepted, without, requests } = world.seen;
  world.figure("accepted", new Set(accepted.map(({ email }) => email)).size);
  world.figure("declined", without.filter(({ kind }) => kind === "declined").length);
  world.figure("gave up", without.filter(({ kind }) => kind === "gaveUp").length);
  world.figure("requests", requests.length);
  world.figure("troubled requests", requests.filter(({ status }) => status === 0 || status >= 500).length);
}
