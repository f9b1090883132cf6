import { expectAccessible } from "./accessible.ts";
import { expect, openOrder, test } from "./merchant.ts";
import { order } from "./shopper.ts";

const EMAIL = "widerruf@example.test";
const STATED = /Donnerstag|Montag|Dienstag|Mittwoch|Freitag|Samstag|Sonntag/;

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a customer withdraws in two steps, and the shop hears of it", async ({ page, sandbox, office }) => {
    await order(page, "Rechnung", { "E-Mail": EMAIL });
    const orderPage = page.url();
    await page.getByRole("main").getByRole("link", { name: "Vertrag widerrufen" }).click();
    const contract = page.getByLabel("Um welchen Vertrag geht es?");
    await expect(contract).toHaveValue(/^\d+$/);
    const number = await contract.inputValue();
    await page.getByLabel("Ihr Name").fill("Erika Probe");
    await page.getByLabel("E-Mail für die Eingangsbestätigung").fill(EMAIL);
    await page.getByRole("button", { name: "Weiter", exact: true }).click();
    await expect(page.getByText("die ganze Bestellung")).toBeVisible();
    expect((await sandbox.mailsTo(EMAIL)).filter(({ subject }) => subject.includes("Widerruf"))).toEqual([]);
    await page.getByRole("link", { name: "Angaben ändern" }).click();
    await page.getByLabel("Welche Artikel?").fill("nur das Roggenkorn");
    await page.getByRole("button", { name: "Weiter", exact: true }).click();
    await page.getByRole("button", { name: "Widerruf bestätigen", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihr Widerruf ist eingegangen");
    await expect(page.getByRole("status")).toHaveText(STATED);
    const time = (await page.getByRole("status").textContent())?.match(/\d{2}:\d{2}:\d{2} MES?Z/)?.[0] ?? "none";
    const mail = await sandbox.waitForMail(EMAIL, /Widerruf/);
    for (const words of [number, "Erika Probe", "nur das Roggenkorn", time]) expect(mail.text).toContain(words);
    await page.goto(orderPage);
    await openOrder(office, page);
    await expect(office.getByText("Jemand hat einen Vertrag widerrufen")).toBeVisible();
    await office.goto("/merchant/attention");
    await office.getByRole("link", { name: /^Erklärung lesen/ }).click();
    await expect(office.getByText("Passt zur Bestellung und ist rechtzeitig.")).toBeVisible();
    await expect(office.getByText("nur das Roggenkorn")).toBeVisible();
  });
});

test("by keyboard alone, for an order nobody knows, with the same answer", async ({ page, sandbox }) => {
  const email = "fremd@example.test";
  await page.goto("/withdrawal");
  await page.getByLabel("Ihr Name").focus();
  await page.keyboard.type("Kim Muster");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Brotkörbe vom Markt");
  await page.keyboard.press("Tab");
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Brotkörbe vom Markt")).toBeVisible();
  const confirm = page.getByRole("button", { name: "Widerruf bestätigen", exact: true });
  await confirm.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihr Widerruf ist eingegangen");
  await page.reload();
  await sandbox.waitForMail(email, /Widerruf/);
  expect(await sandbox.mailsTo(email)).toHaveLength(1);
});

test("what is missing is said, and everything typed is kept", async ({ page }) => {
  await page.goto("/withdrawal");
  await page
    .locator("form[action]")
    .last()
    .evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
  await page.getByLabel("Ihr Name").fill("Kim Muster");
  await page.getByLabel("E-Mail für die Eingangsbestätigung").fill("kim@");
  await page.getByLabel("Grund").fill("zu groß");
  await page.getByRole("button", { name: "Weiter", exact: true }).click();
  const problems = page.getByRole("alert").filter({ hasText: "Bitte noch ergänzen" });
  await expect(problems.getByRole("link")).toHaveCount(2);
  await expect(page.getByLabel("Ihr Name")).toHaveValue("Kim Muster");
  await expect(page.getByLabel("E-Mail für die Eingangsbestätigung")).toHaveValue("kim@");
  await expect(page.getByLabel("Grund")).toHaveValue("zu groß");
  await expectAccessible(page);
  await page.getByLabel("Um welchen Vertrag geht es?").fill("10042");
  await page.getByLabel("E-Mail für die Eingangsbestätigung").fill("kim@example.test");
  await page.getByRole("button", { name: "Weiter", exact: true }).click();
  await expect(page.getByRole("button", { name: "Widerruf bestätigen", exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("a field that nobody sees stops what fills in everything", async ({ page }) => {
  await page.goto("/withdrawal");
  await page.getByLabel("Ihr Name").fill("Kim Muster");
  await page.getByLabel("Um welchen Vertrag geht es?").fill("10042");
  await page.getByLabel("E-Mail für die Eingangsbestätigung").fill("kim@example.test");
  const trap = page.locator("input[name=website]");
  await expect(trap).toBeHidden();
  await trap.evaluate((input: HTMLInputElement) => {
    input.value = "https://example.test";
  });
  await page.getByRole("button", { name: "Weiter", exact: true }).click();
  await expect(page.getByLabel("Ihr Name")).toHaveValue("");
  await expect(page).toHaveURL(/\/withdrawal$/);
});
