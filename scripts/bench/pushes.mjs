// Status callbacks for existing orders, beside a bare route handler that stores the same body.
import { readDump } from "./dump.mjs";
import { measureLoad } from "./load.mjs";

/**
 * @typedef {object} PushResult
 * @property {import("./load.mjs").Load} bare
 * @property {import("./load.mjs").Load} shop
 * @property {number} acknowledged
 * @property {number} lost acknowledged, and not in the dump
 */

/**
 * @param {import("../stack/start-stack.mjs").Stack} stack with orders
 * @param {string} bareUrl
 * @param {{ seconds: number, connections: number }} load
 * @returns {Promise<PushResult>}
 */
export async function measurePushes(stack, bareUrl, load) {
  const orders = (await readDump(stack)).filter(({ kind, status }) => kind === "order" && status === "placed");
  if (orders.length === 0) throw new Error("There is no order a push could be about.");
  /** @type {Set<string>} */
  const acknowledged = new Set();
  const shots = (/** @type {(pushToken: string) => string} */ toPath) => {
    let count = 0;
    return {
      next() {
        count += 1;
        const id = `evt_bench${count}`;
        return { id, ...toPush(id, toPath(orders[count % orders.length]?.pushToken)) };
      },
    };
  };
  const before = await measureLoad(
    bareUrl,
    shots(() => "/insert"),
    load,
  );
  const shop = await measureLoad(
    stack.shopUrl,
    {
      ...shots((pushToken) => `/api/secuconnect/push/${pushToken}`),
      onAnswer: (status, id) => {
        if (status === 200 && id !== undefined) acknowledged.add(id);
      },
    },
    load,
  );
  const after = await measureLoad(
    bareUrl,
    shots(() => "/insert"),
    load,
  );
  const stored = new Set((await readDump(stack)).filter(({ kind }) => kind === "push").map(({ eventId }) => eventId));
  return {
    bare: { ...before, rate: (before.rate + after.rate) / 2, bad: before.bad + after.bad },
    shop,
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((id) => !stored.has(id)).length,
  };
}

/** @param {string} id @param {string} path */
function toPush(id, path) {
  const body = {
    object: "event.pushes",
    id,
    created: "2026-01-01T12:00:00+01:00",
    target: "payment.transactions",
    type: "changed",
    data: [{ object: "payment.transactions", id: "PCI_BENCH" }],
  };
  return { method: "POST", path, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
