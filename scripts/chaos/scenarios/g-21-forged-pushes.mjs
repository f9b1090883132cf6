import { buyDeals, forEach, listDeals, pay } from "../deals.mjs";
import { readShopDump } from "../evidence.mjs";
import { forgePush } from "../forge-push.mjs";
import { knock } from "../push-door.mjs";
import { waitForQuiet } from "../quiet.mjs";
import { defineScenario } from "../scenario.mjs";

const ORDERS = 20;

export const scenario = defineScenario({
  id: "G-21",
  title: "A push is a wake-up call: forged bodies change nothing",
  engines: ["embedded", "postgresql"],
  count: { full: 1_000, quick: 26 },
  async run(world, trials) {
    const bought = await buyDeals(world, Math.min(ORDERS, Math.ceil(trials / 4)), ({ index }) =>
      index % 2 ? "prepaid" : "invoice",
    );
    // Some are paid: their ids are what a forger would like to see under somebody else's order.
    await forEach(bought.slice(0, Math.ceil(bought.length / 4)), 4, (deal) => pay(world, deal));
    await waitForQuiet(world, 90);
    const deals = await listDeals(world);
    const before = readState(await readShopDump(world));
    const indexes = Array.from({ length: trials }, (_, index) => index);
    world.ran = 0;
    await forEach(indexes, 8, async (index) => {
      const target = deals[index % deals.length];
      if (target === undefined || world.isOver()) return;
      const { body, eventId } = forgePush(deals, index, world.random);
      const { status } = await knock(world, target.pushUrl, body, { eventId });
      world.ran += 1;
      if (status !== 200) world.report("G-21", `forged body ${index} was answered ${status}: ${body.slice(0, 120)}`);
    });
    const { left } = await waitForQuiet(world, 120);
    for (const sentence of left) world.report("I11", `after the forged bodies: ${sentence}`);
    const after = readState(await readShopDump(world));
    for (const [key, value] of before) {
      if (after.get(key) !== value) world.report("G-21", `${key} changed: ${value} became ${after.get(key)}`);
    }
    for (const key of after.keys()) if (!before.has(key)) world.report("G-21", `${key} is new: ${after.get(key)}`);
  },
});

/**
 * Everything that means something to a customer or a merchant. When a payment was looked at last, and when it will be next,
 * is a look's business.
 * @param {import("../evidence.mjs").Row[]} dump
 */
function readState(dump) {
  /** @type {Map<string, string>} */
  const state = new Map();
  const keep = (/** @type {string} */ key, /** @type {unknown} */ value) => state.set(key, JSON.stringify(value));
  for (const row of dump) {
    if (row.kind === "order") {
      const { status, number, totalCents, deliveries, deliveryStatus, attemptId, customer } = row;
      keep(`order ${number}`, { status, totalCents, deliveries, deliveryStatus, attemptId, customer });
    }
    if (row.kind === "attempt") {
      const { status, stxId, pciIds, amountCents, instructions, goal } = row;
      keep(`attempt ${row.merchantRef}`, { status, stxId, pciIds, amountCents, instructions, goal });
    }
    if (row.kind === "history") keep(`history ${row.id} (${row.event})`, row.detail);
    // A receipt for whoever waits for details is queued in case, and dropped when they came.
    if (row.kind === "mail" && row.event !== "received") keep(`mail ${row.messageId}`, row.status);
    if (row.kind === "attention") keep(`attention ${row.what} ${row.orderId}`, row.settledAt ?? null);
  }
  return state;
}
