import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../paths.mjs";
import { waitForEnd } from "../processes.mjs";
import { cleanEnvironment } from "../settings.mjs";

/**
 * Everything a running shop knows, by `npm run dump`.
 * @param {import("../stack/start-stack.mjs").Stack} stack
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
