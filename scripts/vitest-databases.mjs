// Vitest global setup: one PostgreSQL for the whole run, named to the tests by TEST_POSTGRES_URL, and one embedded database
// for them to copy, whose folder is named by TEST_EMBEDDED_DIR.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { startPostgres } from "./postgres.mjs";
import { runNode } from "./processes.mjs";

/** @param {import("vitest/node").TestProject} project */
export async function setup(project) {
  if (!(await isWanted(project))) return;
  const [postgres, folder] = await Promise.all([startPostgres(), createEmbedded()]);
  process.env.TEST_POSTGRES_URL = postgres.url;
  process.env.TEST_EMBEDDED_DIR = folder;
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** Making one takes seconds of computing, copying it a fraction of one. */
async function createEmbedded() {
  const folder = await mkdtemp(join(tmpdir(), "shop-embedded-"));
  const program = [join(ROOT, "scripts/run.mjs"), "lib/store/fixtures/create-embedded.ts", folder];
  const { status } = await runNode(program, { cwd: ROOT });
  if (status !== 0) throw new Error(`The embedded database for tests could not be made (exit status ${status}).`);
  return folder;
}

/**
 * A run narrowed to files that speak of no database starts without them, which saves seconds.
 * @param {import("vitest/node").TestProject} project
 */
async function isWanted(project) {
  const filters = process.argv.slice(2).filter((argument) => !argument.startsWith("-") && argument !== "run");
  const { testFiles } = await project.globTestFiles(filters);
  const files = testFiles.length > 0 ? testFiles : (await project.globTestFiles()).testFiles;
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.some((text) => /postgres|embedded/i.test(text));
}
