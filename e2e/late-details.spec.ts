import { expect, test } from "./fixtures.ts";
import { decodeGirocode, expectedGirocode } from "./girocode.ts";
import { order, orderState, readFacts } from "./shopper.ts";

test.use({ shopEnv: { POLL_DETAILS_SECONDS: "1", POLL_TICK_SECONDS: "2" } });

test("bank details that come later are awaited, and nothing is asked for before", async ({ page, sandbox }) => {
  const email = "spaeter@example.test";
  await sandbox.post("contract", { lateInstructions: true });
  const token = await order(page, "Vorkasse", { "E-Mail": email });
  await expect(orderState(page)).toHaveAttribute("data-order-state", "detailsMissing");
  await expect(page.locator("[data-fact]")).toHaveCount(0);
  expect((await page.request.get(`/orders/${token}/girocode.png`)).status()).toBe(404);
  expect((await sandbox.mailsTo(email)).filter(({ subject }) => subject.includes("überweisen"))).toEqual([]);
  await sandbox.post("contract", { lateInstructions: false });
  // Told by the shop; nobody reloads.
  await expect(orderState(page)).toHaveAttribute("data-order-state", "transfer", { timeout: 45_000 });
  const facts = await readFacts(page);
  const code = await page.request.get(`/orders/${token}/girocode.png`);
  expect(await decodeGirocode(await code.body())).toBe(expectedGirocode(facts));
  expect((await sandbox.waitForMail(email, /bitte .* überweisen/)).text).toContain(facts.purpose);
});
