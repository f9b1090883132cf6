// One purchase by a customer with a browser, with a halt at every page.

/** What is typed; the labels are the shop's contract with its customers. */
const TYPED = {
  "E-Mail": "gewicht@example.test",
  Vorname: "Erika",
  Nachname: "Probe",
  Straße: "Testweg",
  Hausnummer: "7",
  PLZ: "01896",
  Ort: "Pulsnitz",
};
const PRODUCT = "roggenkorn-lose";

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} shopUrl
 * @param {(page: string, url: string, state?: Awaited<ReturnType<import("@playwright/test").BrowserContext["storageState"]>>)
 *   => Promise<void>} look called at every page with what another browser needs to see the same
 */
export async function orderInBrowser(browser, shopUrl, look) {
  await look("home", `${shopUrl}/`);
  await look("product", `${shopUrl}/products/${PRODUCT}`);
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1280, height: 800 } });
  const lookHere = async (/** @type {string} */ page) => look(page, tab.url(), await context.storageState());
  const tab = await context.newPage();
  const press = (/** @type {string} */ name) => tab.getByRole("button", { name, exact: true }).click();
  try {
    await tab.goto(`${shopUrl}/products/${PRODUCT}`);
    await press("In den Warenkorb");
    await tab.waitForURL(/\/cart$/);
    await lookHere("basket");
    await tab.getByRole("link", { name: "Zur Kasse", exact: true }).click();
    await tab.waitForURL(/\/checkout$/);
    await lookHere("checkout");
    for (const [label, value] of Object.entries(TYPED)) await tab.getByLabel(label, { exact: true }).fill(value);
    await tab.getByRole("radio", { name: "Vorkasse", exact: true }).check();
    await press("Weiter zur Prüfung");
    await tab.waitForURL(/\/checkout\/review$/);
    await lookHere("review");
    await press("zahlungspflichtig bestellen");
    await tab.waitForURL(/\/orders\/[\w-]{22}$/);
    await lookHere("success");
  } finally {
    await context.close();
  }
}
