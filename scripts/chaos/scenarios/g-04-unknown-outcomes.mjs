import { defineScenario } from "../scenario.mjs";

/** late: half the settle time, as 30 s are of 60 s. */
const OUTCOMES = ["lostRequest", "lostAnswer", "late:2500", "twice", "truncated", "html"];
const CALLS = ["create", "prepare", "start", "abort"];
const AT_ONCE = 4;

export const scenario = defineScenario({
  id: "G-04",
  title: "Unknown outcomes are resolved by reading",
  engines: ["embedded", "postgresql"],
  count: { full: OUTCOMES.length * CALLS.length * 50, quick: OUTCOMES.length * CALLS.length },
  shops: () => ({ env: { ABANDON_SECONDS: "3" } }),
  async run(world, trials) {
    await world.runTrials(trials, AT_ONCE, async (trial) => {
      const call = CALLS[trial.index % CALLS.length] ?? "";
      const outcome = OUTCOMES[Math.floor(trial.index / CALLS.length) % OUTCOMES.length] ?? "";
      await world.sandbox.next(call, outcome);
      const customer = world.createCustomer(trial, { tries: 15 });
      // An abort comes of a checkout that is left on the review page.
      if (call === "abort") return void (await customer.reachReview({ method: "invoice" }));
      const isPrepaid = call !== "prepare" && trial.random() < 0.5;
      const result = await customer.buy({ method: isPrepaid ? "prepaid" : "invoice" });
      if (result.kind !== "accepted") {
        const words = `${call} ${outcome}: nobody refused, and the customer got no order: ${JSON.stringify(result)}`;
        world.report("trial", words, trial);
      }
    });
  },
  verify(world, { ledger }) {
    const hit = ledger.requests.filter((/** @type {any} */ { outcomeFrom }) => outcomeFrom === "next");
    for (const call of CALLS) {
      world.figure(`faults on ${call}`, hit.filter((/** @type {any} */ request) => request.call === call).length);
    }
    const open = ledger.transactions.filter((/** @type {any} */ { status }) => status === "approved");
    if (open.length > 0) world.report("I11", `${open.length} authorisations of left checkouts are still open`);
  },
});
