// How much the sandbox bears, and how soon it is there, beside a bare node:http server under the same load.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleEntry } from "../bundle.mjs";
import { ROOT } from "../paths.mjs";
import { killGroup, spawnTethered, stopTethered, waitForEnd } from "../processes.mjs";
import { fetchToken, measureProvider } from "./provider-load.mjs";

/**
 * @typedef {{ bare: import("./provider-load.mjs").ProviderLoad, sandbox: import("./provider-load.mjs").ProviderLoad,
 *   paced: import("./provider-load.mjs").ProviderLoad, perSecond: number, journal: number, kept: number, startEmpty: number,
 *   startFull: number, startBare: number }} SandboxResult milliseconds for the starts; journal: requests on record before the
 *   last start, kept: after it
 * @typedef {<P extends import("./workplace.mjs").Stoppable>(part: P) => P} Keep
 */

/**
 * @param {Keep} keep
 * @param {{ connections: number, providerSeconds: number, perSecond: number, journal: number }} extent
 * @returns {Promise<SandboxResult>}
 */
export async function measureSandbox(keep, extent) {
  const { connections, providerSeconds: seconds, perSecond } = extent;
  const bareServer = keep(await startProgram([fileURLToPath(new URL("./bare-http.mjs", import.meta.url))], {}));
  const program = [await bundleEntry("lib/sandbox/main.ts")];
  const env = { DATA_DIR: await mkdtemp(join(tmpdir(), "sandbox-bench-")), SANDBOX_PORT: "0", SANDBOX_SMTP_PORT: "0" };
  const first = keep(await startProgram(program, env));
  const token = await fetchToken(first.origin);

  // A process that has just started has not compiled its code yet.
  for (const { origin } of [bareServer, first]) await measureProvider(origin, token, { seconds: 1, connections });
  const bare = await measureProvider(bareServer.origin, token, { seconds, connections });
  const sandbox = await measureProvider(first.origin, token, { seconds, connections });
  const paced = await measureProvider(first.origin, token, { seconds, connections, perSecond });
  const recorded = await countRequests(first.origin);
  const fill = await measureProvider(first.origin, token, { requests: extent.journal - recorded, connections });
  sandbox.errors.push(...fill.errors);
  const journal = await countRequests(first.origin);

  await first.kill(); // not stopped: a stopped one would tidy its journal up
  const second = keep(await startProgram(program, env));
  const kept = await countRequests(second.origin);
  await Promise.all([second.stop(), bareServer.stop()]);
  const starts = { startEmpty: first.ms, startFull: second.ms, startBare: bareServer.ms };
  return { bare, sandbox, paced, perSecond, journal, kept, ...starts };
}

/** @param {string} origin @returns {Promise<number>} requests to the provider's surface on record */
async function countRequests(origin) {
  const { requests } = await (await fetch(`${origin}/_sandbox/`)).json();
  return requests;
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<{ origin: string, ms: number, stop: () => Promise<unknown>, kill: () => Promise<unknown> }>} ms from the
 *   start of the process until it answers
 */
async function startProgram(args, env) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawnTethered(args, {
      env: { ...process.env, ...env },
      cwd: ROOT,
      onLine: (line) => {
        const origin = /http:\/\/[\d.:]+/.exec(line)?.[0];
        if (!/ready/i.test(line) || origin === undefined) return;
        const stop = () => stopTethered(child);
        const kill = () => {
          killGroup(child);
          return waitForEnd(child);
        };
        resolve({ origin, ms: performance.now() - begun, stop, kill });
      },
    });
    child.once("exit", () => reject(new Error(`${args[0]} ended before it was ready.`)));
  });
}
