// npm run gallery: every page state, mail and document of the demo orders as pictures on one page, .cache/gallery/index.html.
// axe looks at each page; exit status 1 when it, or a page that scrolls sideways, has something to say.
import { spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { CACHE_DIR, ROOT } from "./paths.mjs";
import { say } from "./terminal.mjs";

const VIEWS = [
  { name: "1280-light", width: 1280, scheme: "light" },
  { name: "1280-dark", width: 1280, scheme: "dark" },
  { name: "390-light", width: 390, scheme: "light" },
  { name: "390-dark", width: 390, scheme: "dark" },
];
const FOLDER = join(CACHE_DIR, "gallery");

endWithNpm();
await ensureInstalled();
const { ensureBuilt } = await import("./ensure-built.mjs");
const { startBrowser } = await import("./bench/weigh.mjs");
const { runInWorkplace } = await import("./bench/workplace.mjs");
const { cleanEnvironment } = await import("./settings.mjs");
const { startStack } = await import("./stack/start-stack.mjs");
const { default: AxeBuilder } = await import("@axe-core/playwright");
await ensureBuilt();
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });

/** @type {string[]} */
const complaints = [];
/** @type {{ title: string, items: string[] }[]} */
const rooms = [];
await runInWorkplace(async (keep) => {
  const [browser, stack] = await Promise.all([startBrowser(keep), startStack().then(keep)]);
  const orders = await seed(stack.settings);
  for (const { number, key, url } of orders)
    rooms.push({ title: `${number} ${key}`, items: await showOrder(browser, key, url) });
  rooms.push({ title: "Mails", items: await showMails(browser, `${stack.sandboxUrl}/_sandbox/mails`) });
});
await writeFile(join(FOLDER, "index.html"), toPage(rooms));
say(`\n${rooms.length - 1} states, mails and documents: ${join(FOLDER, "index.html")}`);
for (const complaint of complaints) say(`  ${complaint}`);
if (complaints.length > 0) process.exitCode = 1;

/**
 * @param {Record<string, string>} settings
 * @returns {Promise<{ number: string, key: string, url: string }[]>}
 */
async function seed(settings) {
  const env = { ...cleanEnvironment(), ...settings };
  const child = spawn(process.execPath, [join(ROOT, "scripts/run.mjs"), "lib/commands/seed.ts"], { env, cwd: ROOT });
  let text = "";
  for await (const chunk of child.stdout) text += chunk;
  const rows = text.split("\n").map((line) => /^(\d+) (\S+) (http\S+)$/.exec(line));
  const orders = rows.flatMap((row) =>
    row === null ? [] : [{ number: row[1] ?? "", key: row[2] ?? "", url: row[3] ?? "" }],
  );
  if (orders.length === 0) throw new Error(`no demo orders were made: ${text}`);
  return orders;
}

/** @param {import("@playwright/test").Browser} browser @param {string} key @param {string} url */
async function showOrder(browser, key, url) {
  const items = [];
  for (const { name, width, scheme } of VIEWS) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme === "dark" ? "dark" : "light",
    });
    const page = await context.newPage();
    await page.goto(url);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (sideways > 0) complaints.push(`${key} ${name} scrolls sideways by ${sideways} px`);
    for (const { id, help } of (await new AxeBuilder({ page }).analyze()).violations)
      complaints.push(`${key} ${name}: ${id}, ${help}`);
    await page.screenshot({ path: join(FOLDER, `${key}-${name}.png`), fullPage: true });
    items.push(toPicture(`${key}-${name}.png`, width));
    if (name === VIEWS[0]?.name) items.push(...(await saveDocuments(page, url)));
    await context.close();
  }
  return items;
}

/** @param {import("@playwright/test").Page} page @param {string} url */
async function saveDocuments(page, url) {
  const hrefs = await page
    .locator('a[href*="/documents/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const items = [];
  for (const href of hrefs) {
    const name = href?.split("/").at(-1) ?? "";
    const answer = await page.request.get(new URL(href ?? "", url).toString());
    await writeFile(join(FOLDER, name), await answer.body());
    items.push(`<a href="${name}">${name}</a>`);
  }
  return items;
}

/** @param {import("@playwright/test").Browser} browser @param {string} url */
async function showMails(browser, url) {
  /** @type {{ subject: string, html: string, text: string, attachments: { cid: string | null, contentType: string, contentBase64: string }[] }[]} */
  const mails = await (await fetch(url)).json();
  const items = [];
  for (const [index, { subject, html, text, attachments }] of mails.entries()) {
    const shown = attachments.reduce(
      (page, { cid, contentType, contentBase64 }) =>
        cid ? page.replaceAll(`cid:${cid}`, `data:${contentType};base64,${contentBase64}`) : page,
      html,
    );
    items.push(`<h3>${toHtmlText(subject)}</h3><pre>${toHtmlText(text)}</pre>`);
    for (const { name, width, scheme } of VIEWS) {
      const viewport = { width: Math.min(width, 700), height: 900 };
      const context = await browser.newContext({ viewport, colorScheme: scheme === "dark" ? "dark" : "light" });
      const page = await context.newPage();
      await page.setContent(shown);
      await page.screenshot({ path: join(FOLDER, `mail-${index}-${name}.png`), fullPage: true });
      items.push(toPicture(`mail-${index}-${name}.png`, viewport.width));
      await context.close();
    }
  }
  return items;
}

/** @param {string} file @param {number} width */
function toPicture(file, width) {
  return `<a href="${file}"><img src="${file}" alt="${file}" width="${Math.round(width / 3)}" loading="lazy"></a>`;
}

/** @param {string} text */
function toHtmlText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** @param {{ title: string, items: string[] }[]} all */
function toPage(all) {
  const style =
    "body{font:15px/1.5 sans-serif;margin:2rem;background:#999}section>div{display:flex;flex-wrap:wrap;gap:1rem;align-items:start}" +
    "pre{max-height:14rem;overflow:auto;background:#fff;padding:1rem;width:100%}h3{width:100%}";
  const parts = all.map(
    ({ title, items }) => `<section><h2>${toHtmlText(title)}</h2><div>${items.join("")}</div></section>`,
  );
  return `<!doctype html><html lang="de"><meta charset="utf-8"><title>Gallery</title><style>${style}</style>${parts.join("")}</html>`;
}
