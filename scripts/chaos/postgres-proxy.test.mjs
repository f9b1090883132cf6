import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startPostgres } from "../postgres.mjs";
import { runSql } from "../postgres-sql.mjs";
import { startPostgresProxy } from "./postgres-proxy.mjs";

/** @type {import("../postgres.mjs").TestPostgres} */
let postgres;
/** @type {import("./postgres-proxy.mjs").PostgresProxy} */
let proxy;
let directUrl = "";
/** @type {pg.Client[]} */
const clients = [];

beforeAll(async () => {
  postgres = await startPostgres();
  directUrl = await postgres.createDatabase("proxied");
  await runSql(directUrl, "create table kept (n int primary key)");
  proxy = await startPostgresProxy(directUrl);
});
afterEach(async () => {
  proxy.loseNothing();
  proxy.stall(false);
  await proxy.refuse(false);
  await Promise.all(clients.splice(0).map((client) => client.end().catch(() => {})));
  await runSql(directUrl, "delete from kept");
});
afterAll(async () => {
  await proxy.stop();
  await postgres.stop();
});

async function connect() {
  const client = new pg.Client({ connectionString: proxy.toUrl(directUrl) });
  client.on("error", () => {});
  await client.connect();
  clients.push(client);
  return client;
}

/** @param {pg.Client} client @param {number} n @param {string | pg.QueryConfig} commit */
async function insert(client, n, commit = "commit") {
  await client.query("begin");
  await client.query("insert into kept values ($1)", [n]);
  await client.query(commit);
}

async function readKept() {
  return (await runSql(directUrl, "select n from kept order by n")).map(({ n }) => n);
}

it("passes everything when nothing is ordered, large results and encryption requests among it", async () => {
  const client = await connect();
  await insert(client, 1);
  const { rows } = await client.query("select repeat('x', 3000000) as text, $1::int as n", [5]);
  expect([rows[0].text.length, rows[0].n]).toEqual([3_000_000, 5]);
  await expect(client.query("select nonsense")).rejects.toThrow("nonsense");
  const secure = new pg.Client({ connectionString: proxy.toUrl(directUrl), ssl: true });
  await expect(secure.connect()).rejects.toThrow("does not support SSL");
  expect(await readKept()).toEqual([1]);
  expect(proxy.lost()).toEqual([]);
});

it("loses the answer to a commit that was carried out, as often as ordered", async () => {
  const before = proxy.lost().length;
  proxy.dropCommitAnswers(2);
  for (const n of [1, 2]) await expect(insert(await connect(), n)).rejects.toThrow(/ECONNRESET|terminated/);
  await insert(await connect(), 3);
  expect(await readKept()).toEqual([1, 2, 3]);
  expect(proxy.lost().slice(before)).toMatchObject([
    { what: "answer", statement: "commit", ending: "COMMIT" },
    { what: "answer", statement: "commit", ending: "COMMIT" },
  ]);
});

it("sees a commit by the extended protocol, and what became of it", async () => {
  proxy.dropCommitAnswers(1);
  const client = await connect();
  await client.query("begin");
  await client.query("insert into kept values ($1)", [1]);
  await expect(client.query("insert into kept values ($1)", [1])).rejects.toThrow("duplicate");
  await expect(client.query({ name: "end", text: "COMMIT" })).rejects.toThrow(/ECONNRESET|terminated/);
  expect(proxy.lost().at(-1)).toMatchObject({ statement: "COMMIT", ending: "ROLLBACK" });
  expect(await readKept()).toEqual([]);
});

it("loses a commit on its way, so that nothing is carried out", async () => {
  proxy.lose({ what: "request", times: 1 });
  await expect(insert(await connect(), 1)).rejects.toThrow(/ECONNRESET|terminated/);
  expect(proxy.lost().at(-1)).toMatchObject({ what: "request", ending: "" });
  expect(await readKept()).toEqual([]);
});

it("lets something happen in the moment before or after the commit, while the client waits", async () => {
  /** @type {number[][]} */
  const seen = [];
  const act = async () => seen.push(await readKept());
  proxy.lose({ what: "request", times: 1, act });
  await expect(insert(await connect(), 1)).rejects.toThrow();
  proxy.lose({ what: "answer", times: 1, act });
  await expect(insert(await connect(), 2)).rejects.toThrow();
  expect(seen).toEqual([[], [2]]);
});

it("loses the answers to other statements, by a chance that its seed repeats", async () => {
  const run = async () => {
    await runSql(directUrl, "delete from kept");
    proxy.lose({ what: "answer", of: /^insert/i, chance: 0.5, seed: 3 });
    const outcomes = [];
    for (let n = 0; n < 12; n += 1) {
      const client = await connect();
      outcomes.push(
        await client.query("insert into kept values ($1)", [n]).then(
          () => "heard",
          () => "lost",
        ),
      );
    }
    proxy.loseNothing();
    return outcomes;
  };
  const outcomes = await run();
  expect(new Set(outcomes)).toEqual(new Set(["heard", "lost"]));
  expect(await readKept()).toHaveLength(12);
  expect(await run()).toEqual(outcomes);
});

it("cuts, stalls and refuses connections", async () => {
  const client = await connect();
  expect(proxy.countLinks()).toBe(1);
  proxy.stall(true);
  let answered = false;
  const answer = client.query("select 1").then(() => {
    answered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(answered).toBe(false);
  proxy.stall(false);
  await answer;
  await proxy.refuse(true);
  await expect(connect()).rejects.toThrow("ECONNREFUSED");
  await client.query("select 1");
  await proxy.refuse(false);
  await connect();
  expect(proxy.cutAll()).toBe(2);
  await expect(client.query("select 1")).rejects.toThrow();
});
