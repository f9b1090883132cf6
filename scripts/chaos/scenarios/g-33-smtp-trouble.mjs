import { findPercentile } from "../../bench/percentile.mjs";
import { wait } from "../customer.mjs";
import { readShopDump } from "../evidence.mjs";
import { defineScenario } from "../scenario.mjs";
import { waitFor } from "../world.mjs";

/** @typedef {import("../world.mjs").World} World */

/** 300 orders while the server is down, and 50 in every other trouble, as shares of the trials. */
const DOWN = 300;
const TROUBLES = ["down", "hang", "421", "451"];
const EACH = 50;
/** Beside those, refusals and lost answers. */
const FULL = DOWN + (TROUBLES.length + 1) * EACH;
/** Half an hour, scaled as the lease is (60 s became 6), and once more because tries of mail wait up to two minutes. */
const TROUBLE_MS = 6_000;
/** Five minutes; gaps between two tries of a mail are no setting. */
const PATIENCE_MS = 300_000;

export const scenario = defineScenario({
  id: "G-33",
  title: "Trouble with the mail server stays in the mail queue",
  engines: ["embedded", "postgresql"],
  count: { full: FULL, quick: 7 },
  shops: () => ({ env: { JOB_RETRY_BASE_SECONDS: "1" } }),
  // The server took mails whose sender heard nothing of it, and refused others for good.
  allowance: { smtpCrash: true, mailRefused: true },
  async run(world, trials) {
    const part = (/** @type {number} */ count) => Math.max(1, Math.round((count * trials) / FULL));
    await buy(world, part(10), "normal");
    // One after the other: what a later trouble did to an earlier mail could not be told apart.
    await waitForMails(world, "fine weather");
    await world.sandbox.pull("smtp", { mode: "550" });
    const refused = new Set(await buy(world, part(EACH), "550"));
    await waitForMails(world, "refusals");
    await world.sandbox.pull("smtp", { mode: "normal" });
    await dropEach(world, part(EACH));
    for (const mode of TROUBLES) {
      await world.sandbox.pull("smtp", { mode });
      await buy(world, part(mode === "down" ? DOWN : EACH), mode);
      await wait(TROUBLE_MS);
    }
    await world.sandbox.pull("smtp", { mode: "normal" });
    const seconds = await waitForMails(world, "healing");
    world.figure("all delivered or flagged after s (goal 300)", Math.round(seconds));
    await checkFlags(world, refused);
  },
});

/** The success page alone is enough to pay. @param {World} world @param {number} count @param {string} mode */
async function buy(world, count, mode) {
  const before = world.seen.requests.length;
  /** @type {string[]} */
  const emails = [];
  await world.runTrials(count, 4, async (trial) => {
    emails.push(trial.email);
    const customer = world.createCustomer(trial);
    const result = await customer.buy({ method: "prepaid" });
    if (result.kind !== "accepted") {
      return world.report("G-33", `${mode}: the customer got no order: ${JSON.stringify(result)}`, trial);
    }
    const page = await waitFor(async () => {
      const now = await customer.look(result.token);
      return now.facts.iban !== undefined && now;
    }, 15_000);
    if (page === null) world.report("G-33", `${mode}: the order's page does not say where to pay`, trial);
  });
  const own = world.seen.requests.slice(before).filter(({ step }) => step === "place order");
  const times = own.map(({ milliseconds }) => milliseconds);
  world.figure(`order button p95 ms, ${mode}`, Math.round(findPercentile(times, 0.95)));
  return emails;
}

/** Each mail is taken once without a word, and the next try is heard. @param {World} world @param {number} count */
async function dropEach(world, count) {
  await world.runTrials(count, 1, async (trial) => {
    const before = (await world.sandbox.read("mails")).length;
    await world.sandbox.pull("smtp", { mode: "dropAfterData" });
    await world.createCustomer(trial).buy({ method: "prepaid" });
    await waitFor(async () => (await world.sandbox.read("mails")).length > before, 30_000, 50);
    await world.sandbox.pull("smtp", { mode: "normal" });
    await waitForMails(world, "a lost answer");
  });
}

/** @param {World} world @param {string} what @returns {Promise<number>} seconds until none is queued; a receipt
 * is queued in case, and dropped a minute later */
async function waitForMails(world, what) {
  const startedAt = Date.now();
  const isDone = await waitFor(
    async () => {
      const mails = (await readShopDump(world)).filter(({ kind, event }) => kind === "mail" && event !== "received");
      return mails.every(({ status }) => status !== "queued");
    },
    PATIENCE_MS,
    1_500,
  );
  if (!isDone) world.report("G-33", `mails are still queued long after ${what}`);
  return (Date.now() - startedAt) / 1_000;
}

/** @param {World} world @param {Set<string>} refused customers whose mails the server refused for good */
async function checkFlags(world, refused) {
  const dump = await readShopDump(world);
  const orders = new Map(dump.filter(({ kind }) => kind === "order").map((row) => [row.id, row]));
  let flagged = 0;
  for (const { kind, status, orderId, event } of dump) {
    if (kind !== "mail") continue;
    const order = orders.get(orderId);
    if (status === "failed") flagged += 1;
    if (status === "failed" && !refused.has(order?.customer.email)) {
      world.report("I6", `the ${event} of order ${order?.number} was given up, and nobody had refused it`);
    }
  }
  world.figure("flagged as failed", flagged);
  if (refused.size > 0 && flagged < refused.size) {
    world.report("G-33", `${refused.size} mails were refused for good, and ${flagged} are flagged`);
  }
}
