import { findPercentile } from "../../bench/percentile.mjs";
import { wait } from "../customer.mjs";
import { ask } from "../outage.mjs";
import { defineScenario } from "../scenario.mjs";

/** Scaled from 60 s; longer than any call may take, so that every call of that time is met. */
const STALL_MS = 20_000;
const LIMIT_SECONDS = 1;

export const scenario = defineScenario({
  id: "G-42",
  title: "No transaction is open across a remote call: the provider stalls",
  engines: ["embedded", "postgresql"],
  count: { full: 50, quick: 10 },
  hasGate: true,
  // Calls may take as long as in production, and the breaker must not spare us the waiting.
  shops: () => ({
    env: {
      REMOTE_CALL_SECONDS: "8",
      REMOTE_TOKEN_SECONDS: "5",
      CUSTOMER_WAIT_SECONDS: "12",
      SETTLE_SECONDS: "12",
      JOB_LEASE_SECONDS: "20",
      JOB_HEARTBEAT_SECONDS: "5",
      BREAKER_FAILURES: "1000",
    },
  }),
  async run(world, trials) {
    const home = `${world.shops.shopUrl}/`;
    const calm = [];
    for (let left = 10; left > 0; left -= 1) calm.push((await ask(home)).milliseconds);
    await world.gate?.shut("stall");
    const watch = watchSessions(world);
    const buying = world.runTrials(trials, 10, async (trial) => {
      await world.createCustomer(trial, { tries: 20 }).buy({ method: trial.random() < 0.5 ? "invoice" : "prepaid" });
    });
    const stalled = [];
    for (const until = Date.now() + STALL_MS; Date.now() < until; await wait(250)) {
      const { status, milliseconds } = await ask(home);
      stalled.push(milliseconds);
      if (status !== 200) world.report("G-42", `the home page answered ${status} while the provider stalled`);
    }
    await world.gate?.shut("pass");
    await buying;
    const longest = await watch.stop();
    world.figure("home p95 ms in calm", Math.round(findPercentile(calm, 0.95)));
    world.figure("home p95 ms while stalled", Math.round(findPercentile(stalled, 0.95)));
    world.figure("calls stalled", world.gate?.calls.filter(({ status }) => status === 0).length ?? 0);
    if (!world.postgres) return;
    world.figure("idle in transaction, longest ms", Math.round(longest.seconds * 1_000));
    world.figure("looks at the sessions", longest.looks);
    if (longest.seconds > LIMIT_SECONDS)
      world.report("G-42", `a session was idle in a transaction for ${longest.seconds} s after ${longest.query}`);
  },
});

/** @param {import("../world.mjs").World} world */
function watchSessions({ postgres }) {
  const longest = { seconds: 0, query: "", looks: 0 };
  let isOver = postgres === null;
  const looking = (async () => {
    while (!isOver) {
      for (const { seconds, query } of (await postgres?.listIdleInTransaction()) ?? []) {
        if (seconds > longest.seconds) Object.assign(longest, { seconds, query: query.slice(0, 120) });
      }
      longest.looks += 1;
      await wait(100);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await looking;
      return longest;
    },
  };
}
