import { wait } from "../customer.mjs";
import { defineScenario } from "../scenario.mjs";

/** @typedef {"before send" | "sent" | "answered" | "before commit" | "after commit"} Point */
/** @type {Point[]} */
const POINTS = ["before send", "sent", "answered", "before commit", "after commit"];
/** There is no prepare in a prepayment: five calls of two methods, not six. */
const CALLS = /** @type {const} */ ([
  ["invoice", "create"],
  ["invoice", "prepare"],
  ["invoice", "start"],
  ["prepaid", "create"],
  ["prepaid", "start"],
]);

export const scenario = defineScenario({
  id: "G-03",
  title: "At most one obligation: the shop dies at each point of each call",
  engines: ["embedded", "postgresql"],
  count: { full: POINTS.length * CALLS.length * 20, quick: POINTS.length * CALLS.length },
  shops: () => ({ hasProxies: true }),
  hasDatabaseProxy: true,
  // A kill may fall between the mail server's yes and our note of it.
  allowance: { smtpCrash: true },
  async run(world, trials) {
    let missed = 0;
    await world.runTrials(trials, 1, async (trial) => {
      const [method, call] = CALLS[trial.index % CALLS.length] ?? ["invoice", "start"];
      const point = POINTS[Math.floor(trial.index / CALLS.length) % POINTS.length] ?? "sent";
      const hasDied = armCrash(world, point, call, trial.random);
      const customer = world.createCustomer(trial, { tries: 25, patienceMs: [300, 1_200] });
      const buying = customer.buy({ method });
      await Promise.race([hasDied, buying]);
      world.shops.provider?.interruptNothing();
      world.database?.loseNothing();
      await Promise.all([world.shops.provider?.settled(), world.database?.settled()]);
      const [shop] = world.shops.shops;
      if (shop?.isUp()) missed += 1;
      else await shop?.start({ respawn: true });
      const result = await buying;
      if (result.kind !== "accepted") {
        world.report(
          "trial",
          `${point} ${method} ${call}: the customer got no order: ${JSON.stringify(result)}`,
          trial,
        );
      }
    });
    world.figure("crashes missed", missed);
  },
});

/**
 * @param {import("../world.mjs").World} world @param {Point} point @param {string} call @param {() => number} random
 * @returns {Promise<void>} when the shop is dead
 */
function armCrash(world, point, call, random) {
  const { provider, shops } = world.shops;
  return new Promise((resolve) => {
    const kill = async () => {
      await shops[0]?.kill();
      resolve();
    };
    if (point === "before send") provider?.interrupt({ when: "asked", call, act: kill });
    else if (point === "sent") provider?.interrupt({ when: "asked", call, act: kill, passes: true });
    else if (point === "answered") provider?.interrupt({ when: "done", call, act: kill });
    else {
      const isBefore = point === "before commit";
      const act = () => {
        if (world.database) return world.database.lose({ what: isBefore ? "request" : "answer", times: 1, act: kill });
        // An embedded database commits out of sight: a moment around it has to do.
        void wait(random() * (isBefore ? 4 : 30)).then(kill);
      };
      provider?.interrupt({ when: "done", call, act, passes: true });
    }
  });
}
