import { wait } from "../customer.mjs";
import { defineScenario } from "../scenario.mjs";

const ABANDON_SECONDS = 4;
const REFUSALS_AT_MOST = 4;

export const scenario = defineScenario({
  id: "G-14",
  title: "Declined is not lost, and what was ended is never started",
  engines: ["embedded", "postgresql"],
  count: { full: 300, quick: 12 },
  shops: () => ({ env: { ABANDON_SECONDS: String(ABANDON_SECONDS) } }),
  async run(world, trials) {
    let races = 0;
    let declines = 0;
    await world.runTrials(trials, 6, async (trial) => {
      if (trial.index % 3 === 0) {
        races += 1;
        return race(world, trial);
      }
      declines += 1;
      // Half of them at the check, half when the order button is pressed.
      const call = trial.index % 2 === 0 ? "prepare/invoice" : "start";
      await world.sandbox.next(call, "declined");
      const customer = world.createCustomer(trial);
      let result = await customer.buy({ method: "invoice" });
      // Somebody else's refusal may hit this one's prepayment: a person goes on trying.
      for (let left = REFUSALS_AT_MOST; left > 0 && result.kind !== "accepted"; left -= 1) {
        result = await orderAgain(customer);
      }
      if (result.kind !== "accepted") world.report("trial", `prepayment led to ${JSON.stringify(result)}`, trial);
    });
    world.figure("declines", declines);
    world.figure("races", races);
  },
});

/**
 * By prepayment, with what was typed before.
 * @param {import("../customer.mjs").Customer} customer @returns {Promise<import("../customer.mjs").Result>}
 */
async function orderAgain(customer) {
  const typed = { paymentMethod: "prepaid" };
  const sent = await customer.press("send details again", "/checkout", "Weiter zur Prüfung", typed, (path) =>
    /\/checkout\/review$|\/orders\//.test(path),
  );
  if (sent.kind === "stuck") return customer.leave(sent.reason);
  const review = sent.kind === "moved" ? await customer.readReview(sent.path) : sent;
  return review.kind === "review" ? customer.order(review.fields, review.path) : review;
}

/** The button is pressed in the very moment in which the left checkout is ended. @type {(world: import("../world.mjs").World, trial: import("../scenario.mjs").Trial) => Promise<void>} */
async function race(world, trial) {
  const customer = world.createCustomer(trial);
  const review = await customer.reachReview({ method: "invoice" });
  if (review.kind !== "review") return;
  await wait(ABANDON_SECONDS * 1_000 - 400 + trial.random() * 1_500);
  await customer.order(review.fields, review.path);
}
