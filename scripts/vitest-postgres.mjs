// Vitest global setup: one PostgreSQL for the whole run, named to the tests by TEST_POSTGRES_URL.
import { readFile } from "node:fs/promises";
import { startPostgres } from "./postgres.mjs";

/** @param {import("vitest/node").TestProject} project */
export async function setup(project) {
  if (!(await isWanted(project))) return;
  const postgres = await startPostgres();
  process.env.TEST_POSTGRES_URL = postgres.url;
  return () => postgres.stop();
}

/**
 * A run narrowed to files that do not speak of the server starts without it, which saves a second.
 * @param {import("vitest/node").TestProject} project
 */
async function isWanted(project) {
  const filters = process.argv.slice(2).filter((argument) => !argument.startsWith("-") && argument !== "run");
  const { testFiles } = await project.globTestFiles(filters);
  const files = testFiles.length > 0 ? testFiles : (await project.globTestFiles()).testFiles;
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.some((text) => /postgres/i.test(text));
}
