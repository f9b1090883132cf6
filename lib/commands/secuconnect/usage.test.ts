import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMANDS } from "./command-list.ts";
import {
  type CommandLine,
  openCommandLine,
  type Ran,
  runHere as runInProcess,
  runProgram,
} from "./fixtures/command-line.ts";

let line: CommandLine;
beforeAll(async () => {
  line = await openCommandLine();
});
afterAll(() => line.close());
const runHere = (...args: string[]): Promise<Ran> => runInProcess(line.env, args);

/** What is no known test host counts as production; this one nobody can reach, should a guard ever break. */
const PRODUCTION = {
  SECUCONNECT_API_URL: "https://connect.secucard.invalid/api/v2",
  SECUCONNECT_TOKEN_URL: "https://connect.secucard.invalid/oauth/token",
  SECUCONNECT_CLIENT_ID: "id",
  SECUCONNECT_CLIENT_SECRET: "secret",
  SECUCONNECT_CONTRACT: "GCR_1",
};
const PCI = "PCI_00000000000000000000000000000A";
const HASH = "abcdefghijkl0123";

describe("help", () => {
  it("names every command, option for all and exit code", async () => {
    const ran = await line.runWith({}, "--help");
    for (const { name } of COMMANDS) expect(ran.stdout).toContain(`\n  ${name} `);
    expect(ran.stdout).toMatch(/--json .*--raw .*--live .*--debug .*--help /s);
    expect(ran.stdout).toMatch(/^ {2}3 {2}outcome unknown/m);
    for (const row of ran.stdout.split("\n")) expect(row.length).toBeLessThanOrEqual(120);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });

  it("tells each command's own options", async () => {
    for (const { name, options } of COMMANDS) {
      const ran = await runHere(...name.split(" "), "--help");
      expect(ran.stdout).toContain(`Usage: npm run secuconnect -- ${name}`);
      for (const option of Object.keys(options)) expect(ran.stdout).toContain(`  --${option}`);
      for (const row of ran.stdout.split("\n")) expect(row.length).toBeLessThanOrEqual(124);
      expect(ran.code).toBe(0);
    }
  });

  it("comes through npm as well", async () => {
    const ran = await runProgram("npm", ["run", "--silent", "secuconnect", "--", "list", "--json"], line.env);
    expect(ran.json).toEqual({ count: 0, items: [] });
    expect(ran.code).toBe(0);
    const wrong = await runProgram("npm", ["run", "--silent", "secuconnect", "--", "show", PCI], line.env);
    expect(wrong.code).toBe(2);
  });
});

describe("options", () => {
  it("mean the same type for every command, or the command could not be found behind them", () => {
    const types = new Map<string, string>();
    for (const { options } of COMMANDS) {
      for (const [name, { type }] of Object.entries(options)) {
        expect([name, types.get(name) ?? type]).toEqual([name, type]);
        types.set(name, type);
      }
    }
  });
});

describe("wrong use", () => {
  it.each([
    [["chek"], 'There is no command "chek". Did you mean "check"?'],
    [["legacy"], '"legacy" needs a second word: legacy create, legacy get, legacy cancel.'],
    [["legacy", "cancle", HASH], 'There is no command "legacy cancle". Did you mean "legacy cancel"?'],
    [["xylophone"], 'There is no command "xylophone". Try "--help".'],
    [[], 'Which command? Try "--help".'],
    [["list", "--stauts", "pending"], 'There is no option --stauts for this program. Did you mean "--status"?'],
    [["check", "--status", "x"], 'There is no option --status for "check".'],
    [["list", "--status", "pendign"], 'There is no status "pendign". Did you mean "pending"?'],
    [["list", "--count", "many"], '--count is a whole number from 1, not "many".'],
    [["list", "--count"], "--count needs a value: --count N."],
    [["list", "--json=yes"], "--json takes no value."],
    [["list", "--raw"], "--raw only works together with --json."],
    [["show"], '"show" needs <STX_…|PCI_…|hash>. Try "show --help".'],
    [["show", PCI, PCI], `"show" does not know what to do with "${PCI}".`],
    [["show", "10042!"], '"10042!" is no id'],
    [["capture", HASH], `"${HASH}" is a hash of the legacy endpoints`],
    [["legacy", "get", PCI], "The legacy endpoints take a hash"],
    [["capture", PCI, "--shipped-at", "2026-13-02T09:15:00+01:00"], "--shipped-at is a time with offset"],
    [
      ["cancel", PCI, "--reduce-by", "5.0"],
      '--reduce-by is an amount such as 5, 5.00 or 5,00 and more than nothing, not "5.0".',
    ],
    [["cancel", PCI, "--reason", "größer"], "--reason takes up to 100 of"],
    [["create-demo", "--amount", "1.000,00"], "--amount is an amount"],
    [["create-demo", "--method", "paypal"], '--method is invoice, prepaid or debit, not "paypal".'],
    [["legacy", "create", "--customer-id", "Erika"], "--customer-id is the id of a stored customer"],
  ])("%j is told in one sentence, with exit code 1 and nothing on stdout", async (args, sentence) => {
    const ran = await runHere(...args);
    expect(ran.stderr).toContain(sentence);
    expect(ran.stdout.replace(/^Talking to .*\n/, "")).toBe("");
    expect(ran.code).toBe(1);
  });

  it("is a document too with --json", async () => {
    const ran = await line.runWith({}, "chek", "--json");
    expect(ran.json).toMatchObject({ error: { kind: "usage", exitCode: 1, message: expect.stringContaining("chek") } });
    expect(ran.stderr).toContain("Did you mean");
  });
});

