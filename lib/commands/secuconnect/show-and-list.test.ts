import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CommandLine, makeDemo, openCommandLine } from "./fixtures/command-line.ts";

let line: CommandLine;
beforeAll(async () => {
  line = await openCommandLine();
});
beforeEach(() => line.lever("reset"));
afterAll(() => line.close());

const UNKNOWN = "PCI_00000000000000000000000000000A";

describe("show", () => {
  it("tells both statuses of an invoice in words, and what to do next", async () => {
    const { stx, pci } = await makeDemo(line, "--start");
    const { stdout, code } = await line.runWith({}, "show", stx);
    expect(stdout).toContain(`Smart Transaction ${stx}`);
    expect(stdout).toMatch(/^ {2}status +ok – Captured, intent sale\.$/m);
    expect(stdout).toMatch(/^ {2}amount +30\.70 EUR$/m);
    expect(stdout).toMatch(/^ {4}IBAN +DE\d{20}$/m);
    expect(stdout).toMatch(/^ {4}remittance +TA \d+$/m);
    expect(stdout).toMatch(/^ {4}2 × Enamel cup +12\.90 EUR$/m);
    expect(stdout).toMatch(/^ {2}status +14 waiting for shipment – Invoice only/m);
    expect(stdout).toMatch(/^ {2}shop now +Ship, then capture\.$/m);
    expect(stdout).toContain(`Next, when everything has left: npm run secuconnect -- capture ${pci}`);
    expect(code).toBe(0);
  });

  it("tells of a payment how much of it is left", async () => {
    const { stx, pci } = await makeDemo(line, "--method", "prepaid", "--start");
    await line.lever(`transactions/${stx}/pay`);
    await line.run("cancel", pci, "--reduce-by", "10,70", "--yes");
    const ran = await line.run("show", pci, "--json");
    expect(ran.json).toMatchObject({
      payment: {
        id: pci,
        status: "accepted",
        statusNumber: 1,
        amountCents: 3070,
        incomingPaymentDate: expect.any(String),
      },
      checkStatus: { amountCents: 2000, currency: "EUR" },
    });
    expect((await line.run("show", pci)).stdout).toMatch(/^ {2}left of it +20\.00 EUR$/m);
  });

  it("never says ship where the payment has gone on", async () => {
    const { stx, pci } = await makeDemo(line, "--start");
    const advice = async () => {
      const { smartTransaction } = (await line.run("show", stx, "--json")).json;
      return (smartTransaction as { shopShould: string }).shopShould;
    };
    expect(await advice()).toBe("Ship, then capture.");
    await line.run("capture", pci);
    expect(await advice()).toMatch(/^Nothing: wait for the customer's transfer\./);
    await line.lever(`transactions/${stx}/pay`);
    expect(await advice()).toBe("Nothing: delivered and paid.");
    await line.run("cancel", pci, "--yes");
    expect(await advice()).toMatch(/^Mark it so/);
  });

  it("keeps who the customer is to itself until it is asked", async () => {
    const { stx } = await makeDemo(line, "--method", "debit", "--start");
    const quiet = await Promise.all([line.run("show", stx), line.run("show", stx, "--json")]);
    for (const { stdout } of quiet) expect(stdout).not.toMatch(/Erika|Probe|Testweg|example\.test|5418493188/);
    const asked = await line.run("show", stx, "--customer");
    expect(asked.stdout).toMatch(/^ {4}e-mail +erika\.probe@example\.test$/m);
  });

  it("hands over the provider's own JSON with --raw", async () => {
    const { stx } = await makeDemo(line);
    const ran = await line.run("show", stx, "--json", "--raw");
    expect(ran.json).toMatchObject({ smartTransaction: { amountCents: 3070, raw: { basket_info: { sum: 3070 } } } });
  });

  it("says what the provider said about an unknown id", async () => {
    const ran = await line.run("show", UNKNOWN, "--json");
    expect(ran.json).toMatchObject({
      error: {
        kind: "refused",
        exitCode: 2,
        exception: "ProductNotFoundException",
        httpStatus: 404,
        supportId: expect.stringMatching(/^[0-9a-f]{32}$/),
        userText: expect.stringContaining("Fehler"),
      },
    });
    expect(ran.stderr).toContain("ProductNotFoundException");
    expect(ran.stderr).not.toContain("    at ");
    expect(ran.code).toBe(2);
    expect((await line.run("show", UNKNOWN, "--debug")).stderr).toContain("    at ");
  });

  it("takes trouble while reading for what it is: nothing was changed", async () => {
    const { stx } = await makeDemo(line);
    await line.lever("next", { call: "get", outcome: "error500", times: 9 });
    const ran = await line.run("show", stx);
    expect(ran.stderr).toMatch(/HTTP 500.*\n(.*\n)*Nothing was changed; try again/);
    expect(ran.code).toBe(4);
  });
});

describe("list", () => {
  it("is a table with the newest first, and pages", async () => {
    const first = await makeDemo(line);
    const second = await makeDemo(line, "--amount", "1234.5".replace(".5", ",50"));
    const { stdout, code } = await line.run("list");
    const rows = stdout.split("\n").filter((row) => row.startsWith("STX_"));
    expect(rows[0]).toMatch(new RegExp(`^${second.stx}  created  1234\\.50 EUR  –`));
    expect(rows[1]).toMatch(new RegExp(`^${first.stx}  created    30\\.70 EUR  –`));
    expect(stdout).toContain("1 to 2 of 2");
    expect(code).toBe(0);
    expect((await line.run("list", "--count", "1", "--offset", "1")).stdout).toContain("2 to 2 of 2");
  });

  it("finds by status, reference and the provider's own words, all at once", async () => {
    await makeDemo(line);
    const { stx } = await makeDemo(line, "--method", "prepaid", "--start");
    const ids = async (...args: string[]) =>
      ((await line.run("list", "--json", ...args)).json.items as { id: string }[]).map(({ id }) => id);
    const found = await Promise.all([
      ids("--status", "pending"),
      ids("--q", "payment_method:prepaid", "--ref", "demo-*", "--status", "pending"),
      ids("--q", "payment_method:prepaid AND created:[2026-03-01 TO *]"),
      ids("--ref", "demo-*"),
      ids("--ref", "nobody"),
    ]);
    expect(found.slice(0, 3)).toEqual([[stx], [stx], [stx]]);
    expect(found[3]).toHaveLength(2);
    expect(found[4]).toEqual([]);
    expect((await line.run("list", "--ref", "nobody")).stdout).toContain("Nothing found.");
  });

  it("lists payments by name or number of their status", async () => {
    await makeDemo(line, "--method", "prepaid", "--start");
    const { pci } = await makeDemo(line, "--start");
    for (const status of ["14", "waiting for shipment"]) {
      const ran = await line.run("list", "--payments", "--status", status, "--json");
      expect(ran.json).toMatchObject({ count: 1, items: [{ id: pci, statusNumber: 14 }] });
    }
    const { stdout } = await line.run("list", "--payments");
    expect(stdout).toMatch(new RegExp(`^${pci}  14 waiting for shipment  30\\.70 EUR  Kauf auf Rechnung`, "m"));
  });

  it("passes on what the provider says about a query it cannot read", async () => {
    const ran = await line.run("list", "--q", "((");
    expect(ran.stderr).toContain("ProductFormatException");
    expect(ran.code).toBe(2);
  });
});
