import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { anOrder } from "#lib/domain/fixtures/order.ts";
import { openSandbox, type SandboxForTests } from "../fixtures/sandbox-client.ts";
import { FACTS } from "./fixtures/facts.ts";
import { createSecuconnectGateway } from "./gateway.ts";

let sandbox: SandboxForTests;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.lever("reset"));
afterAll(() => sandbox.close());

describe("gateway", () => {
  const order = anOrder({
    lines: [
      {
        kind: "article",
        productId: "p1",
        sku: "R-1",
        name: { de: "Roggenmehl", en: "Rye flour" },
        quantity: 2,
        content: null,
        byWeight: false,
        artwork: null,
        unitCents: 1290,
        sumCents: 2580,
        vatRate: 7,
      },
      {
        kind: "shipping",
        productId: null,
        sku: "shipping-7",
        name: { de: "Versand", en: "Shipping" },
        quantity: 1,
        content: null,
        byWeight: false,
        artwork: null,
        unitCents: 490,
        sumCents: 490,
        vatRate: 7,
      },
    ],
  });
  const bind = (stxId: string) => ({ ...order, payment: { ...order.payment, stxId } });

  it("sends nothing the provider does not know, and reads the reply in our words", async () => {
    await sandbox.lever("contract", { strict: true });
    const gateway = createSecuconnectGateway(sandbox.client, FACTS, () => {});
    const opened = await gateway.open(order);
    if (opened.kind !== "answer") throw new Error(opened.reason);
    expect(opened.value).toMatchObject({ status: "created", merchantRef: "10042A1", amountCents: 3070, isDemo: true });
    const bound = bind(opened.value.stxId);
    expect(await gateway.revise(bound)).toMatchObject({ kind: "answer", value: { status: "created" } });
    expect(await gateway.authorize(bound)).toMatchObject({ kind: "answer", value: { status: "approved" } });
    const started = await gateway.start(bound);
    expect(started).toMatchObject({
      value: { status: "ok", instructions: { owner: "secupay AG", remittance: expect.stringMatching(/^TA \d+$/) } },
    });
  });

  it("finds by our reference what a lost answer left behind", async () => {
    const gateway = createSecuconnectGateway(sandbox.client, FACTS, () => {});
    await gateway.search("10042A1");
    await sandbox.lever("next", { call: "create", outcome: "lostAnswer" });
    expect((await gateway.open(order)).kind).toBe("unknown");
    const found = await gateway.search("10042A1");
    expect(found).toMatchObject({ kind: "answer", value: [{ merchantRef: "10042A1" }] });
    expect(await gateway.search("10042A9")).toEqual({ kind: "answer", value: [] });
  });

  it("passes a definite no on, and never takes trouble with the token for one", async () => {
    const gateway = createSecuconnectGateway(sandbox.client, FACTS, () => {});
    const opened = await gateway.open(order);
    if (opened.kind !== "answer") throw new Error(opened.reason);
    await sandbox.lever("next", { call: "prepare", outcome: "unavailable" });
    expect(await gateway.authorize(bind(opened.value.stxId))).toMatchObject({ kind: "refused", retryable: false });
    const broken = createSecuconnectGateway(sandbox.clientWith({ clientSecret: "f".repeat(64) }), FACTS, () => {});
    expect(await broken.authorize(bind(opened.value.stxId))).toMatchObject({ kind: "refused", retryable: true });
  });

  it("refuses for good what cannot be said to the provider, and sends nothing", async () => {
    const gateway = createSecuconnectGateway(
      sandbox.client,
      { ...FACTS, shopUrl: `http://${"x".repeat(2000)}` },
      () => {},
    );
    expect(await gateway.open(order)).toEqual({
      kind: "refused",
      reason: expect.stringContaining("application_context.return_urls.url_push"),
      retryable: false,
      supportId: null,
    });
    expect(await gateway.search("10042A1")).toEqual({ kind: "answer", value: [] });
  });
});
