import { expect, type Sandbox, test } from "./fixtures.ts";
import { ACCOUNT } from "./methods.ts";
import { expectPayment, goToReview, pressOrderButton, submitForm } from "./shopper.ts";

test.use({ shopEnv: { ABANDON_SECONDS: "3", SETTLE_SECONDS: "1" } });
// One after the other, because a stack with settings of its own costs more than it would save to have two.
test.describe.configure({ mode: "default" });

/** What is open at the provider: judged or started, and not ended. */
const OPEN = ["created", "processing", "approved", "pending", "ok", "received"];

async function statusesOf(sandbox: Sandbox): Promise<string[]> {
  const { transactions } = await sandbox.ledger();
  const statuses = transactions.map(({ status }) => status);
  expect(statuses.filter((status) => OPEN.includes(status)).length, statuses.join(" ")).toBeLessThanOrEqual(1);
  return statuses;
}

const expectAborted = (sandbox: Sandbox) =>
  expect.poll(() => statusesOf(sandbox), { timeout: 20_000 }).toEqual(["aborted"]);

test("a checkout that was left ends at the provider, and its page still orders", async ({ page, sandbox }) => {
  await goToReview(page, "Rechnung");
  await expectAborted(sandbox);
  await page.reload();
  await expect(page).toHaveURL(/\/checkout\/review$/);
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await pressOrderButton(page);
  await expectPayment(page, "accepted");
  expect(await statusesOf(sandbox)).toEqual(["aborted", "ok"]);
  expect(await sandbox.changes()).toEqual(["create", "prepare", "abort", "create", "prepare", "start"]);
  const { transactions } = await sandbox.ledger();
  expect(new Set(transactions.map(({ merchantRef }) => merchantRef)).size).toBe(2);
});

test("without a reload the button orders just the same", async ({ page, sandbox }) => {
  await goToReview(page, "Rechnung");
  await expectAborted(sandbox);
  await pressOrderButton(page);
  await expectPayment(page, "accepted");
  expect(await statusesOf(sandbox)).toEqual(["aborted", "ok"]);
});

test("an account is asked for again, and everything else is kept", async ({ page, sandbox }) => {
  await goToReview(page, "Lastschrift");
  await expectAborted(sandbox);
  await pressOrderButton(page);
  await expect(page).toHaveURL(/\/checkout$/);
  await expect(page.getByRole("alert").first()).toContainText("Ihre Bankverbindung wurde aus Sicherheit gelöscht");
  for (const [label, value] of [
    ["E-Mail", "erika@example.test"],
    ["Vorname", "Erika"],
    ["Straße", "Testweg"],
    ["IBAN", ""],
  ] as const) {
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(value);
  }
  await expect(page.getByRole("radio", { name: "Lastschrift", exact: true })).toBeChecked();
  await page.getByLabel("IBAN", { exact: true }).fill(ACCOUNT);
  await submitForm(page);
  await expect(page).toHaveURL(/\/checkout\/review/);
  await pressOrderButton(page);
  await expectPayment(page, "paid");
  expect((await statusesOf(sandbox))[0]).toBe("aborted");
});

test("prepayment opens nothing before the order button, so nothing is left behind", async ({ page, sandbox }) => {
  await goToReview(page, "Vorkasse");
  await page.waitForTimeout(4_000);
  expect(await statusesOf(sandbox)).toEqual([]);
  await pressOrderButton(page);
  await expectPayment(page, "pending");
  expect(await statusesOf(sandbox)).toEqual(["pending"]);
});
