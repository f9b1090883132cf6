import { waitForQuiet } from "../quiet.mjs";
import { defineScenario } from "../scenario.mjs";

const PER_SECOND = 5;
const RETRY_AFTER_SECONDS = 2;
/** Of all calls, beside those that were let through. */
const MOST_SHARE = 1.2;

export const scenario = defineScenario({
  id: "G-13",
  title: "Polite client: five calls a second, and a queue behind them",
  engines: ["embedded", "postgresql"],
  count: { full: 300, quick: 10 },
  shops: () => ({ env: { POLL_FIRST_DAY_SECONDS: "900", POLL_TICK_SECONDS: "60", POLL_UNKNOWN_SECONDS: "900" } }),
  hasGate: true,
  quietSeconds: 900,
  async run(world, trials) {
    const { gate } = world;
    if (gate === null) throw new Error("There is no gate.");
    await gate.shut("refuse");
    await world.runTrials(trials, 8, async (trial) => {
      const result = await world.createCustomer(trial).buy({ method: "prepaid" });
      if (result.kind !== "accepted") world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
    });
    gate.limit(PER_SECOND, RETRY_AFTER_SECONDS);
    gate.calls.splice(0);
    await gate.shut("pass");
    const startedAt = Date.now();
    const { left } = await waitForQuiet(world, 600);
    if (left.length > 0) world.report("I11", `the queue did not drain: ${left.slice(0, 3).join("; ")}`);
    const { calls } = gate;
    const passed = calls.filter(({ status }) => status === 200).length;
    world.figure("drained after s", Math.round((Date.now() - startedAt) / 1_000));
    world.figure("calls let through", passed);
    world.figure("calls refused", calls.length - passed);
    if (calls.length > MOST_SHARE * passed) {
      world.report("G-13", `${calls.length} calls for ${passed} that were let through, more than ${MOST_SHARE} ×`);
    }
    const early = calls.filter(({ at }, index) =>
      // Calls that were on their way together are refused together; what comes a moment later knew.
      calls
        .slice(0, index)
        .some(
          (other) => other.status === 429 && at > other.at + 250 && at < other.at + RETRY_AFTER_SECONDS * 1_000 - 50,
        ),
    );
    world.figure("calls before their time", early.length);
    if (early.length > 0) world.report("G-13", `${early.length} calls came before Retry-After had passed`);
  },
});
