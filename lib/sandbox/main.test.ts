import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openProbe, TOKEN_REQUEST } from "./sandbox-probe.ts";

let dir: string;
let bundle: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "sandbox-main-"));
  bundle = join(process.cwd(), ".cache", `sandbox-main-${process.pid}.mjs`); // beside node_modules, for its imports
  await build({
    entryPoints: [join(import.meta.dirname, "main.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outfile: bundle,
  });
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(bundle, { force: true });
});

function run(env: Record<string, string>): {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
} {
  const child = spawn(process.execPath, [bundle], { env: { ...process.env, DATA_DIR: dir, ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return { child, output: () => output, ended: new Promise((resolve) => child.on("exit", resolve)) };
}

it("says which port is taken and ends with 1", async () => {
  const probe = await openProbe();
  try {
    const { port, smtpPort } = probe.sandbox;
    const http = run({ SANDBOX_PORT: String(port), SANDBOX_SMTP_PORT: "0" });
    expect(await http.ended).toBe(1);
    expect(http.output()).toContain(`Port ${port} is already in use`);
    const smtp = run({ SANDBOX_PORT: "0", SANDBOX_SMTP_PORT: String(smtpPort) });
    expect(await smtp.ended).toBe(1);
    expect(smtp.output()).toContain("SANDBOX_SMTP_PORT");
  } finally {
    await probe.close();
  }
});

it("ends at once on SIGTERM, open connections or not, and forgets nothing when killed", async () => {
  const start = async () => {
    const process = run({ SANDBOX_PORT: "0", SANDBOX_SMTP_PORT: "0" });
    while (!process.output().includes("ready")) await new Promise((resolve) => setTimeout(resolve, 20));
    return { ...process, address: /http:\/\/[\d.:]+/.exec(process.output())?.[0] ?? "" };
  };
  const first = await start();
  await fetch(`${first.address}/oauth/token`, { method: "POST", body: JSON.stringify(TOKEN_REQUEST) });
  const transport = createTransport(/smtp:\S+/.exec(first.output())?.[0]);
  await transport.sendMail({ from: "a@example.test", to: "b@example.test", subject: "noch da", text: "…" });
  first.child.kill("SIGKILL");
  await first.ended;

  const second = await start();
  const { requests } = await (await fetch(`${second.address}/_sandbox/ledger`)).json();
  expect(requests).toMatchObject([{ call: "token", status: 200 }]);
  const mails = await (await fetch(`${second.address}/_sandbox/mails`)).json();
  expect(mails).toMatchObject([{ n: 1, subject: "noch da" }]);
  const begun = Date.now();
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  expect(Date.now() - begun).toBeLessThan(1500);
});
