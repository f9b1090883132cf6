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
    const ran = await line.runWith({}, ...args);
    calls.push({ args, ran });
    return ran;
  };
  for (const format of [[], ["--json"]]) {
    const [debit, invoice, legacy] = await Promise.all([
      makeDemo(line, "--method", "debit", "--start"),
      makeDemo(line, "--start"),
      line.runWith({}, "legacy", "create", "--json"),
    ]);
    const { id: hash } = legacy.json.legacy as { id: string };
    const reads = [["check"], ["list"], ["list", "--payments"], ["legacy", "get", hash]];
    const shows = [debit.stx, debit.pci, hash, "STX_0"].map((id) => ["show", id]);
    const creates = [
      ["create-demo", "--method", "debit", "--start"],
      ["legacy", "create"],
    ];
    const changes = [
      ["capture", invoice.pci],
      ["capture", debit.pci],
      ["cancel", debit.pci, "--yes"],
      ["cancel", invoice.stx],
      ["legacy", "cancel", hash, "--yes"],
    ];
    await Promise.all([...reads, ...shows].map((args) => call(...args, ...format)));
    await Promise.all([...creates, ...changes].map((args) => call(...args, ...format)));
  }
  await line.lever("next", { call: "token", outcome: "html", times: 9 });
  await call("list", "--json");
}, 120_000);
afterAll(() => line.close());

it("has called every command", () => {
  const named = COMMANDS.filter(({ name }) => !calls.some(({ args }) => args.join(" ").startsWith(name)));
  expect(named).toEqual([]);
  expect(new Set(calls.map(({ ran }) => ran.code))).toEqual(new Set([0, 1, 2, 4]));
});

it("prints exactly one document with --json, whatever happened", () => {
  const documents = calls.filter(({ args }) => args.includes("--json"));
  expect(documents.length).toBe(16);
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

it("keeps stack traces to itself", () => {
  for (const { ran } of calls) expect(ran.stdout + ran.stderr).not.toMatch(/^ {4}at /m);
});
