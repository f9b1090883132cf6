import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSecuconnectClient, type SecuconnectClient } from "#lib/secuconnect/index.ts";
import { LEGACY_REFUSALS } from "./examples/legacy-refusals.ts";
import { openSandboxHost, type SandboxHost } from "./fixtures/sandbox-host.ts";
import type { Ids } from "./host.ts";
import { drawReference } from "./orders.ts";
import { reachStage } from "./stages/reach-stage.ts";

let sandbox: SandboxHost;
let client: SecuconnectClient;
beforeAll(async () => {
  sandbox = await openSandboxHost();
  client = createSecuconnectClient({ ...sandbox.host.settings, tokenSeconds: 5, callSeconds: 8 });
});
afterAll(() => sandbox.close());

describe("the published examples, asked by our client", () => {
  it("an invoice: prepared, started with its transfer details, read", async () => {
    const { stx = "" } = await reachStage(sandbox.host, "created");
    const prepared = await client.smartTransactions.prepare(stx, "invoice");
    expect(prepared).toMatchObject({ id: stx, status: "approved", instructions: null });
    const started = await client.smartTransactions.start(stx);
    expect(started).toMatchObject({
      status: "ok",
      instructions: {
        owner: "secupay AG",
        iban: expect.stringMatching(/^DE\d{20}$/),
        bankName: expect.any(String),
        remittance: expect.stringMatching(/^TA \d+$/),
      },
    });
    const read = await client.smartTransactions.read(stx);
    expect(read).toMatchObject({ status: "ok", instructions: { ...started.instructions } });
    expect(read.raw).toMatchObject({ payment_method: "invoice" });
  });

  it("an old invoice: created with articles and shipping, read, cancelled", async () => {
    const { pcu = "" } = await reachStage(sandbox.host, "customer");
    const created = await client.legacy.invoices.create({
      amountCents: 3090,
      currency: "EUR",
      orderId: drawReference(),
      accrual: true,
      customer: pcu,
      basket: [
        { type: "shipping", name: "Standardversand", taxPercent: 19, totalCents: 490 },
        { type: "article", articleNumber: "7001", quantity: 4, name: "Brot", totalCents: 2600, unitCents: 650 },
      ],
    });
    expect(created).toMatchObject({ accrual: true, instructions: { remittance: `TA ${created.transId}` } });
    expect(await client.legacy.invoices.read(created.id)).toMatchObject({ id: created.id, amountCents: 3090 });
    expect(await client.legacy.invoices.cancel(created.id)).toMatchObject({ remainingCents: 0 });
  });
});

/**
 * A body of seed 2 as our client takes it; what the row leaves out is left out here too. A customer it always names, so
 * that "no payload" arrives as a payload without anything in it, with the same exception.
 */
function toOurs(body: Record<string, unknown>, ids: Ids): Record<string, unknown> {
  const ours: Record<string, unknown> = {
    amountCents: body.amount === undefined ? undefined : Number(body.amount),
    currency: body.currency,
    customer: body.customer === undefined ? "" : ids.pcu,
    contractId: body.contract === "{gcr}" ? sandbox.host.settings.contract : body.contract,
    orderId: ids.orderId,
  };
  return Object.fromEntries(Object.entries(ours).filter(([, value]) => value !== undefined));
}

function ask(operation: string, path: string, body: unknown, ids: Ids): Promise<unknown> {
  const hash = path.split("/")[5]?.replace("{hash}", ids.hash ?? "") ?? "";
  const fields = body as Record<string, unknown> | undefined;
  const { invoices } = client.legacy;
  if (operation === "legacy.invoices.read") return invoices.read(hash);
  // The rows leave out what our types demand: that is what they are about.
  if (operation === "legacy.invoices.create") return invoices.create(toOurs(fields ?? {}, ids) as never);
  return invoices.cancel(hash, fields === undefined ? {} : { contractId: String(fields.contract) });
}

describe("every row of the old endpoints' error tables, met by our client", () => {
  it.each(LEGACY_REFUSALS.map((row) => [row.title, row] as const))("%s", async (_name, row) => {
    const { error, error_details } = row.reply.body as { error: string; error_details: string };
    try {
      const ids = row.stage === undefined ? {} : await reachStage(sandbox.host, row.stage);
      const failure = await ask(row.operation, row.request.path, row.request.body, ids).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(failure).toMatchObject({ exception: error, outcome: "notDone", status: row.reply.status });
      expect(failure).toHaveProperty("supportId", expect.stringMatching(/^[0-9a-f]{32}$/));
      expect((failure as Error).message).not.toContain(error_details);
    } finally {
      await sandbox.levers.restore();
    }
  });
});
