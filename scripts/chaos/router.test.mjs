import { createServer } from "node:http";
import { afterEach, expect, it } from "vitest";
import { findFreePorts } from "../ports.mjs";
import { startRouter } from "./router.mjs";

/** @type {(() => Promise<unknown>)[]} */
const endings = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** @param {import("node:http").RequestListener} answer */
async function startInstance(answer) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  endings.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return /** @type {import("node:net").AddressInfo} */ (server.address()).port;
}

/** @param {number[]} ports @param {number} [seed] */
async function startRouterFor(ports, seed) {
  const router = await startRouter(ports, seed === undefined ? {} : { seed });
  endings.push(router.stop);
  return { router, url: `http://127.0.0.1:${router.port}` };
}

it("passes requests whole, by turns, with the host the customer asked for", async () => {
  const seen = /** @type {string[]} */ ([]);
  const start = (/** @type {string} */ name) =>
    startInstance(async (incoming, outgoing) => {
      let body = "";
      for await (const chunk of incoming) body += chunk;
      seen.push(name);
      const told = `${name} ${incoming.method} ${incoming.url} ${incoming.headers.host} ${body}`;
      outgoing.writeHead(201, { "set-cookie": ["a=1", "b=2"] }).end(told);
    });
  const { router, url } = await startRouterFor([await start("one"), await start("two")]);
  const answers = await Promise.all([1, 2].map((n) => fetch(`${url}/x?n=${n}`, { method: "POST", body: `body ${n}` })));
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(answers[0]?.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  for (const [index, text] of texts.entries()) {
    expect(text).toMatch(new RegExp(`^(one|two) POST /x\\?n=${index + 1} 127.0.0.1:${router.port} body ${index + 1}$`));
  }
  expect(seen.sort()).toEqual(["one", "two"]);
  expect(router.counts()).toEqual([1, 1]);
});

it("tries the next instance when the first refuses the connection, and says so when all do", async () => {
  const [dead = 0] = await findFreePorts(1);
  const alive = await startInstance((_incoming, outgoing) => outgoing.end("fine"));
  const { url } = await startRouterFor([dead, alive]);
  for (let turn = 0; turn < 4; turn += 1) expect(await (await fetch(url)).text()).toBe("fine");
  const none = await startRouterFor([dead]);
  expect((await fetch(none.url)).status).toBe(503);
});

it("hands a death after the connection on, and never asks twice", async () => {
  let asked = 0;
  const dying = await startInstance((incoming) => {
    asked += 1;
    incoming.socket.destroy();
  });
  const dyingLater = await startInstance((_incoming, outgoing) => {
    outgoing.writeHead(200, { "content-length": "100" });
    outgoing.write("half");
    setTimeout(() => outgoing.destroy(), 50);
  });
  const spare = await startInstance((_incoming, outgoing) => {
    asked += 1;
    outgoing.end();
  });
  const first = await startRouterFor([spare, dying]); // the second is first in turn
  expect((await fetch(first.url, { method: "POST", body: "order" })).status).toBe(502);
  expect(asked).toBe(1);
  const second = await startRouterFor([dyingLater]);
  await expect(fetch(second.url).then((answer) => answer.text())).rejects.toThrow();
});

it("draws the same lots for the same seed", async () => {
  const ports = await Promise.all([1, 2, 3].map(() => startInstance((_incoming, outgoing) => outgoing.end())));
  const run = async (/** @type {number} */ seed) => {
    const { router, url } = await startRouterFor(ports, seed);
    for (let n = 0; n < 30; n += 1) await fetch(url);
    return router.counts();
  };
  const counts = await run(7);
  expect(await run(7)).toEqual(counts);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});
