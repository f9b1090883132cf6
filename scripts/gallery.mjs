// npm run gallery: every page state, mail and document of the demo orders as pictures on one page, .cache/gallery/index.html.
// axe looks at each page; exit status 1 when it, or a page that scrolls sideways, has something to say.
import { spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { CACHE_DIR, ROOT } from "./paths.mjs";
import { say } from "./terminal.mjs";

const FOLDER = join(CACHE_DIR, "gallery");

endWithNpm();
await ensureInstalled();
const { ensureBuilt } = await import("./ensure-built.mjs");
const { startBrowser } = await import("./bench/weigh.mjs");
const { runInWorkplace } = await import("./bench/workplace.mjs");
const { cleanEnvironment } = await import("./settings.mjs");
const { startStack } = await import("./stack/start-stack.mjs");
const { showDocuments } = await import("./gallery/documents.mjs");
const { showMails, toHtmlText } = await import("./gallery/mails.mjs");
const { showMoments } = await import("./gallery/moments.mjs");
const { shoot } = await import("./gallery/views.mjs");
await ensureBuilt();
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });

/** @type {string[]} */
const complaints = [];
/** @type {{ title: string, items: string[] }[]} */
const rooms = [];
await runInWorkplace(async (keep) => {
  const [browser, stack] = await Promise.all([startBrowser(keep), startStack().then(keep)]);
  const show = { browser, folder: FOLDER, complaints };
  const sandbox = `${stack.sandboxUrl}/_sandbox`;
  /** @type {import("./gallery/moments.mjs").Lever} */
  const lever = async (path, body) => {
    const answer = await fetch(`${sandbox}/${path}`, { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  for (const { number, key, url } of await seed(stack.settings)) {
    const items = await shoot(show, key, (page) => page.goto(url));
    rooms.push({ title: `${number} ${key}`, items: [...items, ...(await showDocuments(show, url))] });
  }
  rooms.push({ title: "Mails", items: await showMails(show, `${sandbox}/mails`) });
  rooms.push(...(await showMoments(show, stack.shopUrl, lever)));
  rooms.push({ title: "Mails of these", items: await showMails(show, `${sandbox}/mails`, "later-mail") });
});
await writeFile(join(FOLDER, "index.html"), toPage(rooms));
say(`\n${rooms.length} states, mails and documents: ${join(FOLDER, "index.html")}`);
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
