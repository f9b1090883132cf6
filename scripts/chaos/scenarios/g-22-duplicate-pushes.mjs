import { buyDeals, forEach, pay } from "../deals.mjs";
import { knockAgainAndAgain } from "../push-door.mjs";
import { defineScenario } from "../scenario.mjs";

const COPIES = { sequential: 10, parallel: 10 };

export const scenario = defineScenario({
  id: "G-22",
  title: "Duplicates and replays are harmless: twenty copies of each push over two instances",
  engines: ["embedded", "postgresql"],
  count: { full: 500, quick: 5 },
  // Nothing but the copies tells of the money.
  shops: (engine) => ({ count: engine === "postgresql" ? 2 : 1, env: { POLL_FIRST_DAY_SECONDS: "600" } }),
  async run(world, trials) {
    const deals = await buyDeals(world, trials, () => "prepaid");
    await world.sandbox.pull("pushes", { mode: "off" });
    let copies = 0;
    await forEach(deals, 3, async (deal, index) => {
      await pay(world, deal);
      const order = { ...COPIES, parallelFirst: index % 2 === 0 };
      const answers = await knockAgainAndAgain(world, deal, `evt_paid${index}`, order);
      copies += answers.length;
      const refused = answers.filter(({ status }) => status !== 200 && status !== 503);
      if (refused.length > 0) world.report("G-22", `${deal.email}: a copy was answered ${refused[0]?.status}`);
      if (answers.every(({ status }) => status !== 200)) world.report("G-22", `${deal.email}: no copy was taken`);
    });
    world.figure("copies", copies);
  },
  verify(world, { dump, mails }) {
    const orders = dump.filter(({ kind, status }) => kind === "order" && status === "placed");
    const count = (/** @type {import("../evidence.mjs").Row[]} */ rows, /** @type {string} */ orderId) =>
      rows.filter((row) => row.orderId === orderId).length;
    const changes = dump.filter(({ kind, event }) => kind === "history" && event === "payment.paid");
    const pushes = dump.filter(({ kind, eventId }) => kind === "push" && String(eventId).startsWith("evt_paid"));
    const outbox = dump.filter(({ kind, event }) => kind === "mail" && event === "paymentReceived");
    for (const { id, number } of orders) {
      const told = outbox.filter(({ orderId }) => orderId === id).map(({ messageId }) => messageId);
      const arrived = mails.filter(({ messageId }) => told.includes(messageId)).length;
      const found = { "history entries": count(changes, id), "pushes kept": count(pushes, id), mails: arrived };
      for (const [what, seen] of Object.entries(found)) {
        if (seen !== 1) world.report("G-22", `order ${number}: ${seen} ${what} for one change, not 1`);
      }
    }
  },
});
