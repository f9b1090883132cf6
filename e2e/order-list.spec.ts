import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures.ts";
import { order } from "./shopper.ts";

test("the list shows what to do, finds orders, and changes by itself when money comes", async ({
  page,
  context,
  sandbox,
}, { project }) => {
  await order(page, "Vorkasse");
  const { id: stx } = await sandbox.transaction();
  await page.goto("/merchant");
  await page.getByRole("button", { name: /^Als Anna/ }).click();
  await expect(page).toHaveURL(/\/merchant$/);
  const row = page.locator("[data-order]").first();
  await expect(row).toHaveAttribute("data-task", "waitForMoney");
  const number = (await row.getAttribute("data-order")) ?? "";
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.body.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);

  // Nobody reloads: the provider's push is what changes the page.
  await sandbox.post(`transactions/${stx}/pay`);
  await expect(page.locator(`[data-order="${number}"]`)).toHaveAttribute("data-task", "ship");
  await expect(page.locator(`[data-order="${number}"]`)).toContainText("bezahlt");
  if (project.name !== "desktop") return;

  await page.getByRole("link", { name: /^Zu versenden/ }).click();
  await expect(page.locator(`[data-order="${number}"]`)).toBeVisible();
  await page.getByRole("link", { name: /^Fällig/ }).click();
  await expect(page.locator("[data-empty=due]")).toContainText("Nichts ist fällig.");
  const search = async (text: string) => {
    await page.getByRole("searchbox").fill(text);
    await page.getByRole("button", { name: "Suchen", exact: true }).click();
  };
  await search("nirgends");
  await expect(page.locator("[data-empty=search]")).toBeVisible();
  for (const exact of [number, stx]) {
    await search(exact);
    await expect(page).toHaveURL(/\/merchant\/orders\//);
    await page.goto("/merchant");
  }
  await page.goto("/merchant?after=nonsense");
  await page.getByRole("link", { name: "Neueste zuerst" }).click();
  await expect(page.locator("[data-order]").first()).toBeVisible();

  // A stream is for who is signed in, and for who has the key.
  await page.goto("about:blank");
  await context.clearCookies();
  expect((await page.request.get("/merchant/events")).status()).toBe(401);
  expect((await page.request.get(`/orders/${"A".repeat(22)}/events`)).status()).toBe(404);
});
