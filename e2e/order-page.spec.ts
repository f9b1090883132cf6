import sharp from "sharp";
import { decodeGirocode, expectedGirocode } from "./girocode.ts";
import { expect, openOrder, test } from "./merchant.ts";
import { order, orderState, readFacts, reloadUntil, toCents } from "./shopper.ts";

test("everything can be copied, by button and by hand", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await order(page, "Vorkasse");
  const facts = await readFacts(page);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Alles kopieren", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Alles kopiert" })).toBeVisible();
  const text = await clipboard();
  for (const line of [
    `Empfänger: ${facts.owner}`,
    `IBAN: ${facts.iban}`,
    `Betrag: ${facts.amount.replace(/[^\d,]/g, "")} EUR`,
    `Verwendungszweck: ${facts.purpose}`,
    `BIC: ${facts.bic}`,
    `Bank: ${facts.bankname}`,
  ]) {
    expect(text.split("\n")).toContain(line);
  }
  await page.locator("[data-fact=iban]").click();
  await page.keyboard.press("ControlOrMeta+c");
  expect((await clipboard()).trim()).toBe(facts.iban);
  await expect(page.locator("[data-fact=bic]")).toBeHidden();
  await page.getByText("Mehr: BIC und Bank").click();
  await expect(page.locator("[data-fact=bic]")).toBeVisible();
});

test("without leave for the clipboard the text is marked instead", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, "writeText", { value: () => Promise.reject(new Error("no")) });
  });
  await order(page, "Vorkasse");
  const facts = await readFacts(page);
  await page.getByRole("button", { name: "IBAN kopieren", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Markiert" })).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(facts.iban);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("a phone that can share gets the picture of the code, and the link for another device", async ({
    page,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.addInitScript(() => {
      const shared: { name: string; type: string; size: number }[] = [];
      Object.assign(window, { shared });
      Object.assign(navigator, {
        canShare: () => true,
        share: async ({ files = [] }: ShareData) => {
          shared.push(...files.map(({ name, type, size }) => ({ name, type, size })));
        },
      });
    });
    const token = await order(page, "Vorkasse");
    await page.getByText("QR-Code für die Banking-App").click();
    await page.getByRole("button", { name: "QR-Bild teilen" }).click();
    await expect.poll(() => page.evaluate(() => (window as unknown as { shared: unknown[] }).shared.length)).toBe(1);
    const [file] = await page.evaluate(
      () => (window as unknown as { shared: { name: string; type: string; size: number }[] }).shared,
    );
    expect(file?.name).toMatch(/^girocode-\d+\.png$/);
    expect(file?.type).toBe("image/png");
    expect(file?.size).toBeGreaterThan(200);
    await page.getByRole("button", { name: "Link kopieren" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Link kopiert" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    expect(page.url()).toContain(token);
  });
});

test("what is needed to pay fits on one sheet, in a light and a dark scheme", async ({ page }) => {
  await order(page, "Vorkasse");
  const facts = await readFacts(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const pdf = await page.pdf({ format: "A4", printBackground: false });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: "print", colorScheme });
    // A4 less the margins a browser leaves.
    const size = page.viewportSize();
    await page.setViewportSize({ width: 718, height: 1046 });
    const code = page.getByRole("img", { name: `QR-Code für die Überweisung an ${facts.owner}` });
    const box = await code.boundingBox();
    // 30 mm at 96 pixels an inch.
    expect(box?.width).toBeGreaterThanOrEqual(113);
    expect(await decodeGirocode(await code.screenshot({ scale: "device" }))).toBe(expectedGirocode(facts));
    for (const name of ["owner", "iban", "bic", "bankname", "amount", "purpose", "due"]) {
      const fact = await page.locator(`[data-fact=${name}]`).boundingBox();
      expect(fact?.height, name).toBeGreaterThan(5);
    }
    await expect(page.getByText(/· Bestellung \d+ vom/)).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("button")).toHaveCount(0);
    const { data } = await sharp(await page.screenshot())
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([data[0], data[1], data[2]]).toEqual([255, 255, 255]);
    await page.emulateMedia({ media: null, colorScheme: null });
    if (size !== null) await page.setViewportSize(size);
  }
});

test("the transfer can be put into a calendar", async ({ page, sandbox }) => {
  const token = await order(page, "Vorkasse");
  const facts = await readFacts(page);
  const link = page.getByRole("link", { name: "In den Kalender eintragen" });
  expect(await link.getAttribute("href")).toBe(`/orders/${token}/reminder.ics`);
  const answer = await page.request.get(`/orders/${token}/reminder.ics`);
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  const lines = (await answer.text()).replaceAll("\r\n ", "").split("\r\n");
  expect(lines.filter((line) => /^DTSTART;VALUE=DATE:\d{8}$/.test(line))).toHaveLength(1);
  const told = lines.find((line) => line.startsWith("DESCRIPTION:Spätestens")) ?? "";
  for (const fact of [facts.owner, facts.iban, facts.purpose, facts.bic, page.url()]) expect(told).toContain(fact);
  const transaction = await sandbox.transaction();
  await sandbox.post(`transactions/${transaction.id}/pay`);
  await reloadUntil(page, "paid");
  expect((await page.request.get(`/orders/${token}/reminder.ics`)).status()).toBe(404);
  await expect(link).toHaveCount(0);
});

