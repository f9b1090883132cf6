// node scripts/chaos/two-builds.mjs: a deploy in the middle of checkouts (G-47). Two builds of the shop with different action
// ids over one PostgreSQL behind one address; pages come from one, their forms go to the other. Builds the second one if needed.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { readDump } from "../bench/dump.mjs";
import { fillForm, readForm } from "../bench/html-form.mjs";
import { createVisitor } from "../bench/visitor.mjs";
import { CHROMIUM_ARGS, ensureChromium } from "../chromium.mjs";
import { ensureInstalled } from "../ensure-installed.mjs";
import { ROOT } from "../paths.mjs";
import { findFreePorts } from "../ports.mjs";
import { startPostgres } from "../postgres.mjs";
import { runNode, stopTethered } from "../processes.mjs";
import { cleanEnvironment, sandboxSettings } from "../settings.mjs";
import { isSandboxReady, isShopReady, launchSandbox, launchShop, waitUntilReady } from "../stack/launch.mjs";
import { startSwitch } from "./switch.mjs";
import { createVerdict } from "./verdict.mjs";

const OTHER_BUILD = ".cache/other-build";
const PURCHASES = Number(process.env.PURCHASES ?? 25);
const DETAILS = {
  firstName: "Erika",
  lastName: "Probe",
  street: "Testweg",
  houseNumber: "7",
  postalCode: "01896",
  city: "Pulsnitz",
};

await ensureInstalled();
for (const env of [
  {},
  { NEXT_DIST_DIR: OTHER_BUILD, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64") },
]) {
  const { status } = await runNode([join(ROOT, "scripts/build-if-needed.mjs")], {
    env: { ...cleanEnvironment(), ...env },
  });
  if (status !== 0) process.exit(1);
}

const { check, end } = createVerdict();
const dataDir = await mkdtemp(join(tmpdir(), "deploy-"));
const postgres = await startPostgres();
const [switchPort = 0, portA = 0, portB = 0, sandboxPort = 0, smtpPort = 0] = await findFreePorts(5);
const ports = { sandboxPort, smtpPort };
const door = await startSwitch(switchPort);
const settings = {
  ...sandboxSettings(ports),
  SHOP_URL: door.url,
  SHOP_MODE: "demo",
  DATA_DIR: dataDir,
  DATABASE_URL: await postgres.createDatabase("deploy"),
};
const options = { env: { ...cleanEnvironment(), ...settings }, logDir: join(dataDir, "logs") };
/** @type {import("../stack/launch.mjs").Part[]} */
const parts = [];
try {
  parts.push(await launchSandbox(options));
  for (const [port, build] of /** @type {const} */ ([
    [portA, ""],
    [portB, OTHER_BUILD],
  ])) {
    const env = { ...options.env, PORT: String(port), ...(build === "" ? {} : { NEXT_DIST_DIR: build }) };
    parts.push(await launchShop({ ...options, env, logDir: join(options.logDir, String(port)) }));
  }
  const [sandbox, ...shops] = parts;
  if (sandbox) await waitUntilReady(sandbox, () => isSandboxReady(ports), 60_000);
  for (const [index, shop] of shops.entries()) {
    await waitUntilReady(shop, () => isShopReady([portA, portB][index] ?? 0), 120_000);
  }
  await buyAcrossBuilds();
  await keepWhatWasTyped();
  await refuseForeignPages();
  await buyInBrowser();
} finally {
  for (const part of parts.reverse()) await stopTethered(part.child);
  await door.stop();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
end();

/** @param {string} email */
async function openReview(email) {
  const visitor = createVisitor(door.url, new Agent({ keepAlive: false }));
  await fillBasket(visitor);
  door.turnTo(portA);
  const checkout = await visitor.get("/checkout");
  const details = fillForm(readForm(checkout.body, "Weiter zur Prüfung"), {
    ...DETAILS,
    email,
    paymentMethod: "prepaid",
  });
  door.turnTo(portB);
  const sent = await visitor.post("/checkout", details);
  return { visitor, sent };
}

/** @param {ReturnType<typeof createVisitor>} visitor */
async function fillBasket(visitor) {
  door.turnTo(portA);
  const home = await visitor.get("/");
  const path = /href="(\/products\/[^"]+)"/.exec(home.body)?.[1] ?? "";
  const product = await visitor.get(path);
  door.turnTo(portB);
  return visitor.post(path, readForm(product.body, "In den Warenkorb"));
}

