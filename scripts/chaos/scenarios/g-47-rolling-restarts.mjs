import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../paths.mjs";
import { wait } from "../customer.mjs";
import { keepBuying, noteCustomers } from "../keep-buying.mjs";
import { ask } from "../outage.mjs";
import { defineScenario } from "../scenario.mjs";

/** Made by scripts/chaos/two-builds.mjs, with other action ids; where it is there, restarts go from one build to the other. */
const OTHER_BUILD = ".cache/other-build";
const GOAL_SHARE = 0.005;
const PROBE_EVERY_MS = 250;

const hasOther = existsSync(join(ROOT, OTHER_BUILD, "BUILD_ID"));
let starts = 0;

export const scenario = defineScenario({
  id: "G-47",
  title: "Rolling restarts with SIGTERM during checkouts",
  engines: ["postgresql"],
  count: { full: 100, quick: 6 },
  shops: () => ({
    count: 2,
    envOfShop: () => {
      starts += 1;
      return hasOther && starts % 2 === 0 ? { NEXT_DIST_DIR: OTHER_BUILD } : /** @type {{}} */ ({});
    },
  }),
  async run(world, trials) {
    const { shops } = world.shops;
    const load = keepBuying(world, { lanes: 3, mayPay: 0.5, customer: { patienceMs: [100, 500] } });
    let restarts = 0;
    let slowest = 0;
    while (restarts < trials && !world.isOver()) {
      const shop = shops[restarts % shops.length];
      await wait(500 + world.random() * 1_500);
      const startedAt = performance.now();
      await endAsBalanced(world, shop);
      slowest = Math.max(slowest, performance.now() - startedAt);
      await shop?.start();
      restarts += 1;
    }
    await load.stop();
    const troubled = world.seen.requests.filter(({ status }) => status === 0 || status >= 500);
    const share = troubled.length / Math.max(1, world.seen.requests.length);
    world.figure("restarts", restarts);
    world.figure("builds", hasOther ? 2 : 1);
    world.figure("slowest stop ms", Math.round(slowest));
    world.figure(`visible errors % (goal ${GOAL_SHARE * 100})`, Math.round(share * 10_000) / 100);
    if (share > GOAL_SHARE) {
      const examples = troubled.slice(0, 3).map(({ step, status }) => `${step}: ${status}`);
      world.report(
        "G-47",
        `${troubled.length} of ${world.seen.requests.length} requests failed: ${examples.join(", ")}`,
      );
    }
    noteCustomers(world);
    world.ran = restarts;
  },
});

/**
 * A balancer asks for readiness now and then, and sends nobody new to where the answer is no.
 * @param {import("../world.mjs").World} world @param {import("../shops.mjs").Shops["shops"][number] | undefined} shop
 */
async function endAsBalanced({ shops: { router } }, shop) {
  if (!shop) return;
  const port = Number(new URL(shop.url).port);
  const stopped = shop.stop();
  while (shop.isUp() && (await ask(`${shop.url}/api/health/ready`)).status === 200) await wait(PROBE_EVERY_MS);
  router.spare(port, true);
  await stopped;
  router.spare(port, false);
}
