// The documents of an order: the files as they are fetched, and each page of a PDF as a picture.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { toPicture } from "./views.mjs";

const DPI = 100;

/** @param {import("./views.mjs").Show} show @param {string} url of the order's page */
export async function showDocuments({ browser, folder }, url) {
  const page = await browser.newPage();
  await page.goto(url);
  const links = page.locator('a[href*="/documents/"]');
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const items = [];
  for (const href of hrefs) {
    const name = href?.split("/").at(-1) ?? "";
    const content = await (await page.request.get(new URL(href ?? "", url).toString())).body();
    await writeFile(join(folder, name), content);
    items.push(`<a href="${name}">${name}</a>`);
    if (name.endsWith(".pdf")) items.push(...(await drawPages(folder, name, content)));
  }
  await page.close();
  return items;
}

/** @param {string} folder @param {string} name @param {Buffer} content */
async function drawPages(folder, name, content) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(content);
  const items = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: DPI / 72, render: "bitmap" });
    const file = `${name}-${page.number}.png`;
    const raw = { width, height, channels: /** @type {const} */ (4) };
    await sharp(Buffer.from(data), { raw }).flatten({ background: "#ffffff" }).png().toFile(join(folder, file));
    items.push(toPicture(file, width));
  }
  document.destroy();
  library.destroy();
  return items;
}
