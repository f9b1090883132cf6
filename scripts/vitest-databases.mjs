// Vitest global setup: one PostgreSQL for the whole run, named to the tests by TEST_POSTGRES_URL, and one embedded database
// for them to copy, whose folder is named by TEST_EMBEDDED_DIR.
import { readFile } from "node:fs/promises";
import { createEmbedded } from "./embedded-copy.mjs";
import { startPostgres } from "./postgres.mjs";

/** @param {import("vitest/node").TestProject} project */
export async function setup(project) {
  if (!(await isWanted(project))) return;
  const [postgres, embedded] = await Promise.all([startPostgres(), createEmbedded()]);
  process.env.TEST_POSTGRES_URL = postgres.url;
  process.env.TEST_EMBEDDED_DIR = embedded.folder;
  return async () => {
    await postgres.stop();
    await embedded.remove();
  };
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
