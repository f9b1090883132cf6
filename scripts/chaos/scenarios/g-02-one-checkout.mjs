import { defineScenario } from "../scenario.mjs";

/** Simultaneous presses of the one button, over all instances there are. */
const AT_ONCE = 5;

export const scenario = defineScenario({
  id: "G-02",
  title: "One checkout, one order: bursts of simultaneous submits",
  engines: ["embedded", "postgresql"],
  count: { full: 500, quick: 10 },
  shops: (engine) => ({ count: engine === "postgresql" ? 2 : 1 }),
  async run(world, trials) {
    await world.runTrials(trials, 3, async (trial) => {
      const customer = world.createCustomer(trial);
      const method = trial.index % 2 === 0 ? "invoice" : "prepaid";
      const review = await customer.reachReview({ method });
      if (review.kind !== "review") return world.report("trial", `no order button: ${JSON.stringify(review)}`, trial);
      const results = await Promise.all(
        Array.from({ length: AT_ONCE }, () => customer.order(review.fields, review.path)),
      );
      const tokens = new Set(results.map((result) => (result.kind === "accepted" ? result.token : result.reason)));
      if (tokens.size !== 1) world.report("I1", `${AT_ONCE} presses led to ${[...tokens].join(", ")}`, trial);
      // The back button, a reload, and a second window afterwards.
      const again = await customer.order(review.fields, review.path);
      if (again.kind !== "accepted" || !tokens.has(again.token)) {
        world.report("I1", `a later press led to ${JSON.stringify(again)}`, trial);
      }
    });
  },
  verify(world, { dump, ledger }) {
    const placed = dump.filter(({ kind, status }) => kind === "order" && status === "placed").length;
    const started = ledger.transactions.filter((/** @type {any} */ transaction) => transaction.started).length;
    world.figure("orders", placed);
    world.figure("obligations", started);
    if (placed !== world.ran) world.report("I1", `${world.ran} bursts became ${placed} orders`);
    if (started !== world.ran) world.report("I2", `${world.ran} bursts became ${started} obligations`);
  },
});
