import { execFile } from "node:child_process";
import { chmod, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { wait } from "../customer.mjs";
import { keepBuying, noteCustomers } from "../keep-buying.mjs";
import { startTorturedPostgres } from "../postgres.mjs";
import { defineScenario } from "../scenario.mjs";
import { waitFor } from "../world.mjs";

const run = promisify(execFile);
const BEFORE = 4;
const LOST = 4;
const AFTER = 4;

/** @type {string | undefined} */
let home;
/** When the last comparison was through; milliseconds since 1970. */
let comparedAt = 0;

export const scenario = defineScenario({
  id: "G-49",
  title: "An older copy of the database is restored: nothing charged again, no number used twice",
  engines: ["embedded", "postgresql"],
  count: { full: 10, quick: 1 },
  allowance: { isRestored: true, unknownTransactions: Number.POSITIVE_INFINITY },
  shops: () => ({ env: { POLL_UNKNOWN_SECONDS: "3" } }),
  async prepare(engine) {
    home = await mkdtemp(join(tmpdir(), "restore-"));
    // The server is another user.
    await chmod(home, 0o755);
    if (engine === "embedded") return { dataDir: join(home, "data") };
    return { postgres: await startTorturedPostgres({ dataFolder: join(home, "data") }) };
  },
  tidy: async () => rm(home ?? "", { recursive: true, force: true, maxRetries: 5 }),
  async run(world, trials) {
    const [shop] = world.shops.shops;
    if (!home || !shop) throw new Error("There is nothing to copy.");
    const data = join(home, "data");
    const copy = join(home, "copy");
    // Without rest for what came before: orders are under way when the copy is made, and when it is put back.
    const load = async (/** @type {number} */ count) => {
      const buying = keepBuying(world, { lanes: 3, mayPay: 0.3, customer: { tries: 8 } });
      while (buying.count() < count && !world.isOver()) await wait(50);
      return buying;
    };
    let unknown = 0;
    let lost = 0;
    for (let restores = 0; restores < trials && !world.isOver(); restores += 1) {
      await (await load(BEFORE)).stop();
      await down(world);
      await rm(copy, { recursive: true, force: true });
      // With owners and modes: a server refuses its data otherwise.
      await run("cp", ["-a", data, copy]);
      await up(world);
      const copiedAt = Date.now();
      // What was told to customers and provider meanwhile is forgotten with the copy, mails and pushes too.
      await world.sandbox.pull("pushes", { mode: "off" });
      const buying = await load(LOST);
      const underWay = buying.stop();
      await down(world);
      await rename(data, `${data}.lost`);
      await rename(copy, data);
      await rm(`${data}.lost`, { recursive: true, force: true });
      await up(world);
      await underWay;
      await world.sandbox.pull("pushes", { mode: "normal" });
      forget(world, copiedAt);
      const { found, listed } = await listUnknown(world);
      comparedAt = Date.now();
      lost += found.length;
      unknown += listed;
      const after = await load(AFTER);
      await after.stop();
      world.ran = restores + 1;
    }
    world.figure("restores", world.ran);
    world.figure("transactions of lost orders", lost);
    noteCustomers(world);
    world.figure("of them listed", unknown);
  },
  verify(world, { dump, ledger }) {
    const known = new Set(dump.filter(({ kind }) => kind === "attempt").map(({ merchantRef }) => merchantRef));
    const told = new Set(
      dump
        .filter(({ kind, what }) => kind === "attention" && what === "unknownTransaction")
        .map(({ detail }) => detail.stx),
    );
    /** @type {Map<string, Set<string>>} */
    const emails = new Map();
    const refs = new Set();
    for (const { id, merchantRef, wire } of ledger.transactions) {
      if (!known.has(merchantRef) && !told.has(id))
        world.report("G-49", `${id} (${merchantRef}) is unknown, and nobody is told`);
      if (refs.has(merchantRef)) world.report("G-49", `two transactions have the reference ${merchantRef}`);
      refs.add(merchantRef);
      const number = /^(\d+)A/.exec(merchantRef)?.[1] ?? "";
      emails.set(number, (emails.get(number) ?? new Set()).add(wire.customer?.contact?.email));
    }
    const reused = [...emails].filter(([, own]) => own.size > 1).map(([number]) => number);
    // A shop that was set back cannot know so before it has compared itself with the provider for the first time.
    const isLate = (/** @type {string} */ number) =>
      dump.some(
        (row) => row.kind === "order" && String(row.number) === number && Date.parse(row.createdAt) > comparedAt,
      );
    world.figure("numbers used twice before the comparison", reused.filter((number) => !isLate(number)).length);
    for (const number of reused.filter(isLate))
      world.report("G-49", `order number ${number} was used for ${[...(emails.get(number) ?? [])].join(" and ")}`);
  },
});

/** @param {import("../world.mjs").World} world */
async function down({ shops, postgres }) {
  for (const shop of shops.shops) await shop.kill();
  await postgres?.stopAtOnce();
}

/** @param {import("../world.mjs").World} world */
async function up({ shops, postgres }) {
  await postgres?.start();
  for (const shop of shops.shops) await shop.start({ respawn: true });
}

/** Customers of the lost time were promised what nobody knows any more: that is what a restore costs. @param {import("../world.mjs").World} world @param {number} since */
function forget({ seen }, since) {
  const lost = new Set(seen.accepted.filter(({ at }) => at >= since).map(({ email }) => email));
  seen.accepted = seen.accepted.filter(({ email }) => !lost.has(email));
}

/** @param {import("../world.mjs").World} world how long the comparison takes to come round */
async function listUnknown(world) {
  const { readShopDump } = await import("../evidence.mjs");
  const { transactions } = await world.sandbox.read("ledger?only=transactions");
  let dump = await readShopDump(world);
  const known = new Set(dump.filter(({ kind }) => kind === "attempt").map(({ merchantRef }) => merchantRef));
  const found = transactions.filter((/** @type {any} */ { merchantRef }) => !known.has(merchantRef));
  const count = () => dump.filter(({ kind, what }) => kind === "attention" && what === "unknownTransaction").length;
  await waitFor(
    async () => {
      dump = await readShopDump(world);
      return count() >= found.length;
    },
    60_000,
    2_000,
  );
  return { found, listed: count() };
}
