import { expect, test } from "./fixtures.ts";
import { expectPayment, fillCheckout, goToReview, order, pressOrderButton, submitForm } from "./shopper.ts";

test.use({ shopEnv: { SECUCONNECT_AUTO_CAPTURE: "true" } });
// One after the other, because a stack with settings of its own costs more than it would save to have two.
test.describe.configure({ mode: "default" });

test("auto-capture prepares and captures in one call, with the order button", async ({ page, sandbox }) => {
  await goToReview(page, "Rechnung");
  expect(await sandbox.changes()).toEqual([]);
  await pressOrderButton(page);
  await expectPayment(page, "accepted");
  expect(await sandbox.changes()).toEqual(["create", "prepare"]);
  expect((await sandbox.transaction()).status).toBe("ok");
});

test("auto-capture leaves prepayment as it is", async ({ page }) => {
  await order(page, "Vorkasse");
  await expectPayment(page, "pending");
});

test("a refusal at the order button leads back to the form with prepayment chosen", async ({ page, sandbox }) => {
  await goToReview(page, "Rechnung");
  await sandbox.post("next", { call: "prepare", outcome: "declined" });
  await pressOrderButton(page);
  await expect(page).toHaveURL(/\/checkout\?/);
  await expect(page.getByRole("radio", { name: "Vorkasse", exact: true })).toBeChecked();
  await fillCheckout(page, "Vorkasse");
  await submitForm(page);
  await expect(page).toHaveURL(/\/checkout\/review/);
  await pressOrderButton(page);
  await expectPayment(page, "pending");
});
