import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeCall, startProviderProxy } from "./provider-proxy.mjs";

/** @type {string[]} */
const carriedOut = [];
const provider = createServer((incoming, outgoing) => {
  carriedOut.push(`${incoming.method} ${incoming.url}`);
  outgoing.end(`done ${carriedOut.length}`);
});
/** @type {import("./provider-proxy.mjs").ProviderProxy} */
let proxy;
let transactions = "";
beforeAll(async () => {
  await new Promise((resolve) => provider.listen(0, "127.0.0.1", () => resolve(undefined)));
  proxy = await startProviderProxy(/** @type {import("node:net").AddressInfo} */ (provider.address()).port);
  transactions = `${proxy.settings.SECUCONNECT_API_URL}/Smart/Transactions`;
});
afterAll(async () => {
  await proxy.stop();
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
});

const post = async (/** @type {string} */ url) => (await fetch(url, { method: "POST", body: "{}" })).text();

it("knows the calls of a purchase", () => {
  const base = "/api/v2/Smart/Transactions";
  const calls = [
    ["POST", "/oauth/token", "token"],
    ["POST", base, "create"],
    ["GET", `${base}?q=merchantRef:1`, "list"],
    ["GET", `${base}/STX_1`, "get"],
    ["PUT", `${base}/STX_1`, "update"],
    ["POST", `${base}/STX_1/prepare/invoice`, "prepare"],
    ["POST", `${base}/STX_1/start`, "start"],
    ["POST", "/api/v2/Payment/Customers", ""],
  ];
  for (const [method = "", path = "", call = ""] of calls) expect(describeCall(method, path).call).toBe(call);
});

it("acts before the provider has seen a call, or after it was carried out, and loses it then", async () => {
  /** @type {number[]} */
  const seen = [];
  const act = () => seen.push(carriedOut.length);
  proxy.interrupt({ when: "asked", call: "start", act });
  await expect(post(`${transactions}/STX_1/start`)).rejects.toThrow();
  proxy.interrupt({ when: "done", call: "start", act });
  await post(`${transactions}/STX_1/prepare/invoice`);
  await expect(post(`${transactions}/STX_1/start`)).rejects.toThrow();
  expect(await post(`${transactions}/STX_1/start`)).toBe("done 3");
  expect(seen).toEqual([0, 2]);
  expect(proxy.countInterrupted()).toBe(2);
});

it("lets a call go on afterwards when told so", async () => {
  let acted = 0;
  proxy.interrupt({ when: "done", call: "create", times: 2, passes: true, act: () => (acted += 1) });
  for (const expected of [1, 2, 2]) {
    expect(await post(transactions)).toMatch(/^done/);
    expect(acted).toBe(expected);
  }
});

it("says when an act has ended, and what it threw", async () => {
  let hasEnded = false;
  const act = async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    hasEnded = true;
    throw new Error("nobody to kill");
  };
  proxy.interrupt({ when: "asked", call: "get", act });
  await expect(fetch(`${transactions}/STX_1`, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  expect(hasEnded).toBe(false);
  await expect(proxy.settled()).rejects.toThrow("nobody to kill");
  expect(hasEnded).toBe(true);
  await proxy.settled();
});
