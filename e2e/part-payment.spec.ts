import { expect, test } from "./fixtures.ts";
import { decodeGirocode, expectedGirocode } from "./girocode.ts";
import { order, orderState, readFacts, toCents } from "./shopper.ts";

// No push tells of a part: the shop finds it by looking, and looks often here.
test.use({ shopEnv: { POLL_TICK_SECONDS: "2", POLL_FIRST_DAY_SECONDS: "2" } });

test("after a part the page asks for the rest, with a new code", async ({ page, sandbox }) => {
  const token = await order(page, "Vorkasse");
  const before = await readFacts(page);
  const transaction = await sandbox.transaction();
  await sandbox.post(`transactions/${transaction.id}/pay`, { amount: 500 });
  await expect(async () => {
    await page.reload();
    await expect(orderState(page)).toHaveAttribute("data-order-state", "partPaid", { timeout: 1_000 });
  }).toPass();
  const facts = await readFacts(page);
  expect(toCents(facts.amount)).toBe(toCents(before.amount) - 500);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(facts.amount);
  await expect(page.getByText(/5,00.€ von/)).toBeVisible();
  const saved = await page.request.get(`/orders/${token}/girocode.png`);
  expect(await decodeGirocode(await saved.body())).toBe(expectedGirocode(facts));
  expect(expectedGirocode(facts)).not.toBe(expectedGirocode(before));
  await expect(page.getByText("Bestellung stornieren", { exact: true })).toHaveCount(0);
});
