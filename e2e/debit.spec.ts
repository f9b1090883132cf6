import { spawn } from "node:child_process";
import type { Page } from "@playwright/test";
import { cleanEnvironment } from "../scripts/settings.mjs";
import type { Stack } from "../scripts/stack/start-stack.mjs";
import { expect, test } from "./fixtures.ts";
import { ACCOUNT } from "./methods.ts";
import {
  expectPayment,
  fillCheckout,
  goToReview,
  order,
  pressOrderButton,
  putIntoBasket,
  reloadUntil,
  submitForm,
} from "./shopper.ts";

const IBAN = ACCOUNT.replace(/\s/g, "");
const OTHER_IBAN = "AT611904300234573201";
const MASKED = "DE…3000";

/** The page has no transfer to offer, and says what is taken, when and from where. */
async function expectAnnounced(page: Page): Promise<void> {
  for (const fact of ["iban", "purpose", "bic", "owner"]) {
    await expect(page.locator(`[data-fact="${fact}"]`)).toHaveCount(0);
  }
  await expect(page.locator('[data-fact="amount"]')).toHaveText(/7,80\s€/);
  await expect(page.locator('[data-fact="due"]')).toHaveText(/\d{4}$/);
  await expect(page.locator('[data-fact="account"]')).toHaveText(MASKED);
  await expect(page.locator('[data-fact="mandate"]')).toHaveText(/^PAM\//);
  await expect(page.locator('[data-fact="creditor-id"]')).toHaveText("DE98ZZZ09999999999");
}

const containersOf = (requests: { call: string; body: unknown }[]) =>
  requests.filter(({ call }) => call === "prepare").map(({ body }) => (body as { container: unknown }).container);

async function dump(stack: Stack): Promise<string> {
  const env = { ...cleanEnvironment(), ...stack.settings } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ["scripts/run.mjs", "lib/commands/dump.ts"], { env });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
  return text;
}

test("an order by debit names its mandate everywhere and the account nowhere", async ({ page, sandbox, stack }) => {
  const email = "lastschrift@example.test";
  await goToReview(page, "Lastschrift", { "E-Mail": email });
  await expect(page.getByRole("main")).toContainText("SEPA-Lastschriftmandat");
  await expect(page.getByRole("main")).toContainText("PAM/");
  const review = await page.content();
  expect(review.replace(/\s/g, "")).not.toContain(IBAN.slice(4, -4));
  await pressOrderButton(page);
  await expectPayment(page, "paid");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("nichts weiter tun");
  await expectAnnounced(page);
  expect((await page.request.get(`${page.url()}/girocode.png`)).status()).toBe(404);
  const { requests } = await sandbox.ledger();
  expect(await sandbox.changes()).toEqual(["create", "prepare", "start"]);
  expect(containersOf(requests)).toEqual([{ type: "bank_account", private: { owner: "Erika Probe", iban: IBAN } }]);
  const mail = await sandbox.waitForMail(email, /abgebucht/);
  const reference = await page.locator('[data-fact="mandate"]').textContent();
  for (const part of [mail.text, mail.html]) {
    for (const fact of [MASKED, reference ?? "?", "DE98ZZZ09999999999", "Ich ermächtige"]) expect(part).toContain(fact);
  }
  expect(mail.attachments).toEqual([]);
  const everywhere = [await page.content(), mail.text, mail.html, await dump(stack), await stack.log()];
  for (const text of everywhere) expect(text.replace(/\s/g, "")).not.toContain(IBAN.slice(4, -4));
});

test("a mistyped IBAN is explained and kept, then mended", async ({ page, sandbox }) => {
  await putIntoBasket(page);
  await page.goto("/checkout");
  await fillCheckout(page, "Lastschrift");
  const field = page.getByLabel("IBAN", { exact: true });
  for (const [typed, sentence] of [
    ["DE89 3704 0044 0532 0130 0", /21 Zeichen.*genau 22/],
    ["de98 3704 0044 0532 0130 00", /Prüfziffer/],
    ["DE89-3704-0044-0532-0130-00", /Striche/],
    ["US64 SVBK US6S 3300 9586 79", /mit US beginnt/],
    ["", /Bitte geben Sie die IBAN/],
  ] as const) {
    await field.fill(typed);
    await submitForm(page);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#iban-error")).toHaveText(sentence);
    await expect(field).toHaveValue(typed);
  }
  expect(await sandbox.changes()).toEqual([]);
  await field.fill("de89370400440532013000");
  await submitForm(page);
  await expect(page).toHaveURL(/\/checkout\/review/);
  await expect(page.getByRole("main")).toContainText(`Konto ${MASKED}`);
  await page.goto("/checkout");
  await expect(field).toHaveValue("DE89 3704 0044 0532 0130 00");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("nothing is ordered without the mandate, and everything stays", async ({ page, sandbox }) => {
      await goToReview(page, "Lastschrift");
      await page.getByRole("button", { name: "zahlungspflichtig bestellen", exact: true }).click();
      await expect(page).toHaveURL(/problem=consent/);
      const box = page.getByRole("checkbox", { name: "Ich erteile der secupay AG dieses SEPA-Lastschriftmandat." });
      await expect(box).not.toBeChecked();
      await expect(box).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByRole("alert").first()).toContainText("Mandat fehlt");
      await expect(page.locator("#mandate-error")).toContainText("Haken");
      expect(await sandbox.changes()).toEqual(["create", "prepare"]);
      await pressOrderButton(page);
      await expectPayment(page, "paid");
    });

    test("a refused debit keeps everything typed and goes on with prepayment", async ({ page, sandbox }) => {
      await sandbox.post("next", { call: "prepare", outcome: "declined" });
      await putIntoBasket(page);
      await page.goto("/checkout");
      await fillCheckout(page, "Lastschrift");
      await submitForm(page);
      await expect(page.getByRole("radio", { name: "Vorkasse", exact: true })).toBeChecked();
      await expect(page.getByRole("alert").first()).toContainText("Lastschrift ist");
      await expect(page.getByLabel("Vorname", { exact: true })).toHaveValue("Erika");
      await expect(page.locator("#iban")).toHaveValue(ACCOUNT);
      await submitForm(page);
      await expect(page).toHaveURL(/\/checkout\/review/);
      await pressOrderButton(page);
      await expectPayment(page, "pending");
    });
  });
}

