import { wait } from "../customer.mjs";
import { defineScenario } from "../scenario.mjs";

const PARALLEL = 100;

export const scenario = defineScenario({
  id: "G-12",
  title: "Token life: expiry in the middle of checkouts, and of a crowd",
  engines: ["embedded", "postgresql"],
  count: { full: 200, quick: 10 },
  shops: (engine) => ({ count: engine === "postgresql" ? 2 : 1, env: { CUSTOMER_WAIT_SECONDS: "12" } }),
  async run(world, trials) {
    let isOver = false;
    const expiring = (async () => {
      while (!isOver) {
        await wait(300 + world.random() * 900);
        await world.sandbox.pull("clock", { advance: "PT21M" });
      }
    })();
    await world.runTrials(trials, 4, async (trial) => {
      const result = await world.createCustomer(trial).buy({ method: trial.index % 2 === 0 ? "invoice" : "prepaid" });
      if (result.kind !== "accepted") world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
    });
    isOver = true;
    await expiring;
    await meetDeadToken(world);
  },
});

/** As many as there are stand before the button when their shop's token dies. @param {import("../world.mjs").World} world */
async function meetDeadToken(world) {
  /** @type {(() => Promise<unknown>)[]} */
  const presses = [];
  const before = world.ran;
  await world.runTrials(PARALLEL, 8, async (trial) => {
    const customer = world.createCustomer(trial);
    const review = await customer.reachReview({ method: "prepaid" });
    if (review.kind === "review") presses.push(() => customer.order(review.fields, review.path));
  });
  world.ran = before;
  const { requests } = await world.sandbox.read("ledger?only=requests&call=token");
  await world.sandbox.pull("clock", { advance: "PT21M" });
  await Promise.all(presses.map((press) => press()));
  const after = (await world.sandbox.read("ledger?only=requests&call=token")).requests.length - requests.length;
  world.figure("parallel calls on a dead token", presses.length);
  world.figure("token calls for them", after);
  const most = 2 * world.shops.shops.length;
  if (after > most)
    world.report("G-12", `${presses.length} calls on a dead token asked for ${after} tokens, not ${most}`);
}
