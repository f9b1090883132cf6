// The pages the shop's people have open all day, for a browser that is signed in.

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} shopUrl of a demo shop in which something was ordered
 * @param {(page: string, url: string, state?: Awaited<ReturnType<import("@playwright/test").BrowserContext["storageState"]>>)
 *   => Promise<void>} look called at every page with what another browser needs to see the same
 */
export async function visitOffice(browser, shopUrl, look) {
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1280, height: 800 } });
  try {
    const tab = await context.newPage();
    await tab.goto(`${shopUrl}/merchant/sign-in`);
    await tab.getByRole("button", { name: "Als Emre Kruste anmelden", exact: true }).click();
    await tab.waitForURL(/\/merchant$/);
    const state = await context.storageState();
    const path = await tab.locator("a[href^='/merchant/orders/']").first().getAttribute("href");
    await look("order list", `${shopUrl}/merchant`, state);
    await look("order, back office", `${shopUrl}${path}`, state);
  } finally {
    await context.close();
  }
}
