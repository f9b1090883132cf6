import { type BrowserContext, expect, type Page } from "@playwright/test";
import { test as base } from "./fixtures.ts";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

interface OfficeParts {
  /** A page of somebody who packs and ships, signed in. */
  office: Page;
  /** How large their screen is. */
  officeSize: { width: number; height: number };
}

/** The customer's `page` as everywhere, and beside it a page of the shop's people. */
export const test = base.extend<OfficeParts, { signedIn: State }>({
  signedIn: [
    async ({ browser, stack }, use) => {
      const context = await browser.newContext({ baseURL: stack.shopUrl, locale: "de-DE" });
      const page = await context.newPage();
      await page.goto("/merchant/sign-in");
      await page.getByRole("button", { name: "Als Emre Kruste anmelden" }).click();
      await expect(page).toHaveURL(/\/merchant$/);
      await use(await context.storageState());
      await context.close();
    },
    { scope: "worker" },
  ],
  officeSize: [{ width: 1280, height: 800 }, { option: true }],
  office: async ({ browser, stack, signedIn, officeSize }, use) => {
    const context = await browser.newContext({
      ...{ baseURL: stack.shopUrl, storageState: signedIn, viewport: officeSize },
      ...{ locale: "de-DE", timezoneId: "Europe/Berlin" },
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(`${error}`));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await use(page);
    expect(complaints).toEqual([]);
    await context.close();
  },
});

export { expect };

/** The order whose page the customer sees, on the page of the shop's people. */
export async function openOrder(office: Page, customer: Page): Promise<void> {
  // The title may come after the page.
  await expect(customer).toHaveTitle(/\d{5,}/);
  const number = /\d{5,}/.exec(await customer.title())?.[0] ?? "";
  await office.goto(`/merchant/orders/${number}`);
  await expect(office.getByRole("heading", { level: 1 })).toHaveText(`Bestellung ${number}`);
}

/** What the order asks for, once it does: what happens elsewhere takes a moment to be seen here. */
export async function expectNext(office: Page, step: string): Promise<void> {
  await expect(async () => {
    await office.reload();
    await expect(office.locator("[data-next-step]")).toHaveAttribute("data-next-step", step, { timeout: 500 });
  }).toPass();
}

/** The money of an order as its page has it: "34,95 €" */
export const fact = (page: Page, name: string) => page.locator(`[data-fact="${name}"]`).first();

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name, exact: typeof name === "string" }).click();
}
