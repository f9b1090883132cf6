import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CommandLine, makeDemo, openCommandLine } from "./fixtures/command-line.ts";

let line: CommandLine;
beforeAll(async () => {
  line = await openCommandLine();
});
beforeEach(() => line.lever("reset"));
afterAll(() => line.close());

async function countCalls(call: string): Promise<number> {
  const ledger = await (await fetch(`${line.sandbox.baseUrl}/_sandbox/ledger`)).json();
  return (ledger as { requests: { call: string }[] }).requests.filter((request) => request.call === call).length;
}

describe("create-demo", () => {
  it.each([
    ["invoice", "ok"],
    ["prepaid", "pending"],
    ["debit", "ok"],
  ])("starts %s, and prints ids, transfer details and what comes next", async (method, status) => {
    const ran = await line.runWith({}, "create-demo", "--method", method, "--amount", "84,90", "--start");
    expect(ran.stderr).toBe("");
    expect(ran.stdout).toMatch(new RegExp(`^ {2}status +${status} – `, "m"));
    expect(ran.stdout).toMatch(/^ {2}amount +84\.90 EUR$/m);
    expect(ran.stdout).toMatch(/^ {2}merchantRef +demo-\d{8}-\d{6}-[0-9a-f]{6}$/m);
    expect(ran.stdout.includes("Transfer to")).toBe(method !== "debit");
    expect(ran.stdout).toMatch(/^ {2}npm run secuconnect -- show PCI_\w{30}$/m);
    expect(ran.code).toBe(0);
  });

  it("only creates, or only prepares, and its references never repeat", async () => {
    const created = (await line.run("create-demo", "--json")).json.smartTransaction as { merchantRef: string };
    expect(created).toMatchObject({ status: "created", isDemo: true, paymentTransactions: [] });
    const prepared = (await line.run("create-demo", "--prepare", "--json")).json.smartTransaction as typeof created;
    expect(prepared).toMatchObject({ status: "approved" });
    expect(prepared.merchantRef).not.toBe(created.merchantRef);
  });

  it("is no success when the provider refuses the customer", async () => {
    await line.lever("next", { call: "prepare", outcome: "declined" });
    const ran = await line.run("create-demo", "--start");
    expect(ran.stdout).toContain("The provider refused invoice for this customer.");
    expect(ran.code).toBe(2);
  });

  it("says how to find a creation whose answer was lost", async () => {
    await line.lever("next", { call: "create", outcome: "lostAnswer" });
    const ran = await line.runWith({}, "create-demo");
    expect(ran.stderr).toMatch(/The outcome of creating a demo transaction is unknown: the answer was lost/);
    expect(ran.code).toBe(3);
    const ref = /list --ref (demo-\S+)/.exec(ran.stderr)?.[1] ?? "";
    expect((await line.run("list", "--ref", ref)).stdout).toContain("1 to 1 of 1");
  });
});

describe("capture", () => {
  it("reports the delivery with its details, by either id", async () => {
    const { stx, pci } = await makeDemo(line, "--start");
    const options = ["--carrier", "DHL", "--tracking", "0034", "--invoice-number", "RE-7"];
    const ran = await line.run("capture", stx, ...options, "--shipped-at", "2026-03-02T09:15:00+01:00");
    expect(ran.stdout).toMatch(/Delivery reported\.\nPayment Transaction PCI_/);
    expect(ran.code).toBe(0);
    const { payment } = (await line.run("show", pci, "--json")).json as { payment: object };
    expect(payment).toMatchObject({ invoiceNumber: "RE-7", completionDate: "2026-03-02T09:15:00+01:00" });
  });

  it("sends nothing where it was done before", async () => {
    const { pci } = await makeDemo(line, "--start");
    await line.run("capture", pci);
    const ran = await line.run("capture", pci, "--json");
    expect(ran.json).toMatchObject({ wasCapturedBefore: true, payment: { id: pci, status: "accepted" } });
    expect(ran.code).toBe(0);
    expect(await countCalls("capture")).toBe(1);
  });

  it("passes on a definite no", async () => {
    const { pci } = await makeDemo(line, "--method", "prepaid", "--start");
    const ran = await line.run("capture", pci);
    expect(ran.stderr).toContain("ProductUpdateFailedException");
    expect(ran.code).toBe(2);
    const early = await makeDemo(line);
    expect((await line.run("capture", early.stx)).stderr).toContain("has no Payment Transaction yet (status created)");
  });

  it.each(["lostAnswer", "error500", "garbage"])(
    "does not know after %s, says so, and is not doubled",
    async (outcome) => {
      const { pci } = await makeDemo(line, "--start");
      await line.lever("next", { call: "capture", outcome });
      const ran = await line.run("capture", pci, "--json");
      expect(ran.code).toBe(3);
      expect(ran.json).toMatchObject({
        error: { kind: "outcomeUnknown", exitCode: 3, advice: expect.stringContaining(`secuconnect -- show ${pci}`) },
      });
      expect((await line.run("capture", pci)).code).toBe(0);
      const payment = (await line.run("show", pci, "--json")).json.payment;
      expect(payment).toMatchObject({ status: "accepted", completionDate: expect.any(String) });
    },
  );
});

describe("cancel", () => {
  it("never asks where nobody can answer", async () => {
    const { stx, pci } = await makeDemo(line, "--start");
    for (const id of [stx, pci]) {
      const ran = await line.run("cancel", id);
      expect(ran.stderr).toContain("Add --yes if it is meant.");
      expect(ran.code).toBe(1);
    }
    expect((await countCalls("cancel")) + (await countCalls("cancelPayment"))).toBe(0);
  });

  it("cancels a whole transaction", async () => {
    const { stx } = await makeDemo(line, "--method", "prepaid", "--start");
    const ran = await line.run("cancel", stx, "--yes", "--json");
    expect(ran.json).toMatchObject({ smartTransaction: { id: stx, status: "cancelled" } });
    expect(ran.code).toBe(0);
  });

  it("refunds a part of what was paid, with a reason, and tells of the refund", async () => {
    const { stx, pci } = await makeDemo(line, "--method", "prepaid", "--start");
    await line.lever(`transactions/${stx}/pay`);
    const ran = await line.run("cancel", stx, "--reduce-by", "5,00", "--reason", "broken cup", "--yes");
    expect(ran.stdout).toMatch(/Refund made: 5\.00 EUR, PCI_\w+\. It can still fail\./);
    expect(ran.stdout).toMatch(/^ {2}amount +-5\.00 EUR$/m);
    expect((await line.run("show", pci, "--json")).json).toMatchObject({ checkStatus: { amountCents: 2570 } });
  });

  it("passes on that more cannot come back than was paid", async () => {
    const { pci } = await makeDemo(line, "--start");
    const ran = await line.run("cancel", pci, "--reduce-by", "500", "--yes");
    expect(ran.stderr).toContain("ProductUpdateFailedException");
    expect(ran.code).toBe(2);
  });

  it("does not know after a lost answer", async () => {
    const { pci } = await makeDemo(line, "--start");
    await line.lever("next", { call: "cancel", outcome: "lostAnswer" });
    const ran = await line.run("cancel", pci, "--yes");
    expect(ran.stderr).toMatch(new RegExp(`outcome of cancelling 30\\.70 EUR of ${pci} is unknown`));
    expect(ran.code).toBe(3);
  });
});