async function countPlaced() {
  const dump = await readDump(/** @type {any} */ ({ settings }));
  return dump.filter(({ kind, status }) => kind === "order" && status === "placed").length;
}

/** Without script: every page from one build, every form to the other, both ways. */
async function buyAcrossBuilds() {
  const problems = [];
  for (let index = 0; index < PURCHASES; index += 1) {
    const { visitor, sent } = await openReview(`deploy${index}@example.test`);
    if (sent.location !== "/checkout/review") problems.push({ index, step: "details", ...sent, body: "" });
    const review = await visitor.get("/checkout/review");
    const order = readForm(review.body, "zahlungspflichtig bestellen");
    door.turnTo(portA);
    // Twice, as by an impatient finger: the second is the same order.
    const answers = await Promise.all([
      visitor.post("/checkout/review", order),
      visitor.post("/checkout/review", order),
    ]);
    const places = new Set(answers.map(({ status, location }) => `${status} ${location}`));
    if (places.size !== 1 || !/^303 \/orders\/[\w-]{22}$/.test([...places][0] ?? ""))
      problems.push({ index, places: [...places] });
  }
  check(
    `${PURCHASES} purchases with every form sent to another build than its page's`,
    problems.length === 0,
    problems,
  );
  const placed = await countPlaced();
  check("as many orders as purchases", placed === PURCHASES, placed);
}

async function keepWhatWasTyped() {
  const { visitor, sent } = await openReview("no address at all");
  check(
    "a form of another build with a mistake comes back",
    sent.status === 303 && sent.location === "/checkout?updated=1",
    sent,
  );
  const page = await visitor.get(sent.location);
  const isKept = ["no address at all", ...Object.values(DETAILS)].every((value) =>
    page.body.includes(`value="${value}"`),
  );
  check("with all that was typed", isKept);
  check("and with the mistake beside its field", page.body.includes('aria-invalid="true"'));
}

async function refuseForeignPages() {
  const { visitor } = await openReview("foreign@example.test");
  const review = await visitor.get("/checkout/review");
  const order = readForm(review.body, "zahlungspflichtig bestellen");
  const before = await countPlaced();
  door.turnTo(portA);
  const answer = await visitor.post("/checkout/review", order, { origin: "http://elsewhere.example.test" });
  check(
    "a page elsewhere cannot order",
    (await countPlaced()) === before && answer.location === "/checkout/review?problem=updated",
    answer,
  );
  const page = await visitor.get(answer.location);
  check(
    "and the customer reads what to do",
    page.status === 200 && page.body.includes("Der Shop wurde gerade erneuert"),
  );
}

/** With script: the page is alive, and its code is the other build's. */
async function buyInBrowser() {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGS });
  const page = await browser.newPage({ locale: "de-DE" });
  const before = await countPlaced();
  door.turnTo(portA);
  await page.goto(door.url);
  await page.locator('a[href^="/products/"]').first().click();
  await page.waitForLoadState("networkidle");
  door.turnTo(portB);
  await page.getByRole("button", { name: "In den Warenkorb" }).click();
  await page.waitForURL(/\/cart/);
  check(
    "a living page's basket form, sent to another build, fills the basket",
    (await page.getByText("Warenkorb").count()) > 0,
  );
  await page.goto(`${door.url}/checkout`);
  await page.getByLabel("E-Mail").fill("browser@example.test");
  await page.getByLabel("Vorname").fill(DETAILS.firstName);
  await page.getByLabel("Nachname").fill(DETAILS.lastName);
  await page.getByLabel("Straße").fill(DETAILS.street);
  await page.getByLabel("Hausnummer").fill(DETAILS.houseNumber);
  await page.getByLabel("PLZ").fill(DETAILS.postalCode);
  await page.getByLabel("Ort", { exact: true }).fill(DETAILS.city);
  await page.getByRole("radio", { name: /Vorkasse/ }).check();
  await page.waitForLoadState("networkidle");
  door.turnTo(portA);
  await page.getByRole("button", { name: "Weiter zur Prüfung" }).click();
  await page.waitForURL(/\/checkout\/review$/);
  check("a living checkout form, sent to another build, leads to the review", true);
  await page.waitForLoadState("networkidle");
  door.turnTo(portB);
  await page.getByRole("button", { name: "zahlungspflichtig bestellen" }).click();
  await page.waitForURL(/\/orders\/[\w-]{22}$/);
  const placed = (await countPlaced()) - before;
  check("a living order button, pressed after the deploy, places one order", placed === 1, placed);
  await browser.close();
}
