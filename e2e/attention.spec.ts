import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./merchant.ts";
import { ERIKA, order } from "./shopper.ts";

test("what waits for a person is mended from the list, and the count goes down", async ({
  page: customer,
  office: page,
  sandbox,
}) => {
  await sandbox.post("smtp", { mode: "550" });
  await order(customer, "Rechnung");
  const { id } = await sandbox.transaction();
  await sandbox.post(`transactions/${id}/hold`);
  await page.goto("/merchant/attention");
  const tasks = page.locator("[data-task]");
  await expect(async () => {
    await page.reload();
    await expect(page.locator("[data-task=mail]").first()).toBeVisible({ timeout: 1_000 });
    await expect(page.locator("[data-task=disputed]")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const before = await tasks.count();
  await expect(page.locator("main")).toHaveAttribute("data-task-count", `${before}`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id: rule }) => rule)).toEqual([]);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `.cache/attention-${colorScheme}-${width}.png`, fullPage: true });
    }
  }

  await sandbox.post("smtp", { mode: "normal" });
  while ((await page.locator("[data-task=mail]").count()) > 0) {
    await page
      .getByRole("button", { name: /^Noch einmal senden/ })
      .first()
      .click();
    await expect(page.getByRole("status")).toContainText("noch einmal raus");
  }
  await sandbox.waitForMail(ERIKA["E-Mail"], /Bestell/);

  const dispute = page.locator("[data-task=disputed]");
  await dispute.locator("summary").click();
  await dispute.getByLabel(/Was wurde getan/).fill("Mit secupay telefoniert");
  await dispute.getByRole("button", { name: "Als erledigt eintragen" }).click();
  await expect(page.getByRole("status")).toContainText("erledigt");
  await expect(page.getByText("Nichts zu erledigen.")).toBeVisible();
  await page.screenshot({ path: ".cache/attention-empty.png" });
});
