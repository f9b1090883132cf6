import { findPercentile } from "../../bench/percentile.mjs";
import { wait } from "../customer.mjs";
import { keepBuying, noteCustomers } from "../keep-buying.mjs";
import { ask, listPushTargets, sendPush, waitUntilBack } from "../outage.mjs";
import { defineScenario } from "../scenario.mjs";

/** 100 restarts, 50 times all connections, 200 lost answers: of seven faults two, one and four. */
const TURNS = /** @type {const} */ (["restart", "commit", "commit", "terminate", "commit", "restart", "commit"]);
const READ_ONLY_MS = 5_000;
const GOAL_MS = 15_000;

export const scenario = defineScenario({
  id: "G-41",
  title: "The database restarts, drops connections, loses COMMIT answers, takes no writes",
  engines: ["postgresql"],
  count: { full: 350, quick: 14 },
  shops: () => ({ count: 2 }),
  hasDatabaseProxy: true,
  async run(world, trials) {
    const { postgres, database } = world;
    const [shop] = world.shops.shops;
    if (!postgres || !database || !shop) throw new Error("There is no database to torture.");
    const load = keepBuying(world, { lanes: 4, mayPay: 0.5 });
    /** @type {number[]} */
    const back = [];
    const counts = { restart: 0, terminate: 0, commit: 0 };
    for (let index = 0; index < trials && !world.isOver(); index += 1) {
      if (index === Math.floor(trials / 2)) await beReadOnly(world, postgres);
      const turn = TURNS[index % TURNS.length] ?? "commit";
      await wait(300 + world.random() * 1_200);
      counts[turn] += 1;
      if (turn === "commit") {
        const before = database.lost().length;
        // Now and then two in a row: the second one meets the question after the first.
        database.lose({ what: world.random() < 0.7 ? "answer" : "request", times: world.random() < 0.2 ? 2 : 1 });
        for (let left = 100; left > 0 && database.lost().length === before; left -= 1) await wait(100);
        database.loseNothing();
        continue;
      }
      if (turn === "terminate") await postgres.terminateConnections();
      if (turn === "restart") {
        await postgres.stopAtOnce();
        if (counts.restart % 3 === 1) await lookClosed(world, shop.url);
        else await wait(world.random() * 1_500);
        await postgres.start();
      }
      const milliseconds = await waitUntilBack(shop.url);
      if (milliseconds === null) world.report("G-41", `the shop did not come back after a ${turn}`);
      else back.push(milliseconds);
    }
    await load.stop();
    world.figure("restarts", counts.restart);
    world.figure("connections ended", counts.terminate);
    world.figure("lost COMMITs", database.lost().length);
    world.figure("back p50 ms", Math.round(findPercentile(back, 0.5)));
    world.figure("back max ms", Math.round(Math.max(0, ...back)));
    const late = back.filter((time) => time > GOAL_MS).length;
    if (late > 0) world.report("G-41", `${late} times it took more than ${GOAL_MS / 1000} s to reconnect`);
    noteCustomers(world);
    for (const { name, deaths } of world.shops.shops)
      for (const { lastLines } of deaths) world.report("G-41", `${name} died: ${lastLines.slice(-3).join(" | ")}`);
    world.ran = Object.values(counts).reduce((sum, count) => sum + count, 0);
  },
});

/** Fails closed: pages and pushes say "later" instead of guessing. @param {import("../world.mjs").World} world @param {string} url */
async function lookClosed(world, url) {
  const [target] = await listPushTargets(world);
  // What was asked a moment ago may still be believed for a second.
  await wait(1_500);
  const answers = { page: await ask(`${url}/`), ready: await ask(`${url}/api/health/ready`) };
  const push = target ? await sendPush(world, target, `evt_away${world.pushes.length}`) : null;
  for (const [name, { status, retryAfter }] of Object.entries({ ...answers, ...(push ? { push } : {}) })) {
    if (status !== 503 || retryAfter === null)
      world.report("G-41", `while the database was away the ${name} answered ${status}, Retry-After ${retryAfter}`);
  }
}

/** @param {import("../world.mjs").World} world @param {import("../postgres.mjs").TorturedPostgres} postgres */
async function beReadOnly(world, postgres) {
  const [target] = await listPushTargets(world);
  await postgres.readOnly(true);
  const startedAt = Date.now();
  if (target) {
    const { status } = await sendPush(world, target, `evt_readOnly${world.pushes.length}`);
    if (status !== 503) world.report("G-41", `a push to a read-only database was answered ${status}`);
  }
  await wait(Math.max(0, READ_ONLY_MS - (Date.now() - startedAt)));
  await postgres.readOnly(false);
}
