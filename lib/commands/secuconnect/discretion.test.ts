import { afterAll, beforeAll, expect, it } from "vitest";
import { SANDBOX_CLIENT_SECRET } from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { COMMANDS } from "./command-list.ts";
import { DEMO_ACCOUNT, DEMO_CONTACT } from "./demo-order.ts";
import { type CommandLine, makeDemo, openCommandLine, type Ran } from "./fixtures/command-line.ts";

let line: CommandLine;
/** One call of every command, as it went well, and as it went wrong; for a person and for a program. */
const calls: { args: string[]; ran: Ran }[] = [];

beforeAll(async () => {
  line = await openCommandLine();
  const call = async (...args: string[]) => {
    const ran = await line.run(...args);
    calls.push({ args, ran });
    return ran;
  };
  for (const format of [[], ["--json"], ["--json", "--debug"]]) {
    const debit = await makeDemo(line, "--method", "debit", "--start");
    const invoice = await makeDemo(line, "--start");
    const legacy = await line.run("legacy", "create", "--json");
    const { id: hash } = legacy.json.legacy as { id: string };
    await call("check", ...format);
    for (const id of [debit.stx, debit.pci, invoice.stx, hash, "STX_0"]) await call("show", id, ...format);
    for (const which of [[], ["--payments"]]) await call("list", ...which, ...format);
    for (const method of ["invoice", "prepaid", "debit"])
      await call("create-demo", "--method", method, "--start", ...format);
    await call("capture", invoice.pci, ...format);
    await call("capture", debit.pci, ...format);
    await call("cancel", debit.pci, "--yes", ...format);
    await call("cancel", invoice.stx, ...format);
    await call("legacy", "create", ...format);
    await call("legacy", "get", hash, ...format);
    await call("legacy", "cancel", hash, "--yes", ...format);
    await call("legacy", "cancel", hash, "--yes", ...format);
  }
  await line.lever("next", { call: "token", outcome: "html" });
  await call("list", "--json");
}, 240_000);
afterAll(() => line.close());

it("has called every command", () => {
  const named = COMMANDS.filter(({ name }) => !calls.some(({ args }) => args.join(" ").startsWith(name)));
  expect(named).toEqual([]);
  expect(new Set(calls.map(({ ran }) => ran.code))).toEqual(new Set([0, 1, 2, 4]));
});

it("prints exactly one document with --json, whatever happened", () => {
  const documents = calls.filter(({ args }) => args.includes("--json"));
  expect(documents.length).toBeGreaterThan(30);
  for (const { args, ran } of documents) {
    expect(() => ran.json, `${args.join(" ")}: ${ran.stdout}`).not.toThrow();
    expect(Object.hasOwn(ran.json, "error"), args.join(" ")).toBe(ran.code !== 0);
  }
});

it("prints neither a secret nor whom a payment is from", () => {
  const forbidden = [
    SANDBOX_CLIENT_SECRET,
    DEMO_ACCOUNT.iban,
    DEMO_ACCOUNT.iban.slice(4),
    DEMO_CONTACT.surname,
    DEMO_CONTACT.email,
    "Testweg",
    "1984",
    "Bearer",
  ];
  for (const { args, ran } of calls) {
    for (const text of forbidden) expect(ran.stdout + ran.stderr, args.join(" ")).not.toContain(text);
  }
});

it("keeps stack traces for --debug", () => {
  for (const { args, ran } of calls) {
    if (!args.includes("--debug")) expect(ran.stdout + ran.stderr).not.toMatch(/^ {4}at /m);
  }
});
