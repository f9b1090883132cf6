// What the invariants are checked on: the sandbox's ledger and mailbox, what customers saw, the shop's dump, and its logs.
import { readDump } from "../bench/dump.mjs";
import { wait } from "./customer.mjs";
import { readGirocode } from "./order-page.mjs";

/** @typedef {{ kind: string } & Record<string, any>} Row of `npm run dump` */

/**
 * @typedef {object} Evidence
 * @property {any} ledger `GET /_sandbox/ledger`
 * @property {any[]} mails `GET /_sandbox/mails`
 * @property {Row[]} dump
 * @property {Row[]} earlier history rows dumped while the trials ran
 * @property {import("./customer.mjs").Seen} seen
 * @property {{ eventId: string, status: number }[]} pushes sent by the scenario itself
 * @property {SeenOrder[]} pages of accepted orders, visited when all was quiet
 * @property {string} logs of the shops and workers
 * @property {string[]} secrets that must be in no log
 * @property {number} now milliseconds since 1970, when the dump was read
 * @property {{ isDemo: boolean, contractId: string, transientSeconds: number }} expected
 * @property {import("./scenario.mjs").Allowance} allowance
 *
 * @typedef {{ token: string } & import("./order-page.mjs").OrderPage & { girocode: string[] | null }} SeenOrder girocode:
 *   lines of the code, null where the page shows none or none was read
 */

/** The sandbox's own client secret, as its documentation prints it. */
const SANDBOX_SECRETS = ["5a4db0c05ec7e75a4db0c05ec7e75a4db0c05ec7e75a4db0c05ec7e75a4db0c0"];
/** Codes cost time; the first so many are read. */
const GIROCODES = 300;

/**
 * @param {import("./world.mjs").World} world @param {import("./scenario.mjs").Allowance} allowance
 * @param {Row[]} earlier @returns {Promise<Evidence>}
 */
export async function collectEvidence(world, allowance, earlier) {
  const pages = await visitOrders(world);
  const dump = await readShopDump(world);
  const now = Date.now();
  const ledger = await world.sandbox.read("ledger");
  const mails = await world.sandbox.read("mails");
  const logs = await world.shops.log();
  const secrets = [world.shops.settings.NEXTAUTH_SECRET ?? "", ...SANDBOX_SECRETS].filter((secret) => secret !== "");
  const contractId = String(ledger.transactions[0]?.wire?.contract?.id ?? "");
  const expected = { isDemo: true, contractId, transientSeconds: 30 };
  return {
    ledger,
    mails,
    dump,
    earlier,
    seen: world.seen,
    pushes: world.pushes,
    pages,
    logs,
    secrets,
    now,
    expected,
    allowance,
  };
}

/** @param {import("./world.mjs").World} world @returns {Promise<Row[]>} */
export async function readShopDump(world) {
  for (let left = 5; ; left -= 1) {
    try {
      return await readDump(/** @type {any} */ (world.shops));
    } catch (error) {
      // The lock of an embedded database may be changing hands.
      if (left === 0) throw error;
      await wait(1_000);
    }
  }
}

/** @param {import("./world.mjs").World} world @returns {Promise<SeenOrder[]>} */
async function visitOrders(world) {
  const customer = world.createCustomer({ index: 0, seed: 0, random: () => 0.5, email: "" }, { tries: 3 });
  const tokens = [...new Set(world.seen.accepted.map(({ token }) => token))];
  /** @type {SeenOrder[]} */
  const pages = [];
  for (const token of tokens) {
    const page = await customer.look(token);
    const wantsCode = "iban" in page.facts && pages.length < GIROCODES;
    pages.push({ token, ...page, girocode: wantsCode ? await fetchGirocode(world, token) : null });
  }
  return pages;
}

/** @param {import("./world.mjs").World} world @param {string} token */
async function fetchGirocode(world, token) {
  const answer = await fetch(`${world.shops.shopUrl}/orders/${token}/girocode.png`).catch(() => null);
  if (answer?.status !== 200) return null;
  return readGirocode(Buffer.from(await answer.arrayBuffer()));
}