describe("settings", () => {
  it.each(Object.keys(PRODUCTION).slice(1))("that miss %s are told by its name", async (name) => {
    const ran = await line.runWith({ ...PRODUCTION, [name]: "" }, "list");
    expect(ran.stderr).toBe(`${name} is not set. Set it in the environment; .env.example explains it.\n`);
    expect(ran.code).toBe(1);
  });

  it.each([
    [{ SECUCONNECT_API_URL: "connect.secucard.invalid" }, "SECUCONNECT_API_URL is not an address"],
    [{ SECUCONNECT_DEMO: "maybe" }, "SECUCONNECT_DEMO: "],
    [{ SECUCONNECT_API_URL: "", SECUCONNECT_DEMO: "false" }, "SECUCONNECT_API_URL is not set"],
    [{ SECUCONNECT_API_URL: "http://192.0.2.1/api/v2" }, "must begin with https://"],
  ])("that make no sense are told: %j", async (change, sentence) => {
    const ran = await line.runWith({ ...PRODUCTION, ...change }, "list", "--json");
    expect(ran.json).toMatchObject({ error: { message: expect.stringContaining(sentence), exitCode: 1 } });
  });
});

describe("live", () => {
  const CHANGES = [
    ["capture", PCI],
    ["cancel", PCI, "--yes"],
    ["legacy", "create"],
    ["legacy", "cancel", HASH, "--yes"],
  ];

  it.each(CHANGES)("%s %s is refused without --live on the production host", async (...args) => {
    const ran = await line.runWith(PRODUCTION, ...args.filter(Boolean));
    expect(ran.stdout).toBe("Talking to connect.secucard.invalid (PRODUCTION host), mode LIVE, demo transactions\n");
    expect(ran.stderr).toMatch(
      /changes live payments \(connect\.secucard\.invalid is not a known test host\)\. Add --live/,
    );
    expect(ran.code).toBe(1);
  });

  it("asks for --live with SECUCONNECT_DEMO=false on any host, and for a real customer", async () => {
    const env = {
      ...PRODUCTION,
      SECUCONNECT_API_URL: "http://sandbox.invalid/api/v2",
      SECUCONNECT_TOKEN_URL: "http://sandbox.invalid/oauth/token",
      SECUCONNECT_DEMO: "false",
    };
    const ran = await line.runWith(env, "capture", PCI);
    expect(ran.stderr).toContain("changes live payments (SECUCONNECT_DEMO=false). Add --live");
    const create = await line.runWith(env, "legacy", "create", "--live");
    expect(create.stderr).toContain("Live, a stored customer is needed");
    expect(create.code).toBe(1);
  });

  it("never creates a demo transaction, --live or not", async () => {
    const ran = await line.runWith(PRODUCTION, "create-demo", "--live", "--json");
    expect(ran.json).toMatchObject({ error: { kind: "usage", message: expect.stringContaining("never runs live") } });
    expect(ran.code).toBe(1);
  });

  it("takes --live for what it says: the call is made", async () => {
    const ran = await line.runWith(PRODUCTION, "capture", PCI, "--live");
    expect(ran.stderr).toMatch(/could not be reached.*(ENOTFOUND|EAI_AGAIN)/);
    expect(ran.code).toBe(4);
  });
});