test("the mail comes again, and not as often as one likes", async ({ page, sandbox }) => {
  const email = "nochmal@example.test";
  await order(page, "Vorkasse", { "E-Mail": email });
  await sandbox.waitForMail(email, /überweisen/);
  const again = page.getByRole("button", { name: "E-Mail noch einmal senden" });
  await again.click();
  await expect(page.getByRole("status").filter({ hasText: "noch einmal an n…@example.test" })).toBeVisible();
  await expect.poll(async () => (await sandbox.mailsTo(email)).length).toBe(2);
  await expect(async () => {
    await again.click();
    await expect(page.getByRole("alert").filter({ hasText: "zwei Minuten" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  expect(await page.content()).not.toContain(email);
  expect(await sandbox.mailsTo(email)).toHaveLength(2);
});

test("the same order is paid by another method, and the first one ends", async ({ page, sandbox }) => {
  const email = "anders@example.test";
  const token = await order(page, "Vorkasse", { "E-Mail": email });
  const before = await readFacts(page);
  const first = await sandbox.transaction();
  await page.getByText("Anders bezahlen", { exact: true }).click();
  await page.getByRole("button", { name: "Mit Rechnung bezahlen" }).click();
  await expect(orderState(page)).toHaveAttribute("data-order-state", "payLater");
  expect(page.url()).toContain(`/orders/${token}`);
  const facts = await readFacts(page);
  expect(facts.purpose).not.toBe(before.purpose);
  expect(facts.amount).toBe(before.amount);
  const { transactions } = await sandbox.ledger();
  expect(transactions.find(({ id }) => id === first.id)?.status).toBe("cancelled");
  const mail = await sandbox.waitForMail(email, /müssen jetzt nichts zahlen/);
  expect(mail.text).toContain(facts.purpose);
  expect(mail.text).toContain("gelten nur noch diese");
  await page.getByText("Anders bezahlen", { exact: true }).click();
  await expect(page.getByRole("button", { name: "Mit Vorkasse bezahlen" })).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a page that does not know of the money yet says that it is too late", async ({ page, context, sandbox }) => {
    await order(page, "Rechnung");
    await page.getByText("Anders bezahlen", { exact: true }).click();
    const pay = page.getByRole("button", { name: "Mit Vorkasse bezahlen" });
    await expect(pay).toBeVisible();
    const first = await sandbox.transaction();
    await sandbox.post(`transactions/${first.id}/pay`);
    const other = await context.newPage();
    await other.goto(page.url());
    await reloadUntil(other, "paid");
    await pay.click();
    await expect(page.getByRole("alert").filter({ hasText: "nicht mehr ändern" })).toBeVisible();
    await expect(orderState(page)).toHaveAttribute("data-payment-status", "paid");
  });

  test("the customer cancels in two steps, and the shop sees who it was", async ({ page, sandbox, office }) => {
    const email = "storno@example.test";
    await order(page, "Vorkasse", { "E-Mail": email });
    await sandbox.waitForMail(email, /überweisen/);
    const confirm = page.getByRole("button", { name: /^Ja, Bestellung \d+ stornieren$/ });
    await expect(confirm).toBeHidden();
    await page.getByText("Bestellung stornieren", { exact: true }).click();
    await confirm.click();
    await reloadUntil(page, "cancelled");
    await expect(orderState(page)).toHaveAttribute("data-order-state", "cancelled");
    await sandbox.waitForMail(email, /storniert/);
    expect((await sandbox.changes()).slice(-1)).toEqual(["cancel"]);
    await openOrder(office, page);
    await expect(office.getByText("· Kunde, auf der Seite der Bestellung").first()).toBeVisible();
  });
});

test("what was paid too much is named", async ({ page, sandbox }) => {
  await order(page, "Vorkasse");
  const { amount } = await readFacts(page);
  const transaction = await sandbox.transaction();
  await sandbox.post(`transactions/${transaction.id}/pay`, { amount: toCents(amount) + 250 });
  await reloadUntil(page, "paid");
  await expect(page.getByText(/2,50.€ zu viel überwiesen/)).toBeVisible();
});

test("an order that is over can be ordered again", async ({ page, sandbox }) => {
  await order(page, "Vorkasse");
  const transaction = await sandbox.transaction();
  await sandbox.post(`transactions/${transaction.id}/expire`);
  await reloadUntil(page, "denied");
  await page.getByText("Bestellung stornieren", { exact: true }).click();
  await page.getByRole("button", { name: /^Ja, Bestellung \d+ stornieren$/ }).click();
  await expect(orderState(page)).toHaveAttribute("data-order-state", "cancelled");
  await expect(page.getByText(/überweisen Sie nichts mehr/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Warenkorb" }).getByText("0")).toBeVisible();
  await page.getByRole("button", { name: "Noch einmal in den Warenkorb" }).click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByRole("main").getByText("Roggenkorn").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Zur Kasse", exact: true })).toBeVisible();
});
