import { defineScenario } from "../scenario.mjs";

/** No lag, a short one, and one longer than the settle time, as 90 s are against 60 s. */
const LAGS_MS = [0, 420, 7_500];
const AT_ONCE = 4;

export const scenario = defineScenario({
  id: "G-05",
  title: "Strays are swept: lost answers to create, with search lag",
  engines: ["embedded", "postgresql"],
  count: { full: 200, quick: 12 },
  async run(world, trials) {
    for (const [index, searchLag] of LAGS_MS.entries()) {
      await world.sandbox.pull("weather", { searchLag });
      const share = Math.round((trials * (index + 1)) / LAGS_MS.length) - Math.round((trials * index) / LAGS_MS.length);
      await world.runTrials(share, AT_ONCE, async (trial) => {
        await world.sandbox.next("create", "lostAnswer");
        const customer = world.createCustomer(trial, { tries: 15 });
        const result = await customer.buy({ method: trial.random() < 0.5 ? "invoice" : "prepaid" });
        if (result.kind !== "accepted") world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
      });
    }
  },
  verify(world, { ledger, dump }) {
    const bound = new Set(dump.filter(({ kind }) => kind === "attempt").map(({ stxId }) => stxId));
    /** @type {Record<string, number>} */
    const ends = {};
    for (const { id, status } of ledger.transactions) {
      const key = `${bound.has(id) ? "bound" : "unbound"} ${status}`;
      ends[key] = (ends[key] ?? 0) + 1;
      if (!bound.has(id) && status !== "aborted") world.report("I11", `the stray ${id} is ${status}`);
      if (bound.has(id) && status === "aborted") world.report("I2", `${id} is bound and was aborted`);
    }
    for (const [key, count] of Object.entries(ends)) world.figure(key, count);
  },
});
