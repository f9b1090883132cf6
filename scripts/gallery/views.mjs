// How everything is looked at, and the pictures of it.
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";

export const VIEWS = [
  { name: "1280-light", width: 1280, scheme: /** @type {const} */ ("light") },
  { name: "1280-dark", width: 1280, scheme: /** @type {const} */ ("dark") },
  { name: "390-light", width: 390, scheme: /** @type {const} */ ("light") },
  { name: "390-dark", width: 390, scheme: /** @type {const} */ ("dark") },
];

/**
 * @typedef {object} Show
 * @property {import("@playwright/test").Browser} browser
 * @property {string} folder where the pictures go
 * @property {string[]} complaints what axe found, and what is too wide or too large
 */

/**
 * One page in every view: `open` brings it there.
 * @param {Show} show
 * @param {string} key names the pictures
 * @param {(page: import("@playwright/test").Page) => Promise<unknown>} open
 * @param {{ narrow?: number, tags?: string[] }} options narrow: widest the page is ever shown; tags: the rules axe goes by, all unless told
 */
export async function shoot({ browser, folder, complaints }, key, open, { narrow = 1280, tags = [] } = {}) {
  const items = [];
  for (const { name, width, scheme } of VIEWS) {
    const viewport = { width: Math.min(width, narrow), height: 900 };
    const context = await browser.newContext({ viewport, colorScheme: scheme });
    const page = await context.newPage();
    await open(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (sideways > 0) complaints.push(`${key} ${name} scrolls sideways by ${sideways} px`);
    const axe = new AxeBuilder({ page });
    for (const { id, help } of (await (tags.length > 0 ? axe.withTags(tags) : axe).analyze()).violations)
      complaints.push(`${key} ${name}: ${id}, ${help}`);
    await page.screenshot({ path: join(folder, `${key}-${name}.png`), fullPage: true });
    items.push(toPicture(`${key}-${name}.png`, viewport.width));
    await context.close();
  }
  return items;
}

/** @param {string} file @param {number} width */
export function toPicture(file, width) {
  return `<a href="${file}"><img src="${file}" alt="${file}" width="${Math.round(width / 3)}" loading="lazy"></a>`;
}
