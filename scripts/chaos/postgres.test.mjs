import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isListening } from "../ports.mjs";
import { isAlive } from "../process-tree.mjs";
import { startTorturedPostgres } from "./postgres.mjs";

/** @type {import("./postgres.mjs").TorturedPostgres} */
let postgres;
let url = "";
beforeAll(async () => {
  postgres = await startTorturedPostgres();
  url = await postgres.createDatabase("trial");
  await postgres.query("create table kept (n int)", [], url);
});
afterAll(() => postgres.stop());

it("keeps what was committed through kills and immediate restarts, on the same port", async () => {
  expect(await postgres.query("select current_setting('fsync') as fsync")).toEqual([{ fsync: "on" }]);
  for (const n of [1, 2]) {
    await postgres.query("insert into kept values ($1)", [n], url);
    await postgres.kill();
    expect(await isListening(address(url))).toBe(false);
    await expect(postgres.query("select 1", [], url)).rejects.toThrow("ECONNREFUSED");
    await postgres.start();
  }
  await postgres.query("insert into kept values (3)", [], url);
  await postgres.restart();
  expect(await postgres.query("select n from kept order by n", [], url)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

it("kills sessions that are busy, too", async () => {
  const busy = await connect();
  const [{ pid }] = (await busy.query("select pg_backend_pid() as pid")).rows;
  const answer = expect(busy.query("select count(*) from generate_series(1, 100000000000)")).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await postgres.kill();
  expect(isAlive(pid)).toBe(false);
  await answer;
  await postgres.start();
});

it("ends the sessions of others and sees which of them idle in a transaction", async () => {
  const client = await connect();
  await client.query("begin");
  await client.query("select 7");
  expect(await postgres.listIdleInTransaction()).toEqual([
    { pid: expect.any(Number), seconds: expect.any(Number), query: "select 7" },
  ]);
  const ended = new Promise((resolve) => client.once("error", resolve));
  expect(await postgres.terminateConnections()).toBe(1);
  expect(await ended).toMatchObject({ code: "57P01" });
  expect(await postgres.listIdleInTransaction()).toEqual([]);
});

it("refuses writes in sessions old and new while it is read-only", async () => {
  const old = await connect();
  await postgres.readOnly(true);
  const fresh = await connect();
  for (const client of [old, fresh]) await expect(client.query("delete from kept")).rejects.toThrow("read-only");
  await postgres.readOnly(false);
  for (const client of [old, fresh]) await client.query("delete from kept");
  await Promise.all([old.end(), fresh.end()]);
});

async function connect() {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** @param {string} of */
function address(of) {
  const { hostname, port } = new URL(of);
  return { host: hostname, port: Number(port) };
}
