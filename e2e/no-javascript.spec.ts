import { expect, test } from "./fixtures.ts";
import { METHODS } from "./methods.ts";
import { expectPayment, fillCheckout, order, putIntoBasket, readFacts, submitForm } from "./shopper.ts";

test.use({ javaScriptEnabled: false });

for (const { label, started, hasTransfer } of METHODS) {
  test(`the whole purchase by ${label} works without JavaScript`, async ({ page }) => {
    await order(page, label);
    await expectPayment(page, started);
    if (hasTransfer) expect((await readFacts(page)).purpose).toMatch(/^TA \d+$/);
  });
}

test("mistakes are explained, and what was typed stays", async ({ page }) => {
  await putIntoBasket(page);
  await page.goto("/checkout");
  await fillCheckout(page, "Rechnung", { PLZ: "1067", "E-Mail": "erika@" });
  await submitForm(page);
  await expect(page).toHaveURL(/\/checkout/);
  await expect(page.getByLabel("PLZ", { exact: true })).toHaveValue("1067");
  await expect(page.getByLabel("PLZ", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText(/1067/).first()).toBeVisible();
  await expect(page.getByLabel("E-Mail", { exact: true })).toHaveAttribute("aria-invalid", "true");
});
