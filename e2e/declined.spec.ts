import { expect, test } from "./fixtures.ts";
import { ERIKA, expectPayment, fillCheckout, pressOrderButton, putIntoBasket, submitForm } from "./shopper.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a refused invoice keeps everything typed and goes on with prepayment", async ({ page, sandbox }) => {
      await sandbox.post("next", { call: "prepare", outcome: "declined" });
      await putIntoBasket(page);
      await page.goto("/checkout");
      await fillCheckout(page, "Rechnung");
      await submitForm(page);
      await expect(page.getByRole("radio", { name: "Vorkasse", exact: true })).toBeChecked();
      for (const [label, value] of Object.entries(ERIKA)) {
        await expect(page.getByLabel(label, { exact: true })).toHaveValue(value);
      }
      await submitForm(page);
      await expect(page).toHaveURL(/\/checkout\/review/);
      await pressOrderButton(page);
      await expect(page).toHaveURL(/\/orders\//);
      await expectPayment(page, "pending");
      const { transactions } = await sandbox.ledger();
      expect(transactions.map((entry) => entry.status).sort()).toEqual(["failed", "pending"]);
    });
  });
}
