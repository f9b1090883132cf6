import { payFor } from "../keep-buying.mjs";
import { killByTurns, toVictim } from "../kill-by-turns.mjs";
import { defineScenario } from "../scenario.mjs";

const KILLS = 50;

export const scenario = defineScenario({
  id: "G-36",
  title: "Documents are issued once and their numbers have no gap: paid all at once, while shops are killed",
  engines: ["embedded", "postgresql"],
  count: { full: 1_000, quick: 16 },
  shops: (engine) => ({ count: engine === "postgresql" ? 2 : 1 }),
  // A shop may die inside a hand-over.
  allowance: { smtpCrash: true },
  async run(world, trials) {
    const victims = world.shops.shops.map(toVictim);
    const killer = killByTurns(victims, {
      random: world.random,
      most: Math.max(2, Math.round((KILLS * trials) / 1_000)),
      gapMs: [500, 4_000],
    });
    await world.runTrials(trials, 8, async (trial) => {
      const customer = world.createCustomer(trial, { tries: 30, patienceMs: [300, 1_500] });
      const result = await customer.buy({ method: "prepaid" });
      if (result.kind !== "accepted") world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
      await payFor(world, trial.email);
    });
    // Whoever was told of an order before it was started pays now.
    for (const email of new Set(world.seen.accepted.map((one) => one.email))) await payFor(world, email);
    world.figure("kills", await killer.stop());
  },
  verify(world, { dump }) {
    world.figure("documents", dump.filter(({ kind }) => kind === "invoice").length);
  },
});
