import { readShopDump } from "../evidence.mjs";
import { defineScenario } from "../scenario.mjs";
import { waitFor } from "../world.mjs";

const PATIENCE_MS = 30_000;

export const scenario = defineScenario({
  id: "G-32k",
  title: "One mail per event: the sender dies when the mail server has it and nobody knows",
  engines: ["embedded", "postgresql"],
  count: { full: 100, quick: 3 },
  shops: () => ({ hasProxies: true }),
  allowance: { smtpCrash: true },
  async run(world, trials) {
    const [shop] = world.shops.shops;
    const { smtp } = world.shops;
    let kills = 0;
    await world.runTrials(trials, 1, async (trial) => {
      let hasDied = false;
      smtp?.beforeAnswer(async () => {
        smtp.beforeAnswer(undefined);
        await shop?.kill();
        hasDied = true;
      });
      const customer = world.createCustomer(trial, { tries: 25, patienceMs: [300, 1_200] });
      const buying = customer.buy({ method: trial.index % 2 === 0 ? "prepaid" : "invoice" });
      await waitFor(async () => hasDied, PATIENCE_MS);
      smtp?.beforeAnswer(undefined);
      await smtp?.settled();
      if (!shop?.isUp()) {
        kills += 1;
        await shop?.start({ respawn: true });
      }
      const result = await buying;
      if (result.kind !== "accepted") return world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
      // Its second copy is not to meet the next trial's death.
      const isTold = await waitFor(() => hasConfirmation(world, trial.email), PATIENCE_MS * 2, 1_000);
      if (!isTold) world.report("I6", "the mail did not come after its sender had died", trial);
    });
    world.figure("kills inside the hand-over", kills);
    if (world.ran > 0 && kills === 0)
      world.report("G-32", "nobody died inside a hand-over, so this trial shows nothing");
  },
  verify(world, { mails }) {
    /** @type {Map<string, number>} */
    const copies = new Map();
    for (const { messageId } of mails) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
    const twice = [...copies.values()].filter((count) => count > 1).length;
    world.figure("mails that came twice", twice);
    world.figure("copies of one mail, most", Math.max(0, ...copies.values()));
    if (mails.length > 0 && twice === 0) world.report("G-32", "no mail came twice, so nobody died where it hurts");
  },
});

/** @param {import("../world.mjs").World} world @param {string} email */
async function hasConfirmation(world, email) {
  const dump = await readShopDump(world);
  const order = dump.find(({ kind, customer }) => kind === "order" && customer?.email === email);
  return dump.some(
    ({ kind, orderId, event, status }) =>
      kind === "mail" && orderId === order?.id && event === "confirmation" && status === "sent",
  );
}
