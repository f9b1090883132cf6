import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import pg from "pg";
import { expect, it } from "vitest";
import { isListening } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";

// Two servers are started from nothing, beside everything else that is tested.
const PATIENCE = 120_000;

it("starts a server, makes databases that know nothing of each other, and leaves nothing behind", {
  timeout: PATIENCE,
}, async () => {
  const postgres = await startPostgres();
  const [first, second] = await Promise.all([
    postgres.createDatabase("Trial one"),
    postgres.createDatabase("Trial one"),
  ]);
  expect(first).not.toBe(second);
  await query(first, "create table only_here (id int)");
  await expect(query(second, "select * from only_here")).rejects.toThrow("does not exist");
  expect(await query(second, "select current_setting('fsync') as fsync")).toEqual([{ fsync: "off" }]);
  await postgres.stop();
  if (!process.env.TEST_DATABASE_URL) expect(await isListening(address(postgres.url))).toBe(false);
});

it("stops the server when whoever started it is killed", { timeout: PATIENCE }, async () => {
  const program = `
    import { startPostgres } from ${JSON.stringify(new URL("./postgres.mjs", import.meta.url).href)};
    console.log((await startPostgres()).url);
    setInterval(() => {}, 1000);`;
  const { TEST_DATABASE_URL: _unused, ...env } = process.env;
  const starter = spawn(process.execPath, ["--input-type=module", "-e", program], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((resolve) => createInterface({ input: starter.stdout }).once("line", resolve));
  expect(await isListening(address(url))).toBe(true);
  starter.kill("SIGKILL");
  await expect.poll(() => isListening(address(url)), { timeout: PATIENCE / 2 }).toBe(false);
});

/** @param {string} url */
function address(url) {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}

/** @param {string} url @param {string} sql */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
