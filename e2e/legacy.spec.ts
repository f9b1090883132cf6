import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./merchant.ts";

const DOCUMENT = readFileSync(new URL("../docs/sandbox.md", import.meta.url), "utf8");
const ROWS = [...DOCUMENT.matchAll(/^\| (create|cancel|get) \| (\w+) \| \d{3} \| (.+?) \|/gm)].map(
  ([, call = "", exception = "", reason = ""]) => ({ call, exception, reason }),
);

test("an older payment is looked up, reported and cancelled, and every no of the provider helps", async ({
  office: page,
  sandbox,
  stack,
}) => {
  test.setTimeout(180_000);
  expect(ROWS).toHaveLength(21);
  const hash = await createLegacy(stack.sandboxUrl);
  const show = (id: string) => page.goto(`/merchant/legacy?id=${id}`);
  const askToCancel = async () => {
    await show(hash);
    await page.getByRole("button", { name: "Weiter zur Prüfung" }).click();
    await page.getByRole("button", { name: "Verbindlich stornieren" }).click();
  };

  for (const { call, exception, reason } of ROWS) {
    await show("");
    const outcome = `exception:${exception}:${reason}`;
    if (call === "cancel") {
      await sandbox.post("next", { call: "legacyCancel", outcome });
      await askToCancel();
    } else {
      // Nothing is created here, so what a creation may be refused for is asked of the read.
      await sandbox.post("next", { call: "legacyGet", outcome });
      if (exception === "ProductNotFoundException") await sandbox.post("next", { call: "legacyGet", outcome });
      await show(hash);
    }
    const notice = page.locator("[data-refusal]");
    await expect(notice, reason).toHaveCount(1);
    await expect(notice).not.toHaveAttribute("data-refusal", /^(other|invalid|notAllowed|statusForbids)$/);
    await expect(notice).toContainText(/Support-ID für secupay: [0-9a-f]{32}/);
  }

  await show(hash);
  await page.getByLabel(/Sendungsnummer/).fill("0034043412345");
  await page.getByRole("button", { name: "Versand melden" }).click();
  await expect(page.getByRole("status")).toContainText("gemeldet");
  await expect(page.locator("[data-fact=reportedOn]")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `.cache/legacy-${colorScheme}-${width}.png`, fullPage: true });
    }
  }
  await page.getByLabel(/Betrag in Euro/).fill("5,00");
  await page.getByRole("button", { name: "Weiter zur Prüfung" }).click();
  await expect(page.getByText("25,70")).toBeVisible();
  await page.screenshot({ path: ".cache/legacy-check.png" });
  await page.getByRole("button", { name: "Verbindlich stornieren" }).click();
  await expect(page.getByRole("status")).toContainText("Storniert");
  await expect(page.locator("[data-fact=amount]")).toContainText("25,70");
  const { requests } = await sandbox.ledger();
  expect(requests.filter(({ call, status }) => call === "legacyCancel" && status === 200)).toHaveLength(1);
  expect(requests.filter(({ call, status }) => call === "legacyCapture" && status === 200)).toHaveLength(1);
});

/** As the older shop module did it: an invoice over 30.70 euros. @returns its id */
async function createLegacy(sandboxUrl: string): Promise<string> {
  const id = /CLIENT_ID=(\w+)/.exec(DOCUMENT)?.[1] ?? "";
  const secret = /CLIENT_SECRET=(\w+)/.exec(DOCUMENT)?.[1] ?? "";
  const token = await fetch(`${sandboxUrl}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: id, client_secret: secret }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const answer = await fetch(`${sandboxUrl}/api/v2/Payment/Secupayinvoices`, {
    method: "POST",
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: JSON.stringify({
      amount: 3070,
      currency: "EUR",
      purpose: "Bestellung ZZZZZZ",
      order_id: "ZZZZZZ",
      customer: { contact: { forename: "Erika", surname: "Probe", email: "erika@example.test" } },
      basket: [{ item_type: "article", name: "Roggenmehl", quantity: 2, tax: 7, price: 1535, total: 3070 }],
    }),
  });
  return ((await answer.json()) as { id: string }).id;
}
