import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareReply } from "./compare.ts";
import { LEGACY_REFUSALS } from "./examples/legacy-refusals.ts";
import { readCurlPage, readSentReply } from "./fixtures/read-curl-page.ts";
import { openSandboxHost, type SandboxHost } from "./fixtures/sandbox-host.ts";

const steps = await readCurlPage();
const END = "---- end of block ----";

let sandbox: SandboxHost;
let folder: string;
let outputs: string[];
beforeAll(async () => {
  if (spawnSync("curl", ["--version"]).status !== 0) {
    throw new Error("curl is not installed here, and docs/provider-by-curl.md cannot be tried out without it.");
  }
  sandbox = await openSandboxHost();
  folder = mkdtempSync(join(tmpdir(), "curl-"));
  const script = steps.map(({ commands }) => `${commands}\nprintf '\\n%s\\n' '${END}'`).join("\n");
  outputs = (await runShell(script.replace("http://127.0.0.1:4010", sandbox.running.baseUrl))).split(`\n${END}\n`);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

function runShell(script: string): Promise<string> {
  const shell = spawn("sh", ["-s"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  let output = "";
  shell.stdout.on("data", (chunk) => {
    output += chunk;
  });
  shell.stdin.end(script);
  return new Promise((resolve) => shell.on("close", () => resolve(output)));
}

const EXACT = ["payment_method", "error_details", "error_description", "code", "accrual", "merchantRef"];
const shown = steps.map((step, index) => ({ ...step, index })).filter(({ reply }) => reply !== null);

describe("docs/provider-by-curl.md", () => {
  it.each(shown.map((step) => [`${step.index}: ${step.title}`, step] as const))("%s", (_name, { reply, index }) => {
    const sent = readSentReply(outputs[index] ?? "");
    expect(reply === null ? null : compareReply({ reply, rules: { exact: EXACT } }, sent)).toEqual([]);
  });

  it("shows every row of the old endpoints' error tables", () => {
    const rows = LEGACY_REFUSALS.map(({ reply }) => reply.body as { error: string; error_details: string });
    const page = shown.map(({ reply }) => reply?.body as { error: string; error_details: string });
    for (const { error, error_details } of rows) {
      const count = (list: typeof rows) =>
        list.filter((row) => row.error === error && row.error_details === error_details);
      expect([error, error_details, count(page).length]).toEqual([error, error_details, count(rows).length]);
    }
  });
});
