import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../paths.mjs";
import { waitForEnd } from "../processes.mjs";
import { cleanEnvironment } from "../settings.mjs";

/**
 * Everything a shop knows, by `npm run dump`: asked of the running shop, or read from its database when it is down.
 * @param {{ settings: Record<string, string> }} stack whose DATABASE_URL, or DATA_DIR without one, is read; another URL past a
 *   proxy is `{ settings: { ...settings, DATABASE_URL } }`
 * @returns {Promise<({ kind: string } & Record<string, any>)[]>}
 */
export async function readDump(stack) {
  const child = spawn(process.execPath, [join(ROOT, "scripts/run.mjs"), "lib/commands/dump.ts"], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), ...stack.settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = waitForEnd(child);
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(JSON.parse(line));
  const { status } = await ended;
  if (status !== 0) throw new Error(`The dump ended with status ${status}.`);
  return lines;
}
