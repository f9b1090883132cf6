// What a busy shop asks of its provider: create, prepare, start, read both objects, over kept connections.
import { Agent, request } from "node:http";
import { findPercentile } from "./percentile.mjs";

/** @typedef {{ requests: number, rate: number, p50: number, p99: number, errors: string[] }} ProviderLoad milliseconds */

const PATH = "/api/v2/Smart/Transactions";
const ORDER = {
  is_demo: true,
  intent: "sale",
  customer: {
    contact: {
      forename: "Erika",
      surname: "Probe",
      email: "erika@example.test",
      address: { street: "Testweg", street_number: "7", postal_code: "01896", city: "Pulsnitz", country: "DE" },
    },
  },
  transactionRef: "Demo-Shop Bestellung",
  basket: {
    products: [
      { id: 1, item_type: "article", desc: "Tasse", articleNumber: "T-1", quantity: 2, priceOne: 1290, tax: 19 },
      { id: 2, item_type: "shipping", desc: "Versand", quantity: 1, priceOne: 490, tax: 19 },
    ],
  },
  basket_info: { sum: 3070, currency: "EUR" },
};

/**
 * @param {string} origin
 * @param {string} token
 * @param {{ seconds?: number, requests?: number, connections: number, perSecond?: number }} extent ends after so many
 *   seconds or requests; with `perSecond` a request leaves only when its time has come, otherwise when the one before it
 *   on its connection is answered
 * @returns {Promise<ProviderLoad>}
 */
export async function measureProvider(
  origin,
  token,
  { seconds = Infinity, requests = Infinity, connections, perSecond },
) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies = /** @type {number[]} */ ([]);
  const errors = /** @type {string[]} */ ([]);
  const begun = performance.now();
  let sent = 0;
  const isOver = () => sent >= requests || performance.now() - begun > seconds * 1000;

  const send = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {unknown} */ body) => {
    const turn = sent;
    sent += 1;
    if (perSecond) await wait(begun + (turn * 1000) / perSecond - performance.now());
    const left = performance.now();
    try {
      const { status, json } = await exchange(agent, origin, method, path, body, token);
      latencies.push(performance.now() - left);
      if (status !== 200) errors.push(`${method} ${path}: ${status}`);
      return json;
    } catch (error) {
      errors.push(`${method} ${path}: ${/** @type {Error} */ (error).message}`);
      return {};
    }
  };
  const buy = async () => {
    const { id } = await send("POST", PATH, { ...ORDER, merchantRef: `B${sent}` });
    await send("POST", `${PATH}/${id}/prepare/invoice`, undefined);
    const { transactions } = await send("POST", `${PATH}/${id}/start`, undefined);
    await send("GET", `${PATH}/${id}`, undefined);
    await send("GET", `/api/v2/Payment/Transactions/${transactions?.[0]?.id}`, undefined);
  };
  const shop = async () => {
    while (!isOver()) await buy();
  };
  await Promise.all(Array.from({ length: connections }, shop));
  const ms = performance.now() - begun;
  agent.destroy();
  return {
    requests: sent,
    rate: (latencies.length * 1000) / ms,
    p50: findPercentile(latencies, 0.5),
    p99: findPercentile(latencies, 0.99),
    errors,
  };
}

/**
 * @param {string} origin
 * @returns {Promise<string>} an access token of the sandbox
 */
export async function fetchToken(origin) {
  const { client_id, client_secret } = await readCredentials();
  const body = { grant_type: "client_credentials", client_id, client_secret };
  const { json } = await exchange(new Agent(), origin, "POST", "/oauth/token", body, "");
  return json.access_token;
}

async function readCredentials() {
  const { bundleEntry } = await import("../bundle.mjs");
  const { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } = await import(
    await bundleEntry("lib/secuconnect/wire/sandbox-credentials.ts")
  );
  return { client_id: SANDBOX_CLIENT_ID, client_secret: SANDBOX_CLIENT_SECRET };
}

/**
 * @param {Agent} agent
 * @param {string} origin
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {string} token
 * @returns {Promise<{ status: number, json: any }>}
 */
function exchange(agent, origin, method, path, body, token) {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const outgoing = request(`${origin}${path}`, { agent, method, headers }, (answer) => {
      const chunks = /** @type {Buffer[]} */ ([]);
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        try {
          resolve({ status: answer.statusCode ?? 0, json: JSON.parse(Buffer.concat(chunks).toString()) });
        } catch (error) {
          reject(error);
        }
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** @param {number} ms @returns {Promise<void> | undefined} */
function wait(ms) {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
}
