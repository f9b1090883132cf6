import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CommandLine, openCommandLine } from "./fixtures/command-line.ts";

let line: CommandLine;
beforeAll(async () => {
  line = await openCommandLine();
});
beforeEach(() => line.lever("reset"));
afterAll(() => line.close());

async function create(...options: string[]): Promise<{ id: string; paymentTransactionId: string }> {
  const ran = await line.run("legacy", "create", "--json", ...options);
  expect(ran.code).toBe(0);
  return ran.json.legacy as { id: string; paymentTransactionId: string };
}

describe("legacy create", () => {
  it("requests an invoice at once and prints transfer details and what comes next", async () => {
    const ran = await line.run("legacy", "create", "--order-id", "10042");
    expect(ran.stdout).toMatch(/^Legacy invoice [a-z0-9]{12,19}$/m);
    expect(ran.stdout).toMatch(/^ {2}status +accepted$/m);
    expect(ran.stdout).toMatch(/^ {2}orderId +10042$/m);
    expect(ran.stdout).toMatch(/^ {4}remittance +TA \d+$/m);
    expect(ran.stdout).toMatch(/^ {2}npm run secuconnect -- legacy cancel [a-z0-9]+$/m);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });

  it("creates a prepayment, too", async () => {
    const legacy = await create("--method", "prepaid", "--amount", "9,99");
    expect(legacy).toMatchObject({ status: "authorized", detailedStatus: 25, amountCents: 999, method: "prepaid" });
  });

  it("passes on that an order id was used before", async () => {
    await line.lever("contract", { uniqueOrderIds: true });
    await create("--order-id", "10042");
    const ran = await line.run("legacy", "create", "--order-id", "10042", "--json");
    expect(ran.json).toMatchObject({ error: { kind: "refused", exception: "ProductDuplicateException" } });
    expect(ran.code).toBe(2);
  });

  it("says how to look for one whose answer was lost", async () => {
    await line.lever("next", { call: "legacyCreate", outcome: "lostAnswer" });
    const ran = await line.run("legacy", "create", "--order-id", "10042");
    expect(ran.stderr).toContain("list --payments --ref 10042");
    expect(ran.code).toBe(3);
    expect((await line.run("list", "--payments", "--ref", "10042")).stdout).toContain("1 to 1 of 1");
  });
});

describe("legacy get and show", () => {
  it.each(["invoice", "prepaid"])("find the endpoint of an %s by themselves", async (method) => {
    const { id } = await create("--method", method);
    for (const words of [["legacy", "get"], ["show"]]) {
      const ran = await line.run(...words, id, "--json");
      expect(ran.json).toMatchObject({ legacy: { id, method } });
    }
  });

  it("show the payment below it with what is left", async () => {
    const { id, paymentTransactionId } = await create();
    expect((await line.run("show", id, "--json")).json).toMatchObject({
      payment: { id: paymentTransactionId, status: "waiting for shipment" },
      checkStatus: { amountCents: 3070 },
    });
  });

  it("keep to the endpoint that was named, and pass on that nobody knows a hash", async () => {
    const { id } = await create("--method", "prepaid");
    for (const args of [[id, "--method", "invoice"], ["zzzzzzzzzzzz1234"]]) {
      const ran = await line.runWith({}, "legacy", "get", ...args);
      expect(ran.stderr).toContain("ProductNotFoundException");
      expect(ran.code).toBe(2);
    }
  });
});

describe("legacy cancel", () => {
  it("asks, and without a terminal does nothing", async () => {
    const { id } = await create();
    expect((await line.run("legacy", "cancel", id)).code).toBe(1);
    expect((await line.run("show", id, "--json")).json).toMatchObject({ checkStatus: { amountCents: 3070 } });
  });

  it("cancels a part, then the rest, then nothing more", async () => {
    const { id } = await create();
    const part = await line.run("legacy", "cancel", id, "--reduce-by", "5,00", "--yes");
    expect(part.stdout).toMatch(/Cancelled: 5\.00 EUR\.\n {2}left of it +25\.70 EUR/);
    const rest = await line.run("legacy", "cancel", id, "--yes", "--json");
    expect(rest.json).toMatchObject({ method: "invoice", cancellation: { remainingCents: 0 } });
    const again = await line.run("legacy", "cancel", id, "--yes");
    expect(again.stderr).toContain("ProductUpdateFailedException");
    expect(again.code).toBe(2);
  });

  it("does not know after a lost answer", async () => {
    const { id } = await create();
    await line.lever("next", { call: "legacyCancel", outcome: "lostAnswer" });
    const ran = await line.run("legacy", "cancel", id, "--yes");
    expect(ran.stderr).toContain(`npm run secuconnect -- legacy get ${id}`);
    expect(ran.code).toBe(3);
  });
});
