import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { ACCOUNT, METHODS } from "./methods.ts";
import { fillCheckout, goToReview, order, pressOrderButton, putIntoBasket, submitForm } from "./shopper.ts";

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

for (const path of [
  "/",
  "/products/roggenmehl-1150",
  "/products/gusseisentopf-4-liter",
  "/cart",
  "/legal/terms",
  "/withdrawal",
  "/en",
  "/nirgendwo",
]) {
  test(`${path} is accessible and fits the screen`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator("h1")).toHaveCount(1);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });
}

test("basket and checkout are accessible and fit the screen", async ({ page }) => {
  await putIntoBasket(page);
  await expectAccessible(page);
  await page.goto("/checkout");
  await expectAccessible(page);
  await submitForm(page);
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
});

for (const { label } of METHODS) {
  test(`review and order page of ${label} are accessible and fit the screen`, async ({ page }) => {
    await goToReview(page, label);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    await pressOrderButton(page);
    await expect(page).toHaveURL(/\/orders\//);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });
}

test("a mistyped account and a missing mandate are accessible and fit the screen", async ({ page }) => {
  await putIntoBasket(page);
  await page.goto("/checkout");
  await fillCheckout(page, "Lastschrift");
  await page.getByLabel("IBAN", { exact: true }).fill("DE12");
  await submitForm(page);
  await expect(page.locator("#iban-error")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("IBAN", { exact: true }).fill(ACCOUNT);
  await submitForm(page);
  await expect(page).toHaveURL(/\/checkout\/review/);
  await page.getByRole("button", { name: "zahlungspflichtig bestellen", exact: true }).click();
  await expect(page.locator("#mandate-error")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
});

test("every page carries its security headers, and an order page is nobody else's", async ({ page }) => {
  const home = await page.request.get("/");
  const policy = home.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
  expect(policy).not.toContain("unsafe");
  expect(home.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
  });
  const token = await order(page, "Vorkasse");
  const answer = await page.request.get(`/orders/${token}`);
  expect(answer.headers()["cache-control"]).toContain("no-store");
  expect(await answer.text()).toMatch(/<meta name="robots" content="noindex/);
  const wrong = await page.request.get(`/orders/${"A".repeat(22)}`);
  expect(wrong.status()).toBe(404);
});

test("the English shop sells in English", async ({ page }) => {
  await page.goto("/en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/en/products/roggenkorn-lose");
  await page
    .getByRole("button", { name: /basket|cart/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/en\/cart/);
});