test("a bank that takes its time is waited for in words", async ({ page, sandbox }) => {
  const email = "schwebend@example.test";
  await goToReview(page, "Lastschrift", { "E-Mail": email });
  await sandbox.post("next", { call: "start", outcome: "pending" });
  await pressOrderButton(page);
  await expectPayment(page, "pending");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihre Bank bestätigt noch");
  await expectAnnounced(page);
  await sandbox.post(`transactions/${(await sandbox.transaction()).id}/confirm`);
  await sandbox.waitForMail(email, /Bank hat die Abbuchung bestätigt/);
  // The waiting page looks again by itself, and one navigation may cut off the other.
  await expect(() => page.reload()).toPass();
  await expectPayment(page, "paid");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("nichts weiter tun");
});

test("a bank that says no after the order leads to prepayment", async ({ page, sandbox }) => {
  await goToReview(page, "Lastschrift");
  await sandbox.post("next", { call: "start", outcome: "pending" });
  await pressOrderButton(page);
  await expectPayment(page, "pending");
  await sandbox.post(`transactions/${(await sandbox.transaction()).id}/deny`);
  await reloadUntil(page, "denied");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lastschrift ist nicht möglich");
  await page.getByRole("button", { name: "Mit Vorkasse bezahlen" }).click();
  await expectPayment(page, "pending");
  await expect(page.locator('[data-fact="purpose"]').first()).toHaveText(/^TA \d+$/);
});

test("a return debit shows on the page, and so does its end", async ({ page, sandbox }) => {
  await order(page, "Lastschrift");
  const { id } = await sandbox.transaction();
  await sandbox.post(`transactions/${id}/return-debit`);
  await reloadUntil(page, "disputed");
  await expect(page.getByRole("main")).toContainText("versenden wir nichts");
  await expect(page.locator('[data-fact="due"]')).toHaveCount(0);
  await sandbox.post(`transactions/${id}/resolve`);
  await reloadUntil(page, "paid");
  await expectAnnounced(page);
});

test("another account is sent and judged before the payment starts", async ({ page, sandbox }) => {
  await goToReview(page, "Lastschrift");
  const before = await page.getByText("PAM/").first().textContent();
  await page.getByRole("link", { name: "Zahlart ändern" }).click();
  await page.getByLabel("IBAN", { exact: true }).fill(OTHER_IBAN);
  await page.getByLabel("Kontoinhaber", { exact: true }).fill("Kim Muster");
  await submitForm(page);
  await expect(page).toHaveURL(/\/checkout\/review/);
  await expect(page.getByRole("main")).toContainText("Konto AT…3201, Kim Muster");
  expect(await page.getByText("PAM/").first().textContent()).not.toBe(before);
  await pressOrderButton(page);
  await expectPayment(page, "paid");
  expect(await sandbox.changes()).toEqual(["create", "prepare", "update", "prepare", "start"]);
  expect(containersOf((await sandbox.ledger()).requests)).toEqual([
    { type: "bank_account", private: { owner: "Erika Probe", iban: IBAN } },
    { type: "bank_account", private: { owner: "Kim Muster", iban: OTHER_IBAN } },
  ]);
});

test.describe("in English, without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the whole purchase by debit works", async ({ page }) => {
    await page.goto("/en/products/roggenkorn-lose");
    await page.getByRole("button", { name: "Add to basket" }).click();
    await page.goto("/en/checkout");
    const details = { email: "kim@example.test", firstName: "Kim", lastName: "Muster", street: "Testweg" };
    for (const [id, value] of Object.entries({ ...details, houseNumber: "7", postalCode: "01896", city: "Pulsnitz" })) {
      await page.locator(`#${id}`).fill(value);
    }
    await page.getByRole("radio", { name: "Direct debit", exact: true }).check();
    await page.getByLabel("IBAN", { exact: true }).fill(ACCOUNT);
    await page.getByRole("button", { name: "Continue to review" }).click();
    await expect(page.getByRole("main")).toContainText("SEPA direct debit mandate");
    await page.getByRole("checkbox", { name: "I grant secupay AG this SEPA direct debit mandate." }).check();
    await page.locator("form#order button").click();
    await expectPayment(page, "paid");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("nothing more for you to do");
  });
});
