import { spawn } from "node:child_process";
import { startPostgres } from "../scripts/postgres.mjs";
import { cleanEnvironment } from "../scripts/settings.mjs";
import { startStack } from "../scripts/stack/start-stack.mjs";
import { test as base, expect } from "./fixtures.ts";
import { METHODS } from "./methods.ts";
import { expectPayment, order } from "./shopper.ts";

/** Two processes on one PostgreSQL, as in production: one serves pages only, the other does the work. */
const test = base.extend<object, { worker: undefined }>({
  stack: [
    async ({ shopEnv }, use) => {
      const postgres = await startPostgres();
      const url = await postgres.createDatabase("journey");
      const stack = await startStack({ env: { ...shopEnv, DATABASE_URL: url, WORKER: "off" } });
      await use(stack);
      await stack.stop();
      await postgres.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  worker: [
    async ({ stack }, use) => {
      const env = { ...cleanEnvironment(), ...stack.settings } as NodeJS.ProcessEnv;
      const child = spawn(process.execPath, ["scripts/run.mjs", "lib/worker-main.ts"], { env });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await new Promise((resolve) => child.stderr.once("data", resolve));
      await use(undefined);
      child.kill("SIGTERM");
      await ended;
    },
    { scope: "worker", auto: true },
  ],
});

// One after the other, because a stack with settings of its own costs more than it would save to have two.
test.describe.configure({ mode: "default" });

for (const { label, started, mail } of METHODS) {
  test(`sells by ${label} on PostgreSQL with the worker in a process of its own`, async ({ page, sandbox }) => {
    const email = `postgres-${label.toLowerCase()}@example.test`;
    await order(page, label, { "E-Mail": email });
    await expectPayment(page, started);
    await sandbox.waitForMail(email, mail);
    if (started !== "pending") return;
    await sandbox.post(`transactions/${(await sandbox.transaction()).id}/pay`);
    await sandbox.waitForMail(email, /Zahlung .* ist eingegangen/);
    await page.reload();
    await expectPayment(page, "paid");
  });
}

test("dumps what it knows, line by line", async ({ page, stack }) => {
  const token = await order(page, "Vorkasse");
  const env = { ...cleanEnvironment(), ...stack.settings } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ["scripts/run.mjs", "lib/commands/dump.ts"], { env });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const mine = lines.find((line) => line.kind === "order" && line.token === token);
  expect(mine).toMatchObject({ status: "placed" });
  for (const kind of ["attempt", "history", "mail"]) {
    expect(lines.some((line) => line.kind === kind && line.orderId === mine?.id)).toBe(true);
  }
});
