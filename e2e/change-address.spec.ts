import { expect, test } from "./fixtures.ts";
import { expectPayment, goToReview, pressOrderButton, putIntoBasket, submitForm } from "./shopper.ts";

test("a changed address is sent and judged again before the payment starts", async ({ page, sandbox }) => {
  await goToReview(page, "Rechnung");
  await page
    .getByRole("link", { name: /ändern/i })
    .first()
    .click();
  await expect(page.getByLabel("Straße", { exact: true })).toHaveValue("Testweg");
  await page.getByLabel("Straße", { exact: true }).fill("Andere Gasse");
  await submitForm(page);
  await expect(page).toHaveURL(/\/checkout\/review/);
  await expect(page.getByText("Andere Gasse").first()).toBeVisible();
  await pressOrderButton(page);
  await expectPayment(page, "accepted");
  expect(await sandbox.changes()).toEqual(["create", "prepare", "update", "prepare", "start"]);
  const puts = (await sandbox.ledger()).requests.filter((entry) => entry.method === "PUT");
  expect(JSON.stringify(puts[0]?.body)).toContain("Andere Gasse");
});

test("a basket changed in another tab is shown again before it is ordered", async ({ page, context, sandbox }) => {
  await goToReview(page, "Rechnung");
  const other = await context.newPage();
  await putIntoBasket(other, "siedesalz");
  await pressOrderButton(page);
  await expect(page).toHaveURL(/\/checkout\/review/);
  await expect(page.getByRole("main")).toContainText("Siedesalz");
  expect(await sandbox.changes()).not.toContain("start");
  await pressOrderButton(page);
  await expectPayment(page, "accepted");
  expect(await sandbox.changes()).toEqual(["create", "prepare", "update", "prepare", "start"]);
});
