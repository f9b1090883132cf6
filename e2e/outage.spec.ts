import { collectComplaints, expect, test } from "./fixtures.ts";
import { METHODS } from "./methods.ts";
import { goToReview, orderState, pressOrderButton, readFacts } from "./shopper.ts";

test.use({ shopEnv: { SETTLE_SECONDS: "1", JOB_RETRY_CAP_SECONDS: "1", JOB_LEASE_SECONDS: "15" } });
// One after the other, because a stack with settings of its own costs more than it would save to have two.
test.describe.configure({ mode: "default" });
test.setTimeout(120_000);

test("orders made while the provider is away finish by themselves, whatever the way to pay", async ({
  browser,
  sandbox,
  stack,
}) => {
  // Side by side in one outage, each in a browser of its own, because what is lost comes back after a while only.
  const customers = await Promise.all(
    METHODS.map(async (method) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const email = `ausfall-${method.label.toLowerCase()}@example.test`;
      return { ...method, context, page, email, complaints: collectComplaints(page) };
    }),
  );
  for (const { page, label, email } of customers) await goToReview(page, label, { "E-Mail": email });
  await stack.stopSandbox();
  for (const { page } of customers) {
    await pressOrderButton(page);
    await expect(page).toHaveURL(/\/orders\/[\w-]{22}$/);
    await expect(orderState(page)).toHaveAttribute("data-order-status", "placed");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("prüfen");
    await expect(page.getByRole("main")).toContainText(/\b1\d{4}\b/);
  }
  await stack.startSandbox();
  for (const { page, label, started, email, mail, hasTransfer } of customers) {
    await expect(orderState(page), label).toHaveAttribute("data-payment-status", started, { timeout: 60_000 });
    if (hasTransfer) expect((await readFacts(page)).purpose).toMatch(/^TA \d+$/);
    await sandbox.waitForMail(email, mail);
  }
  const starts = (await sandbox.ledger()).requests.filter(({ call, status }) => call === "start" && status === 200);
  expect(starts).toHaveLength(customers.length);
  expect(new Set(starts.map(({ path }) => path)).size).toBe(customers.length);
  for (const { context, complaints } of customers) {
    expect(complaints).toEqual([]);
    await context.close();
  }
});

test.describe("without scripts, because a browser complains aloud when its shop is gone", () => {
  test.use({ javaScriptEnabled: false });

  test("a shop that is killed between order and answer finishes the order when it is back", async ({
    page,
    sandbox,
    stack,
  }) => {
    await goToReview(page, "Rechnung");
    await sandbox.post("next", { call: "start", outcome: "slow:3000" });
    const click = pressOrderButton(page).catch(() => {});
    await expect.poll(async () => (await sandbox.ledger()).requests.some((entry) => entry.call === "start")).toBe(true);
    await stack.stopShop("SIGKILL");
    await click;
    await stack.startShop();
    await page.goto("/checkout/review");
    await expect(page).toHaveURL(/\/orders\/[\w-]{22}$/);
    // Without a push the dead process' lease has to run out first.
    await expect(orderState(page)).toHaveAttribute("data-payment-status", "accepted", { timeout: 60_000 });
    expect((await sandbox.changes()).filter((call) => call === "start")).toHaveLength(1);
  });
});
