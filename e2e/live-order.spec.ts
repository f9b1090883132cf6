import { findFreePorts } from "../scripts/ports.mjs";
import { startPostgres } from "../scripts/postgres.mjs";
import { stopTethered } from "../scripts/processes.mjs";
import { cleanEnvironment } from "../scripts/settings.mjs";
import { isShopReady, launchShop, waitUntilReady } from "../scripts/stack/launch.mjs";
import { startStack } from "../scripts/stack/start-stack.mjs";
import { test as base, expect } from "./fixtures.ts";
import { expectPayment, order } from "./shopper.ts";

/** Two instances on one PostgreSQL: callbacks reach the first one, which does the work as well. */
const test = base.extend<object, { otherUrl: string }>({
  stack: [
    async ({ shopEnv }, use) => {
      const postgres = await startPostgres();
      const url = await postgres.createDatabase("live");
      const stack = await startStack({ env: { ...shopEnv, DATABASE_URL: url } });
      await use(stack);
      await stack.stop();
      await postgres.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  otherUrl: [
    async ({ stack }, use) => {
      const [port = 0] = await findFreePorts(1);
      const env = { ...cleanEnvironment(), ...stack.settings, PORT: String(port), WORKER: "off" };
      const part = await launchShop({ env, logDir: `${stack.dataDir}/logs`, name: "other-shop" });
      await waitUntilReady(part, () => isShopReady(port), 30_000);
      await use(`http://localhost:${port}`);
      await stopTethered(part.child);
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

test.describe.configure({ mode: "default" });

const TURN = { timeout: 3_000 };

test("open pages turn when money arrives, on every device and instance, and say so", async ({
  page,
  context,
  sandbox,
  otherUrl,
}) => {
  const token = await order(page, "Vorkasse");
  const second = await context.newPage();
  await second.goto(`/orders/${token}`);
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${otherUrl}/orders/${token}`);
  const pages = [page, second, elsewhere];
  for (const open of pages) {
    await expectPayment(open, "pending");
    await open.evaluate(() => Object.assign(window, { isSame: true }));
    // Connected, and not merely about to be.
    await open.waitForTimeout(500);
  }
  await sandbox.post(`transactions/${(await sandbox.transaction()).id}/pay`);
  for (const open of pages) {
    await expect(open.locator("main")).toHaveAttribute("data-payment-status", "paid", TURN);
    await expect(open.getByRole("status").filter({ hasText: "Neuer Stand" })).toHaveText(/unterwegs|bezahlt|Geld/);
    expect(await open.evaluate(() => "isSame" in window)).toBe(true);
  }
});

test("without a stream a page asks, and when nobody answers it says so", async ({ page, context, sandbox }) => {
  test.setTimeout(90_000);
  const token = await order(page, "Vorkasse");
  // A page of its own: the browser complains of what is refused here.
  const open = await context.newPage();
  await open.route("**/events*", (route) =>
    route.request().headers().accept?.startsWith("application/json") ? route.continue() : route.abort(),
  );
  await open.goto(`/orders/${token}`);
  await open.waitForResponse((answer) => answer.url().endsWith("/events") && answer.ok(), { timeout: 20_000 });
  await sandbox.post(`transactions/${(await sandbox.transaction()).id}/pay`);
  await expect(open.locator("main")).toHaveAttribute("data-payment-status", "paid", { timeout: 30_000 });

  await open.unroute("**/events*");
  await open.route("**/events*", (route) => route.abort());
  await open.reload();
  await expect(open.getByRole("link", { name: "Seite neu laden" })).toBeVisible({ timeout: 20_000 });
});
