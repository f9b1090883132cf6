// What a page weighs: every request a browser makes for it with a cold cache, each body packed with gzip 9.
import { gzipSync } from "node:zlib";
import { CHROMIUM_ARGS, ensureChromium } from "../chromium.mjs";
import { orderInBrowser } from "./order-in-browser.mjs";
import { visitOffice } from "./visit-office.mjs";

/**
 * @typedef {{ url: string, type: string, bytes: number }} WeighedFile
 * @typedef {object} PageWeight
 * @property {string} page
 * @property {number} scriptBytes of external scripts
 * @property {number} totalBytes the document included
 * @property {number} requests
 * @property {WeighedFile[]} files
 * @typedef {{ bare: PageWeight, pages: PageWeight[] }} WeightResult
 * @typedef {import("@playwright/test").BrowserContextOptions["storageState"]} StorageState
 */

/** @param {(part: { stop: () => Promise<unknown> }) => unknown} keep registers the browser */
export async function startBrowser(keep) {
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: CHROMIUM_ARGS,
    // The workplace sees to the end, in its own order.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
  keep({ stop: () => browser.close() });
  return browser;
}

/**
 * Weighs the bare page, then every page of one purchase, which is really made, and what the shop sees of it.
 * @param {import("@playwright/test").Browser} browser
 * @param {{ bareUrl: string, shopUrl: string }} addresses
 * @returns {Promise<WeightResult>}
 */
export async function weighPages(browser, { bareUrl, shopUrl }) {
  const bare = await weighPage(browser, "bare dynamic page", `${bareUrl}/`);
  /** @type {PageWeight[]} */
  const pages = [];
  await orderInBrowser(browser, shopUrl, async (page, url, storageState) => {
    pages.push(await weighPage(browser, page, url, { storageState }));
    // A form may fetch its rules when somebody begins to type; that weight is shown, too.
    if (page === "checkout") {
      pages.push(await weighPage(browser, "checkout, in use", url, { storageState, use: typeSomething }));
    }
  });
  await visitOffice(browser, shopUrl, async (page, url, storageState) => {
    pages.push(await weighPage(browser, page, url, { storageState }));
  });
  return { bare, pages };
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} page
 * @param {string} url
 * @param {{ storageState?: StorageState, use?: (tab: import("@playwright/test").Page) => Promise<void> }} [visit] storageState:
 *   cookies of the visitor; use: what is done on the page
 * @returns {Promise<PageWeight>}
 */
async function weighPage(browser, page, url, { storageState, use } = {}) {
  const context = await browser.newContext({
    locale: "de-DE",
    viewport: { width: 1280, height: 800 },
    ...(storageState ? { storageState } : {}),
  });
  try {
    // An open stream never comes to rest.
    await context.route(/\/events\?/, (route) => route.abort());
    const tab = await context.newPage();
    /** @type {Promise<WeighedFile>[]} */
    const files = [];
    tab.on("requestfinished", (request) => files.push(weighRequest(request)));
    const answer = await tab.goto(url, { waitUntil: "networkidle" });
    if (answer?.status() !== 200 || tab.url() !== url) {
      throw new Error(`${url} answered ${answer?.status()} and led to ${tab.url()}.`);
    }
    // To the end, for what is loaded as it comes into view.
    await tab.evaluate(() => globalThis.scrollTo(0, document.body.scrollHeight));
    await use?.(tab);
    await tab.waitForLoadState("networkidle");
    const weighed = await Promise.all(files);
    const sum = (/** @type {WeighedFile[]} */ list) => list.reduce((bytes, file) => bytes + file.bytes, 0);
    return {
      page,
      scriptBytes: sum(weighed.filter(({ type }) => type === "script")),
      totalBytes: sum(weighed),
      requests: weighed.length,
      files: weighed,
    };
  } finally {
    await context.close();
  }
}

/** @param {import("@playwright/test").Page} tab */
async function typeSomething(tab) {
  await tab.getByLabel("E-Mail", { exact: true }).fill("gewicht@example.test");
  await tab.getByLabel("PLZ", { exact: true }).fill("1");
  await tab.getByRole("button", { name: "Weiter zur Prüfung", exact: true }).click();
}

/** @param {import("@playwright/test").Request} request @returns {Promise<WeighedFile>} */
async function weighRequest(request) {
  const answer = await request.response();
  const body = answer && answer.status() === 200 ? await answer.body() : Buffer.alloc(0);
  // Packing a picture or a font makes it larger; nobody sends it that way.
  const bytes = Math.min(body.length, gzipSync(body, { level: 9 }).length);
  return { url: request.url(), type: request.resourceType(), bytes };
}
