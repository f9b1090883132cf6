// One embedded database, empty and with its tables up to date, for tests to copy: making one takes seconds of computing,
// copying it a fraction of one. Whoever opens the copy migrates it as ever.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { runNode } from "./processes.mjs";

/** @returns {Promise<{ folder: string, remove: () => Promise<void> }>} folder: a data folder that nobody has open */
export async function createEmbedded() {
  const folder = await mkdtemp(join(tmpdir(), "shop-embedded-"));
  const program = [join(ROOT, "scripts/run.mjs"), "lib/store/fixtures/create-embedded.ts", folder];
  const { status } = await runNode(program, { cwd: ROOT });
  if (status !== 0) throw new Error(`The embedded database for tests could not be made (exit status ${status}).`);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** @param {string} folder of `createEmbedded` @param {string} dataDir that has no database yet */
export async function copyEmbedded(folder, dataDir) {
  await cp(join(folder, "database"), join(dataDir, "database"), { recursive: true });
}
