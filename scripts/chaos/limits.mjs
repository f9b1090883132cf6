// node scripts/chaos/limits.mjs: the database goes away and comes back (G-41); more people come than can be served (G-51).
// Needs a current production build.
import pg from "pg";
import { readDump } from "../bench/dump.mjs";
import { ensureBuilt } from "../ensure-built.mjs";
import { findFreePorts } from "../ports.mjs";
import { startPostgres } from "../postgres.mjs";
import { startStack } from "../stack/start-stack.mjs";
import { openReview } from "./open-review.mjs";
import { startSwitch } from "./switch.mjs";
import { createVerdict } from "./verdict.mjs";

const { check, end } = createVerdict();
await ensureBuilt();
await loseDatabase();
await crowd();
end();

/** @typedef {import("../stack/start-stack.mjs").Stack} Stack */

/** @param {Stack} stack @param {string} pushToken @param {string} id */
function push(stack, pushToken, id) {
  return fetch(`${stack.shopUrl}/api/secuconnect/push/${pushToken}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id }),
  });
}

async function loseDatabase() {
  const postgres = await startPostgres();
  const direct = new URL(await postgres.createDatabase("away"));
  const [port = 0, closedPort = 0] = await findFreePorts(2);
  const line = await startSwitch(port);
  line.turnTo(Number(direct.port));
  const url = new URL(direct);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  const stack = await startStack({ env: { DATABASE_URL: url.href, MAX_PUSHES: "1", MAX_WAITING_PUSHES: "1" } });
  try {
    const { visitor, order } = await openReview(stack);
    const dump = await readDump(stack);
    const pushToken = dump.find(({ kind }) => kind === "order")?.pushToken;
    await stormWith(stack, direct.href, pushToken);
    line.turnTo(closedPort);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    for (const path of ["/", "/checkout/review", "/orders/abcdefghijklmnopqrstuv"]) {
      const answer = await fetch(stack.shopUrl + path);
      const isHonest = answer.status === 503 && answer.headers.has("retry-after") && /<h1>/.test(await answer.text());
      check(`${path} says 503 while the database is away`, isHonest, answer.status);
    }
    const pressed = await visitor.post("/checkout/review", order);
    check("so does the order button without script", pressed.status === 503, pressed.status);
    const told = await push(stack, pushToken, "evt_away");
    check(
      "a push is sent back with 503 and Retry-After",
      told.status === 503 && told.headers.has("retry-after"),
      told.status,
    );
    const ready = await fetch(`${stack.shopUrl}/api/health/ready`);
    check("readiness is 503", ready.status === 503, ready.status);
    line.turnTo(Number(direct.port));
    const backAt = Date.now();
    while ((await fetch(stack.shopUrl)).status !== 200 && Date.now() - backAt < 30_000) {
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    check("pages are back within 15 s without a restart", Date.now() - backAt < 15_000, Date.now() - backAt);
    const again = await visitor.post("/checkout/review", order);
    check("the same press places the order", again.status === 303 && /^\/orders\//.test(again.location), again);
    const orders = (await readDump(stack)).filter(({ kind, status }) => kind === "order" && status === "placed");
    check("once", orders.length === 1, orders.length);
    const log = await stack.log();
    const isDiscreet = !/erika|Pulsnitz|insert into|select "/i.test(log) && !log.includes(pushToken);
    check("and the log names neither people nor tokens nor queries", isDiscreet, log.slice(-800));
  } finally {
    await stack.stop();
    await line.stop();
    await postgres.stop();
  }
}

/**
 * Pushes while the inbox cannot be written to: one is at it, one waits, all others hear at once that they should come again.
 * @param {Stack} stack @param {string} databaseUrl @param {string} pushToken
 */
async function stormWith(stack, databaseUrl, pushToken) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("begin; lock table push_inbox in access exclusive mode");
  const sent = Array.from({ length: 40 }, (_, index) => push(stack, pushToken, `evt_${index}`));
  let answered = 0;
  for (const answer of sent) answer.then(() => (answered += 1));
  for (let waited = 0; answered < 38 && waited < 4_000; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await client.query("commit");
  await client.end();
  const answers = await Promise.all(sent);
  const stored = answers.filter(({ status }) => status === 200).length;
  const sentBack = answers.filter(({ status, headers }) => status === 503 && headers.has("retry-after")).length;
  check("40 pushes at once: 2 stored, 38 sent back with Retry-After", stored === 2 && sentBack === 38, [
    stored,
    sentBack,
  ]);
}

async function crowd() {
  const env = { MAX_ACTIONS: "1", MAX_WAITING_ACTIONS: "1" };
  const stack = await startStack({ env });
  try {
    const people = [];
    for (let index = 0; index < 5; index += 1) people.push(await openReview(stack));
    const latency = { latency: [800, 800] };
    await fetch(`${stack.sandboxUrl}/_sandbox/weather`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(latency),
    });
    const answers = await Promise.all(people.map(({ visitor, order }) => visitor.post("/checkout/review", order)));
    const isServed = (/** @type {{ location: string }} */ { location }) => /^\/orders\//.test(location);
    const turnedAway = answers.filter(({ location }) => location === "/checkout/review?problem=crowded").length;
    check(
      "a crowd is served or told to come back, nothing else",
      answers.filter(isServed).length + turnedAway === 5,
      answers,
    );
    check("some were told", turnedAway > 0, answers);
    for (const [index, person] of people.entries()) {
      if (isServed(/** @type {{ location: string }} */ (answers[index]))) continue;
      const page = await person.visitor.get("/checkout/review?problem=crowded");
      if (!page.body.includes("Gerade bestellen sehr viele")) check("and read why", false, page.status);
      const again = await person.visitor.post("/checkout/review", person.order);
      if (!isServed(again)) check("and are served when they come back", false, again);
    }
    const dump = await readDump(stack);
    const placed = dump.filter(({ kind, status }) => kind === "order" && status === "placed").length;
    check("everybody has ordered once in the end", placed === 5, placed);
  } finally {
    await stack.stop();
  }
}
