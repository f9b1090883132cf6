// A real sandbox and the production shop on free ports with a data folder of their own, for browser tests and benchmarks.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyEmbedded } from "../embedded-copy.mjs";
import { findFreePorts } from "../ports.mjs";
import { killTethered, stopTethered } from "../processes.mjs";
import { cleanEnvironment, sandboxSettings } from "../settings.mjs";
import { isSandboxReady, isShopReady, launchSandbox, launchShop, waitUntilReady } from "./launch.mjs";

/**
 * @typedef {object} Stack
 * @property {string} shopUrl
 * @property {string} sandboxUrl
 * @property {string} dataDir
 * @property {Record<string, string>} settings what the shop runs with, for commands such as `dump` beside it
 * @property {() => Promise<string>} log what sandbox and shop have written so far
 * @property {() => Promise<void>} stopSandbox
 * @property {() => Promise<void>} startSandbox on the same ports, with the state it had
 * @property {(signal?: "SIGTERM" | "SIGKILL", graceMs?: number) => Promise<import("../processes.mjs").Ending | undefined>} stopShop
 *   SIGKILL is a crash
 * @property {(env?: Record<string, string>) => Promise<void>} startShop env: over its settings
 * @property {() => Promise<void>} stop ends everything and deletes the data folder unless it is to be kept
 */

/**
 * Needs a current production build. What is started ends with this process, however it ends.
 * @param {{ env?: Record<string, string>, keepData?: boolean, embedded?: string | undefined }} [options] env: settings of the shop and the sandbox, over
 *   the defaults; settings of the calling environment do not count. embedded: a folder of `createEmbedded`, to begin with
 * @returns {Promise<Stack>} when the shop is ready
 */
export async function startStack({ env = {}, keepData = false, embedded } = {}) {
  const [port = 0, sandboxPort = 0, smtpPort = 0] = await findFreePorts(3);
  const ports = { sandboxPort, smtpPort };
  // Short, because a local socket's path may have about a hundred characters.
  const dataDir = await mkdtemp(join(tmpdir(), "shop-"));
  if (embedded) await copyEmbedded(embedded, dataDir);
  const shopUrl = `http://localhost:${port}`;
  /** @type {Record<string, string>} */
  const settings = {
    ...sandboxSettings(ports),
    PORT: String(port),
    SHOP_URL: shopUrl,
    SHOP_MODE: "demo",
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    ...env,
  };
  const options = { env: { ...cleanEnvironment(), ...settings }, logDir: join(dataDir, "logs") };
  /** @type {import("./launch.mjs").Part | undefined} */
  let sandbox;
  /** @type {import("./launch.mjs").Part | undefined} */
  let shop;

  /** @type {Stack} */
  const stack = {
    shopUrl,
    sandboxUrl: `http://localhost:${sandboxPort}`,
    dataDir,
    settings,
    async log() {
      const parts = ["sandbox", "shop"].map((name) =>
        readFile(join(options.logDir, `${name}.log`), "utf8").catch(() => ""),
      );
      return (await Promise.all(parts)).join("");
    },
    async startSandbox() {
      if (sandbox) return;
      sandbox = await launchSandbox(options);
      await waitUntilReady(sandbox, () => isSandboxReady(ports), 60_000);
    },
    async stopSandbox() {
      if (sandbox) await stopTethered(sandbox.child);
      sandbox = undefined;
    },
    async startShop(env = {}) {
      if (shop) return;
      shop = await launchShop({ ...options, env: { ...options.env, ...env } });
      await waitUntilReady(shop, () => isShopReady(port), 120_000);
    },
    async stopShop(signal = "SIGTERM", graceMs = 8_000) {
      const ending =
        shop && (await (signal === "SIGKILL" ? killTethered(shop.child) : stopTethered(shop.child, graceMs)));
      shop = undefined;
      return ending;
    },
    async stop() {
      await stack.stopShop();
      await stack.stopSandbox();
      if (!keepData) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  try {
    await Promise.all([stack.startSandbox(), stack.startShop()]);
  } catch (error) {
    const log = await stack.log();
    await stack.stop();
    throw new Error(`The stack did not start.\n${log.split("\n").slice(-30).join("\n")}`, { cause: error });
  }
  return stack;
}
