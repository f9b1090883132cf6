// Several production shops, and workers if wanted, over one database, one sandbox and one router.
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePorts } from "../ports.mjs";
import { cleanEnvironment, sandboxSettings } from "../settings.mjs";
import { isSandboxReady, isShopReady, launchSandbox, launchShop, launchWorker } from "../stack/launch.mjs";
import { createKillable } from "./killable.mjs";
import { startProviderProxy } from "./provider-proxy.mjs";
import { startRouter } from "./router.mjs";
import { startSmtpProxy } from "./smtp-proxy.mjs";

/** @typedef {import("./killable.mjs").Killable} Killable */
/** @typedef {Record<string, string>} Settings */

/**
 * @typedef {object} ShopsOptions
 * @property {number} [count] shops; 1 unless said otherwise
 * @property {string} [databaseUrl] without it the one shop has its embedded database
 * @property {number} [workers] programs of `npm run worker`; with one or more the shops run no jobs themselves
 * @property {Settings} [env] settings of every process, over the defaults
 * @property {(index: number) => Settings} [envOfShop] over all others, for example a clock that is wrong in one shop only
 * @property {(index: number) => Settings} [envOfWorker]
 * @property {number} [routerSeed] requests go to shops by lot instead of by turns
 * @property {boolean} [hasProxies] shops reach provider and mail server by proxies, for kills in an exact moment
 * @property {string} [dataDir] for example on a volume that can be filled; otherwise a temporary one, deleted at the end
 */

/**
 * @typedef {object} Shops
 * @property {string} shopUrl of the router; SHOP_URL of all, so pushes come this way too
 * @property {string} sandboxUrl
 * @property {string} dataDir of sandbox and shops
 * @property {Settings} settings for commands such as `dump` beside them, whether a shop runs or not
 * @property {(Killable & { url: string })[]} shops url: past the router
 * @property {Killable[]} workers
 * @property {Killable} sandbox
 * @property {import("./router.mjs").Router} router
 * @property {import("./provider-proxy.mjs").ProviderProxy | undefined} provider where `hasProxies` asked for it
 * @property {import("./smtp-proxy.mjs").SmtpProxy | undefined} smtp likewise
 * @property {() => Promise<string>} log what all have written so far
 * @property {() => Promise<void>} stop ends everything and deletes the data
 */

/**
 * Needs a current production build. What is started ends with this process, however it ends.
 * @param {ShopsOptions} [options]
 * @returns {Promise<Shops>} when all are ready
 */
export async function startShops(options = {}) {
  const { count = 1, databaseUrl = "", workers: workerCount = 0, env = {}, envOfShop, envOfWorker } = options;
  if (databaseUrl === "" && count + workerCount > 1) throw new Error("The embedded database belongs to one process.");
  const [sandboxPort = 0, smtpPort = 0, routerPort = 0, ...shopPorts] = await findFreePorts(3 + count);
  // Short, because a local socket's path may have about a hundred characters.
  const home = await mkdtemp(join(tmpdir(), "shops-"));
  const dataDir = options.dataDir ?? join(home, "data");
  // Not in the data folder: a full volume would end the logs first.
  const logDir = join(home, "logs");
  const router = await startRouter(shopPorts, {
    port: routerPort,
    ...(options.routerSeed === undefined ? {} : { seed: options.routerSeed }),
  });
  const provider = options.hasProxies ? await startProviderProxy(sandboxPort) : undefined;
  const smtp = options.hasProxies ? await startSmtpProxy(smtpPort) : undefined;
  const shopUrl = `http://localhost:${routerPort}`;
  /** @type {Settings} */
  const settings = {
    ...sandboxSettings({ sandboxPort, smtpPort }),
    ...provider?.settings,
    ...(smtp ? { SMTP_URL: smtp.url } : {}),
    PORT: String(shopPorts[0]),
    SHOP_URL: shopUrl,
    SHOP_MODE: "demo",
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    ...(workerCount > 0 ? { WORKER: "off" } : {}),
    ...env,
  };
  const launchOptions = (/** @type {string} */ name, /** @type {Settings} */ own = {}) => ({
    name,
    logDir,
    env: { ...cleanEnvironment(), ...settings, ...own },
  });

  const sandbox = createKillable(
    "sandbox",
    () => launchSandbox(launchOptions("sandbox", { DATA_DIR: join(home, "sandbox") })),
    () => isSandboxReady({ sandboxPort }),
  );
  const shops = shopPorts.map((port, index) => {
    const name = `shop-${index + 1}`;
    const launch = () => launchShop(launchOptions(name, { ...envOfShop?.(index), PORT: String(port) }));
    return { ...createKillable(name, launch, () => isShopReady(port)), url: `http://127.0.0.1:${port}` };
  });
  const workers = Array.from({ length: workerCount }, (_, index) => {
    const name = `worker-${index + 1}`;
    const launch = () => launchWorker(launchOptions(name, { WORKER: "on", ...envOfWorker?.(index) }));
    return createKillable(name, launch, async (part) => part.lastLines().includes("worker is running"));
  });
  const all = [sandbox, ...shops, ...workers];

  const readLogs = async () => {
    const files = (await readdir(logDir).catch(() => [])).sort();
    return (await Promise.all(files.map((file) => readFile(join(logDir, file), "utf8")))).join("");
  };
  const stop = async () => {
    await Promise.all([...shops, ...workers].map((part) => part.stop().catch(() => {})));
    await sandbox.stop().catch(() => {});
    await Promise.all([router.stop(), provider?.stop(), smtp?.stop()]);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await Promise.all(all.map((part) => part.start()));
  } catch (error) {
    const log = await readLogs();
    await stop();
    throw new Error(`The shops did not start.\n${log.split("\n").slice(-30).join("\n")}`, { cause: error });
  }
  const sandboxUrl = `http://localhost:${sandboxPort}`;
  return {
    shopUrl,
    sandboxUrl,
    dataDir,
    settings,
    shops,
    workers,
    sandbox,
    router,
    provider,
    smtp,
    log: readLogs,
    stop,
  };
}
