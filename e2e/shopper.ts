import { expect, type Page } from "@playwright/test";
import { journeyOf } from "./methods.ts";

/** What a customer types; the labels are the shop's contract with its customers. */
export const ERIKA = {
  "E-Mail": "erika@example.test",
  Vorname: "Erika",
  Nachname: "Probe",
  Straße: "Testweg",
  Hausnummer: "7",
  PLZ: "01896",
  Ort: "Pulsnitz",
};

export async function putIntoBasket(page: Page, slug = "roggenkorn-lose"): Promise<void> {
  await page.goto(`/products/${slug}`);
  await page.getByRole("button", { name: "In den Warenkorb", exact: true }).click();
  await expect(page).toHaveURL(/\/cart/);
}

export async function fillCheckout(page: Page, method: string, change: Partial<typeof ERIKA> = {}): Promise<void> {
  for (const [label, value] of Object.entries({ ...ERIKA, ...change })) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("radio", { name: method, exact: true }).check();
  for (const [label, value] of Object.entries(journeyOf(method).fields)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
}

/** From the shelf to the page with the order button. */
export async function goToReview(page: Page, method: string, change: Partial<typeof ERIKA> = {}): Promise<void> {
  await putIntoBasket(page);
  await page.getByRole("link", { name: "Zur Kasse", exact: true }).click();
  await expect(page).toHaveURL(/\/checkout$/);
  await fillCheckout(page, method, change);
  await submitForm(page);
  await expect(page).toHaveURL(/\/checkout\/review/);
}

export async function submitForm(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Weiter zur Prüfung", exact: true }).click();
}

/** Grants the mandate where the method needs one. */
export async function pressOrderButton(page: Page): Promise<void> {
  const mandate = page.getByRole("checkbox", { name: /Mandat|mandate/i });
  if ((await mandate.count()) > 0) await mandate.check();
  await page.getByRole("button", { name: "zahlungspflichtig bestellen", exact: true }).click();
}

/** @returns the secret part of the order page's address */
export async function order(page: Page, method: string, change: Partial<typeof ERIKA> = {}): Promise<string> {
  await goToReview(page, method, change);
  await pressOrderButton(page);
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}$/);
  return page.url().split("/").at(-1) ?? "";
}

export const orderState = (page: Page) => page.locator("main[data-order-status]");

export async function expectPayment(page: Page, status: string): Promise<void> {
  await expect(orderState(page)).toHaveAttribute("data-payment-status", status);
}

/** What the worker brings takes a moment, and a page that waits for nothing does not look again by itself. */
export async function reloadUntil(page: Page, status: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(orderState(page)).toHaveAttribute("data-payment-status", status, { timeout: 1_000 });
  }).toPass();
}

const FACTS = ["owner", "iban", "bic", "bankname", "amount", "purpose"] as const;
export type Facts = Record<(typeof FACTS)[number], string>;

/** The transfer facts as the page states them, whether folded or not; IBAN without blanks. */
export async function readFacts(page: Page): Promise<Facts> {
  const entries = FACTS.map(async (fact) => {
    const text = (await page.locator(`[data-fact="${fact}"]`).first().textContent()) ?? "";
    return [fact, text.trim()] as const;
  });
  const facts = Object.fromEntries(await Promise.all(entries)) as Facts;
  return { ...facts, iban: facts.iban.replace(/\s/g, "") };
}

/** "84,90 €" → 8490. */
export function toCents(text: string): number {
  const digits = text.replace(/[^\d,]/g, "").replace(",", ".");
  return Math.round(Number(digits) * 100);
}
