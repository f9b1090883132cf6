import { wait } from "../customer.mjs";
import { actInOffice } from "../provider-office.mjs";
import { defineScenario } from "../scenario.mjs";
import { waitFor } from "../world.mjs";

/**
 * @typedef {import("../world.mjs").World} World
 * @typedef {{ world: World, stx: string, amount: number, pull: (event: string, input?: unknown) => Promise<any>,
 *   pause: () => Promise<void> }} Deal
 * @typedef {{ name: string, method: "invoice" | "prepaid", happen: (deal: Deal) => Promise<unknown> }} Oddity
 */

/** @type {Oddity[]} */
const ODDITIES = [
  { name: "part payment", method: "prepaid", happen: ({ pull, amount }) => pull("pay", { amount: amount - 1 }) },
  { name: "overpayment", method: "prepaid", happen: ({ pull, amount }) => pull("pay", { amount: amount + 500 }) },
  { name: "double payment", method: "prepaid", happen: (deal) => inTurn(deal, ["pay"], ["pay", true]) },
  { name: "money after a refusal", method: "prepaid", happen: (deal) => inTurn(deal, ["deny"], ["pay", true]) },
  { name: "money after expiry", method: "prepaid", happen: (deal) => inTurn(deal, ["expire"], ["pay", true]) },
  { name: "transfer taken back", method: "prepaid", happen: (deal) => inTurn(deal, ["pay"], ["return-transfer"]) },
  { name: "issue", method: "invoice", happen: ({ pull }) => pull("issue") },
  { name: "hold", method: "invoice", happen: ({ pull }) => pull("hold") },
  { name: "overdue", method: "invoice", happen: (deal) => inTurn(deal, ["capture"], ["overdue"]) },
  { name: "refund after payment", method: "prepaid", happen: (deal) => refund(deal) },
  {
    name: "ended in the office",
    method: "prepaid",
    happen: ({ world, stx }) => actInOffice(world.shops.sandboxUrl, `Smart/Transactions/${stx}/cancel`),
  },
  { name: "part of an invoice taken back", method: "invoice", happen: (deal) => reduce(deal) },
];
/** N, as this world's settings have it: the poll of the first day and two of its rounds. */
const VISIBLE_SECONDS = 15 + 2 * 3;

export const scenario = defineScenario({
  id: "G-08",
  title: "Money oddities surface",
  engines: ["embedded", "postgresql"],
  count: { full: ODDITIES.length * 20, quick: ODDITIES.length },
  async run(world, trials) {
    await world.runTrials(trials, 6, async (trial) => {
      const oddity = ODDITIES[trial.index % ODDITIES.length];
      if (oddity === undefined) return;
      const result = await world.createCustomer(trial).buy({ method: oddity.method });
      if (result.kind !== "accepted") return world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
      const found = await waitFor(() => findTransaction(world, trial.email), 10_000);
      if (found === null) return world.report("trial", "nothing was started", trial);
      const { id: stx, amount } = found;
      // With pushes lost by chance, so that the poll alone has to notice.
      const pull = (/** @type {string} */ event, /** @type {unknown} */ input) =>
        world.sandbox.pull(`transactions/${stx}/${event}`, input ?? {});
      await oddity.happen({ world, stx, amount, pull, pause: () => wait(trial.random() * 3_000) });
    });
    await wait(VISIBLE_SECONDS * 1_000);
  },
  verify(world, { dump }) {
    const orders = dump.filter(({ kind }) => kind === "order");
    const listed = new Set(dump.filter(({ kind }) => kind === "attention").map(({ orderId }) => orderId));
    const inHistory = new Set(dump.filter(({ kind }) => kind === "history").map(({ orderId }) => orderId));
    let count = 0;
    for (const order of orders) {
      const index = Number(/-(\d+)@/.exec(order.customer.email)?.[1] ?? 0);
      const name = ODDITIES[index % ODDITIES.length]?.name;
      if (listed.has(order.id) && inHistory.has(order.id)) count += 1;
      else world.report("G-08", `${name}: order ${order.number} is not listed (${order.customer.email})`);
    }
    world.figure("listed", count);
  },
});

/** @param {World} world @param {string} email @returns {Promise<any>} the started transaction of this customer */
async function findTransaction(world, email) {
  const all = await world.sandbox.read("transactions");
  return all.find((/** @type {any} */ each) => each.started && each.wire?.customer?.contact?.email === email) ?? null;
}

/** @param {Deal} deal @param {...[event: string, hasAmount?: boolean]} events */
async function inTurn({ pull, pause, amount }, ...events) {
  for (const [event, hasAmount] of events) {
    await pull(event, hasAmount ? { amount } : {});
    await pause();
  }
}

/** @param {Deal} deal */
async function refund({ world, stx, amount, pull, pause }) {
  await pull("pay");
  await pause();
  const { pci } = await world.sandbox.read(`transactions/${stx}`);
  await actInOffice(world.shops.sandboxUrl, `Payment/Transactions/${pci}/cancel`, { amount, reason: "Kulanz" });
}

/** @param {Deal} deal */
async function reduce({ world, stx }) {
  const { pci } = await world.sandbox.read(`transactions/${stx}`);
  await actInOffice(world.shops.sandboxUrl, `Payment/Transactions/${pci}/cancel`, { amount: 100, reason: "Kulanz" });
}
