// A bare Next app of the same version, built beside the shop: the floor every figure is held against.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashFiles } from "../hash-files.mjs";
import { withLock } from "../lock.mjs";
import { CACHE_DIR, NEXT_BIN, ROOT } from "../paths.mjs";
import { findFreePorts } from "../ports.mjs";
import { runNode, spawnTethered, stopTethered, waitForEnd } from "../processes.mjs";
import { cleanEnvironment } from "../settings.mjs";
import { say } from "../terminal.mjs";

const SOURCE_DIR = join(ROOT, "scripts/bench/bare");
/** Inside the clone, so that the packages are found. */
const BARE_DIR = join(CACHE_DIR, "bench/bare");
const STAMP = join(BARE_DIR, "sources.hash");

/** Builds the bare app unless that was done for these sources and these packages. */
export async function ensureBareBuilt() {
  await withLock("bench-bare", async () => {
    const lock = await readFile(join(ROOT, "package-lock.json"), "utf8");
    const hash = await hashFiles(SOURCE_DIR, ["app", "instrumentation.js", "next.config.js"], () => true, [lock]);
    if ((await readFile(STAMP, "utf8").catch(() => "")) === hash) return;
    say("Building the bare app …");
    await rm(BARE_DIR, { recursive: true, force: true });
    await mkdir(BARE_DIR, { recursive: true });
    await cp(SOURCE_DIR, BARE_DIR, { recursive: true });
    await writeFile(join(BARE_DIR, "package.json"), '{ "name": "bare", "private": true, "type": "module" }\n');
    const options = { cwd: BARE_DIR, env: toBareEnvironment(), heartbeat: "building the bare app" };
    const { status } = await runNode([NEXT_BIN, "build"], options);
    if (status !== 0) throw new Error("The bare app could not be built; the lines above say why.");
    await writeFile(STAMP, hash);
  });
}

/**
 * @param {{ databaseUrl?: string }} [options] databaseUrl: PostgreSQL; without it the embedded database
 * @returns {Promise<{ url: string, stop: () => Promise<unknown> }>}
 */
export async function startBareApp({ databaseUrl = "" } = {}) {
  const [port = 0] = await findFreePorts(1);
  /** @type {string[]} */
  const lines = [];
  const dataDir = join(tmpdir(), `bare-${port}`);
  await mkdir(dataDir, { recursive: true });
  const child = spawnTethered([NEXT_BIN, "start", "-p", String(port)], {
    env: { ...toBareEnvironment(), NODE_ENV: "production", BARE_DATABASE_URL: databaseUrl, BARE_DATA_DIR: dataDir },
    cwd: BARE_DIR,
    onLine: (line) => lines.push(line),
  });
  const url = `http://localhost:${port}`;
  const part = { url, stop: () => stopTethered(child) };
  let ended = false;
  waitForEnd(child).finally(() => (ended = true));
  for (let waited = 0; !(await isAnswering(url)); waited += 100) {
    if (ended || waited > 120_000) {
      if (!ended) await part.stop();
      throw new Error(`The bare app did not start.\n${lines.slice(-20).join("\n")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return part;
}

function toBareEnvironment() {
  const { NODE_ENV: _ignored, NEXT_DIST_DIR: _unused, ...env } = cleanEnvironment();
  return env;
}

/** @param {string} url */
async function isAnswering(url) {
  const answer = await fetch(`${url}/row`).catch(() => null);
  await answer?.text();
  // Next looks for such files in the folders above as well, and a floor with the shop's proxy would be none.
  if (answer?.headers.has("content-security-policy")) throw new Error("The bare app runs the shop's proxy.");
  return answer?.status === 200;
}
