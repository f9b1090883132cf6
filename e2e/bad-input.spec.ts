import { expect, test } from "./fixtures.ts";
import { fillCheckout, goToReview, pressOrderButton, putIntoBasket, submitForm } from "./shopper.ts";

test("an empty form names every field that is missing", async ({ page, sandbox }) => {
  await putIntoBasket(page);
  await page.goto("/checkout");
  await submitForm(page);
  for (const label of ["E-Mail", "Vorname", "Nachname", "Straße", "Hausnummer", "PLZ", "Ort"]) {
    await expect(page.getByLabel(label, { exact: true })).toHaveAttribute("aria-invalid", "true");
  }
  expect(await sandbox.changes()).toEqual([]);
});

test("absurd values are refused with a reason and kept", async ({ page, sandbox }) => {
  await putIntoBasket(page);
  await page.goto("/checkout");
  const absurd = {
    Vorname: "<script>alert(1)</script>",
    Nachname: "x".repeat(200),
    PLZ: "99999999",
    Ort: "http://spam.example",
  };
  await fillCheckout(page, "Rechnung", absurd);
  await page.getByLabel("Geburtsdatum", { exact: true }).fill("31.02.2031");
  await submitForm(page);
  for (const label of ["Vorname", "Nachname", "PLZ", "Ort", "Geburtsdatum"]) {
    await expect(page.getByLabel(label, { exact: true })).toHaveAttribute("aria-invalid", "true");
  }
  await expect(page.getByLabel("Vorname", { exact: true })).toHaveValue(absurd.Vorname);
  expect(await sandbox.changes()).toEqual([]);
});

test("a basket emptied in another tab leads back to the basket, and nothing is ordered", async ({
  page,
  context,
  sandbox,
}) => {
  await goToReview(page, "Vorkasse");
  const other = await context.newPage();
  await other.goto("/cart");
  await other
    .getByRole("button", { name: /entfernen/i })
    .first()
    .click();
  await expect(other.getByRole("main")).toContainText(/leer/i);
  await pressOrderButton(page);
  await expect(page).toHaveURL(/\/cart/);
  expect(await sandbox.changes()).toEqual([]);
});

test.describe("posted by hand", () => {
  test.use({ javaScriptEnabled: false });

  test("prices and quantities in a form do not reach the order", async ({ page, stack }) => {
    await page.goto("/products/gaerkorb-rund");
    const form = page
      .locator("form")
      .filter({ has: page.getByRole("button", { name: "In den Warenkorb", exact: true }) });
    const fields = Object.fromEntries(
      await form
        .locator("[name]")
        .evaluateAll((inputs) =>
          inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
        ),
    );
    for (const quantity of ["-3", "1e309", "2.5", "100000", "zwei"]) {
      const answer = await page.request.post(page.url(), {
        multipart: { ...fields, quantity, price: "1", priceCents: "1" },
        headers: { origin: stack.shopUrl },
      });
      expect(answer.status()).toBeLessThan(500);
    }
    await page.goto("/cart");
    await expect(page.getByRole("main")).toContainText(/leer/i);
    await page.request.post("/products/gaerkorb-rund", {
      multipart: { ...fields, quantity: "1", price: "1", priceCents: "1" },
      headers: { origin: stack.shopUrl },
    });
    await page.goto("/cart");
    await expect(page.getByRole("main")).toContainText("24,90");
  });
});
