import { buyDeals, forEach, pay } from "../deals.mjs";
import { knockAgainAndAgain } from "../push-door.mjs";
import { defineScenario } from "../scenario.mjs";

export const scenario = defineScenario({
  id: "G-32",
  title: "One mail per event: every trigger comes several times",
  engines: ["embedded", "postgresql"],
  count: { full: 500, quick: 6 },
  shops: (engine) => ({ count: engine === "postgresql" ? 2 : 1 }),
  async run(world, trials) {
    // Each answer may carry a call out twice, each push comes twice, and each order button is pressed by an impatient hand.
    await world.sandbox.pull("pushes", { mode: "twice" });
    const deals = await buyDeals(world, trials, ({ index }) => (index % 2 === 0 ? "prepaid" : "invoice"));
    await forEach(deals, 4, async (deal, index) => {
      await Promise.all([
        pay(world, deal),
        knockAgainAndAgain(world, deal, `evt_twin${index}`, { sequential: 2, parallel: 4, parallelFirst: true }),
      ]);
      await knockAgainAndAgain(world, deal, `evt_twin${index}`, { sequential: 1, parallel: 2, parallelFirst: false });
    });
  },
  verify(world, { dump, mails }) {
    for (const { id, number } of dump.filter(({ kind, status }) => kind === "order" && status === "placed")) {
      for (const event of ["confirmation", "paymentReceived"]) {
        const rows = dump.filter((row) => row.kind === "mail" && row.orderId === id && row.event === event);
        const arrived = mails.filter(({ messageId }) => rows.some((row) => row.messageId === messageId)).length;
        if (arrived !== 1) world.report("I6", `order ${number}: ${arrived} mails of ${event}, not 1`);
      }
    }
    world.figure("mails", mails.length);
  },
});
