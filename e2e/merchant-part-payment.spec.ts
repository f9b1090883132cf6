import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { decodeGirocode, expectedGirocode } from "./girocode.ts";
import { expect, fact, openOrder, press, test } from "./merchant.ts";
import { order, orderState, readFacts, toCents } from "./shopper.ts";

const REMARK = "Teilbetrag eingegangen";

async function lookAt(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `.cache/part-${name}-${colorScheme}-${width}.png`, fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
}

// No push tells of a part; the shop's own looks find it, the first of them half a minute after the start.
test.use({ shopEnv: { POLL_TICK_SECONDS: "2", POLL_FIRST_DAY_SECONDS: "2" } });
test.describe.configure({ timeout: 120_000 });

async function expectPart(page: Page): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(orderState(page)).toHaveAttribute("data-order-state", "partPaid", { timeout: 1_000 });
  }).toPass();
}

test("a clerk enters how much came, and the customer is asked for the rest", async ({ page, office, sandbox }) => {
  const email = "teil@example.test";
  const token = await order(page, "Vorkasse", { "E-Mail": email });
  const total = toCents((await readFacts(page)).amount);
  await openOrder(office, page);
  await expect(office.getByText("Wie viel ist gekommen?")).toHaveCount(0);
  await sandbox.post(`transactions/${(await sandbox.transaction()).id}/pay`, { amount: 500, remark: REMARK });
  await expectPart(page);
  await sandbox.waitForMail(email, /ein Teilbetrag ist eingegangen/);
  await office.reload();
  await expect(office.getByText("Wie viel ist gekommen?")).toBeVisible();
  await expect(fact(office, "received")).toContainText("Höhe unbekannt");
  await lookAt(office, "order");

  const field = office.getByLabel("Bisher eingegangen, in Euro");
  for (const [typed, told] of [
    ["fünf", "nicht lesbar"],
    ["0", "nicht lesbar"],
    ["999,99", "kleiner als der geforderte Betrag"],
  ] as const) {
    await field.fill(typed);
    await press(office, "Weiter: prüfen");
    await expect(office.getByRole("alert").first()).toContainText(told);
    await expect(field).toHaveValue(typed);
    await expect(field).toHaveAttribute("aria-invalid", "true");
  }
  await lookAt(office, "problem");
  await field.fill("5,00");
  await press(office, "Weiter: prüfen");
  const rest = `${((total - 500) / 100).toFixed(2).replace(".", ",")} €`;
  await expect(fact(office, "rest")).toHaveText(rest);
  await lookAt(office, "check");
  await office.getByRole("button", { name: "5,00 € eintragen" }).dblclick();
  await expect(office.getByRole("status")).toContainText("Teilzahlung von 5,00 € eingetragen");
  await expect(fact(office, "received")).toContainText("5,00 €");
  await expect(fact(office, "open")).toHaveText(rest);
  await expect(office.getByText("Höhe der Teilzahlung eingetragen · Emre Kruste")).toHaveCount(1);

  const mail = await sandbox.waitForMail(email, /5,00.€ eingegangen, noch/);
  expect(mail.text.replaceAll("\u00a0", " ")).toContain(`Offen sind noch ${rest}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(rest);
  const facts = await readFacts(page);
  expect(toCents(facts.amount)).toBe(total - 500);
  const saved = await page.request.get(`/orders/${token}/girocode.png`);
  expect(await decodeGirocode(await saved.body())).toBe(expectedGirocode(facts));
  expect((await sandbox.mailsTo(email)).filter(({ subject }) => /5,00.€ eingegangen/.test(subject))).toHaveLength(1);

  await sandbox.post(`transactions/${(await sandbox.transaction()).id}/pay`, { amount: 250 });
  const address = office.url();
  await office.goto("/merchant/attention");
  await office
    .locator("[data-task=partPayment]")
    .getByRole("button", { name: /^Jetzt nachsehen/ })
    .click();
  await expect(office.getByRole("status")).toContainText("Nachgesehen");
  await office.goto(address);
  await expect(fact(office, "received")).toHaveText("7,50 €");
  await expect(office.getByText("von Hand eingetragen")).toHaveCount(0);
  await expect(office.getByRole("link", { name: "Eingetragene Teilzahlung ändern" })).toHaveCount(0);
});

test("two clerks notice each other, and without script it works in English too", async ({
  page,
  office,
  browser,
  sandbox,
  stack,
  signedIn,
}) => {
  await order(page, "Rechnung");
  await sandbox.post(`transactions/${(await sandbox.transaction()).id}/pay`, { amount: 500, remark: REMARK });
  await expectPart(page);
  await openOrder(office, page);
  const plain = await browser.newContext({
    ...{ baseURL: stack.shopUrl, storageState: signedIn, javaScriptEnabled: false, locale: "en-GB" },
  });
  const other = await plain.newPage();
  await other.goto(office.url());
  await press(other, /English/);
  await other.goto(office.url());
  await other.getByLabel("Received so far, in euro").fill("6.00");
  await press(other, "Next: check");
  await office.getByLabel("Bisher eingegangen, in Euro").fill("5");
  await press(office, "Weiter: prüfen");
  await press(other, "Enter €6.00");
  await expect(other.getByRole("status")).toContainText("Part payment of €6.00 entered");

  await office.getByRole("button", { name: "5,00 € eintragen" }).click();
  await expect(office.getByRole("alert").first()).toContainText("Inzwischen hat sich");
  await expect(office.getByText("Eingetragen sind 6,00 €.")).toBeVisible();
  const field = office.getByLabel("Bisher eingegangen, in Euro");
  await expect(field).toHaveValue("5");
  await press(office, "Weiter: prüfen");
  await office.getByRole("button", { name: "5,00 € eintragen" }).click();
  await expect(office.getByRole("status")).toContainText("Teilzahlung von 5,00 € eingetragen");

  await other.getByRole("link", { name: "Change the entered part payment" }).click();
  await expect(other.getByText("€5.00 is entered.")).toBeVisible();
  await other.getByLabel("Received so far, in euro").fill("five");
  await press(other, "Next: check");
  await expect(other.getByRole("alert").first()).toContainText("cannot be read");
  await expect(other.getByLabel("Received so far, in euro")).toHaveValue("five");
  await plain.close();
});
