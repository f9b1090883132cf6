import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { findFreePorts } from "../scripts/ports.mjs";

// What a person sees who types the demo's one command; one screen size is enough for a terminal.

let folder = "";
let env = process.env;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "demo-"));
  const [shop, sandbox, smtp] = await findFreePorts(3);
  env = { ...process.env, PORT: `${shop}`, SANDBOX_PORT: `${sandbox}`, SANDBOX_SMTP_PORT: `${smtp}`, DATA_DIR: folder };
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Demo {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function startDemo(change: Record<string, string> = {}): Demo {
  const child = spawn(process.execPath, ["scripts/demo.mjs"], { env: { ...env, ...change } });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, output: () => text, ended };
}

async function waitForAddresses(demo: Demo): Promise<void> {
  await expect.poll(demo.output, { timeout: 60_000 }).toContain("Ctrl-C");
}

test("sells, refuses a second copy in one sentence, and leaves nothing behind", async ({ request }) => {
  test.setTimeout(180_000);
  const first = startDemo();
  await waitForAddresses(first);
  for (const name of ["Shop", "Sandbox", "Mailbox"])
    expect(first.output()).toMatch(new RegExp(`${name}\\s+http://localhost:`));
  expect((await request.get(`http://localhost:${env.PORT}/`)).status()).toBe(200);

  const samePorts = startDemo();
  expect(await samePorts.ended).toBe(1);
  expect(samePorts.output()).toContain(`${env.PORT}`);
  const [shop, sandbox, smtp] = await findFreePorts(3);
  const sameFolder = startDemo({ PORT: `${shop}`, SANDBOX_PORT: `${sandbox}`, SANDBOX_SMTP_PORT: `${smtp}` });
  expect(await sameFolder.ended).toBe(1);
  expect(sameFolder.output()).toContain("DATA_DIR");

  const dump = spawn(process.execPath, ["scripts/run.mjs", "lib/commands/dump.ts"], { env });
  let lines = "";
  dump.stdout.on("data", (chunk) => (lines += chunk));
  await new Promise((resolve) => dump.once("exit", resolve));
  expect(lines.split("\n").filter((line) => line.includes('"kind":"product"'))).toHaveLength(12);

  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
  for (const port of [env.PORT, env.SANDBOX_PORT, env.SANDBOX_SMTP_PORT]) {
    const server = createServer();
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(Number(port), resolve));
    await new Promise((resolve) => server.close(resolve));
  }

  const started = performance.now();
  const second = startDemo();
  await waitForAddresses(second);
  test.info().annotations.push({ type: "second start", description: `${Math.round(performance.now() - started)} ms` });
  second.child.kill("SIGINT");
  await second.ended;
});
