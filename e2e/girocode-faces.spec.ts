import type { Page } from "@playwright/test";
import sharp from "sharp";
import { findGirocode } from "#lib/domain/fixtures/find-girocode.ts";
import { expect, test } from "./fixtures.ts";
import { expectedGirocode } from "./girocode.ts";
import { printPdf } from "./pdf.ts";
import { type Facts, order, readFacts } from "./shopper.ts";

const LEVEL_M = 0;

/** Reads the code out of a picture of all that is on the screen or the sheet, and looks at its matrix. */
async function expectCode(picture: Buffer, facts: Facts, what: string): Promise<void> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  const code = findGirocode(pixels, 3);
  expect(code.text, what).toBe(expectedGirocode(facts));
  expect(code.levelBits, what).toBe(LEVEL_M);
  expect(code.version, what).toBeLessThanOrEqual(13);
}

/** Brings the code into view; on a narrow screen it is folded. */
async function showCode(page: Page, facts: Facts): Promise<void> {
  const code = page.getByRole("img", { name: `QR-Code für die Überweisung an ${facts.owner}` });
  if (!(await code.isVisible())) await page.getByText("QR-Code für die Banking-App").click();
  await code.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await expect(code).toBeInViewport({ ratio: 1 });
}

test("the code is read from the screen in both schemes, at 100 and at 200 %, and from the printed sheet", async ({
  page,
  browser,
}) => {
  await order(page, "Vorkasse");
  const facts = await readFacts(page);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const colorScheme of ["light", "dark"] as const) {
    for (const zoom of [1, 2]) {
      // What a browser's zoom does: fewer CSS pixels, each of them larger.
      const viewport = { width: Math.round(width / zoom), height: Math.round(height / zoom) };
      const context = await browser.newContext({ viewport, deviceScaleFactor: zoom, colorScheme });
      const screen = await context.newPage();
      await screen.goto(page.url());
      await showCode(screen, facts);
      const picture = await screen.screenshot({ scale: "device" });
      await expectCode(picture, facts, `${width} px, ${colorScheme}, ${zoom}×`);
      await context.close();
    }
    await page.emulateMedia({ colorScheme });
    const sheet = await page.pdf({ format: "A4", printBackground: false });
    await expectCode(await printPdf(sheet, 0, 150), facts, `printed from ${colorScheme}`);
  }
});
