import { createServer } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startProviderGate } from "./provider-gate.mjs";

/** @type {import("./provider-gate.mjs").ProviderGate} */
let gate;
/** @type {import("node:http").Server} */
let provider;

beforeEach(async () => {
  provider = createServer((_incoming, outgoing) => outgoing.end("fine"));
  await new Promise((resolve) => provider.listen(0, () => resolve(undefined)));
  gate = await startProviderGate();
  gate.aim(/** @type {import("node:net").AddressInfo} */ (provider.address()).port);
});
afterEach(async () => {
  await gate.stop();
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
});

const ask = () =>
  fetch(`${gate.settings.SECUCONNECT_API_URL}/x`, { method: "POST", body: "y", signal: AbortSignal.timeout(1_000) });

it("lets calls through, fails in every way, and lets them through again", async () => {
  expect(await (await ask()).text()).toBe("fine");
  for (const mode of /** @type {const} */ ([500, 502, 503, 504])) {
    await gate.shut(mode);
    expect((await ask()).status).toBe(mode);
  }
  for (const mode of /** @type {const} */ (["reset", "refuse", "stall"])) {
    await gate.shut(mode);
    await expect(ask()).rejects.toThrow();
  }
  await gate.shut("pass");
  expect(await (await ask()).text()).toBe("fine");
  // A refused connection never gets as far as being counted.
  expect(gate.calls.map(({ status }) => status)).toEqual([200, 500, 502, 503, 504, 0, 0, 200]);
});

it("answers 429 to what is too much for a second", async () => {
  gate.limit(2, 7);
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("7");
});
