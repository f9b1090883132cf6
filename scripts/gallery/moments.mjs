// States that pass in seconds, held still by levers of the sandbox, and the pages of a withdrawal.
import { orderInBrowser } from "../bench/order-in-browser.mjs";
import { shoot } from "./views.mjs";

const FOREVER = 10_000;

/**
 * @typedef {(path: string, body: object) => Promise<unknown>} Lever
 * @typedef {{ title: string, items: string[] }} Room
 */

/** @param {import("./views.mjs").Show} show @param {string} shopUrl @param {Lever} lever @returns {Promise<Room[]>} */
export async function showMoments(show, shopUrl, lever) {
  const { browser } = show;
  const order = async () => {
    let url = "";
    await orderInBrowser(browser, shopUrl, async (page, here) => {
      if (page === "success") url = here;
    });
    return url;
  };
  /** @param {string} url @param {string} fold @param {RegExp} button */
  const press = async (url, fold, button) => {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByText(fold, { exact: true }).click();
    await page.getByRole("button", { name: button }).click();
    await page.waitForLoadState("networkidle");
    await page.close();
  };
  /** @param {string} call @param {string} outcome */
  const hold = (call, outcome) => lever("next", { call, outcome, times: FOREVER });
  const release = () => lever("reset", {});
  /** @type {Room[]} */
  const rooms = [];
  /** @param {string} key @param {() => Promise<string>} come @param {string} state */
  const moment = async (key, come, state) => {
    const url = await come();
    const open = async (/** @type {import("@playwright/test").Page} */ page) => {
      await page.goto(url);
      await page.locator(`main[data-order-state="${state}"]`).waitFor();
    };
    rooms.push({ title: key, items: await shoot(show, key, open) });
    await release();
  };
  await moment("antwort-steht-aus", () => hold("start", "error500").then(order), "checking");
  await moment(
    "wird-storniert",
    () =>
      hold("cancel", "error500")
        .then(order)
        .then(async (url) => {
          await press(url, "Bestellung stornieren", /^Ja, Bestellung \d+ stornieren$/);
          return url;
        }),
    "ending",
  );
  await moment(
    "wird-gewechselt",
    () =>
      hold("cancel", "error500")
        .then(order)
        .then(async (url) => {
          await press(url, "Anders bezahlen", /^Mit Rechnung bezahlen$/);
          return url;
        }),
    "switching",
  );
  rooms.push(await showWithdrawal(show, shopUrl));
  return rooms;
}

/** @param {import("./views.mjs").Show} show @param {string} shopUrl @returns {Promise<Room>} */
async function showWithdrawal(show, shopUrl) {
  const page = await show.browser.newPage();
  const items = await shoot(show, "widerruf", (view) => view.goto(`${shopUrl}/withdrawal`));
  await page.goto(`${shopUrl}/withdrawal`);
  const typed = { "Ihr Name": "Zoë Größmann", "Um welchen Vertrag geht es?": "Bestellung vom 3. November" };
  for (const [label, value] of Object.entries(typed)) await page.getByLabel(label).fill(value);
  const email = page.getByLabel("E-Mail für die Eingangsbestätigung");
  await email.evaluate((/** @type {HTMLInputElement} */ input) => {
    if (input.form !== null) input.form.noValidate = true;
  });
  const goOn = () => page.getByRole("button", { name: "Weiter", exact: true }).click();
  await email.fill("zoe@");
  await goOn();
  await page.getByText("Bitte noch ergänzen").waitFor();
  items.push(...(await shoot(show, "widerruf-unvollstaendig", (view) => view.goto(page.url()))));
  await email.fill("zoe@example.test");
  await page.getByLabel("Welche Artikel?").fill("nur die Salzdose");
  await goOn();
  const confirm = page.getByRole("button", { name: "Widerruf bestätigen", exact: true });
  await confirm.waitFor();
  items.push(...(await shoot(show, "widerruf-pruefen", (view) => view.goto(page.url()))));
  await confirm.click();
  await page.getByText("Ihr Widerruf ist eingegangen").waitFor();
  items.push(...(await shoot(show, "widerruf-eingang", (view) => view.goto(page.url()))));
  await page.close();
  return { title: "Widerruf", items };
}
