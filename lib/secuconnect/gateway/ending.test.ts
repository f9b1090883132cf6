import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fromSmartTransaction } from "../smart-transactions/from-wire.ts";
import { FACTS } from "./fixtures/facts.ts";
import { answerOf, type GatewayOnSandbox, openGateway } from "./fixtures/gateway-on-sandbox.ts";
import { createSecuconnectGateway } from "./gateway.ts";

let shop: GatewayOnSandbox;
beforeAll(async () => {
  shop = await openGateway();
});
afterEach(() => shop.sandbox.lever("reset"));
afterAll(() => shop.sandbox.close());

const lever = (path: string, body?: unknown) => shop.sandbox.lever(path, body);
const statusOf = async (stxId: string) => answerOf(await shop.gateway.look(stxId, false)).status;

describe("abort", () => {
  it.each(["created", "approved"] as const)("ends what is %s and was never started", async (state) => {
    const { stxId } = await shop.sell(state, "invoice");
    expect(await shop.gateway.abort(stxId)).toMatchObject({ kind: "answer", value: { stxId, status: "aborted" } });
    expect(await statusOf(stxId)).toBe("aborted");
    if (state === "approved") expect(await shop.readMoney(stxId)).toMatchObject({ simple: 5 });
    expect((await shop.client.smartTransactions.start(stxId, "prepaid").catch((error) => error)).outcome).toBe(
      "notDone",
    );
  });

  it.each(["invoice", "prepaid"] as const)("is refused once %s was started", async (method) => {
    const { stxId } = await shop.sell("started", method);
    const before = await statusOf(stxId);
    expect(await shop.gateway.abort(stxId)).toMatchObject({
      kind: "refused",
      reason: "ProductUpdateFailedException",
      retryable: false,
      supportId: expect.any(String),
    });
    expect(await statusOf(stxId)).toBe(before);
  });
});

describe("cancel", () => {
  it.each(["invoice", "prepaid"] as const)("ends a started %s", async (method) => {
    const { stxId } = await shop.sell("started", method);
    expect(await shop.gateway.cancel(stxId)).toMatchObject({ kind: "answer", value: { stxId, status: "cancelled" } });
    expect(await statusOf(stxId)).toBe("cancelled");
    expect(await shop.readMoney(stxId)).toMatchObject({ simple: 5, incomingPaymentDate: null, related: [] });
  });

  it.each(["invoice", "prepaid"] as const)("of a paid %s is no refusal but a refund", async (method) => {
    const { stxId, pciId } = await shop.sell("started", method);
    await lever(`transactions/${stxId}/pay`);
    expect(await shop.gateway.cancel(stxId)).toMatchObject({ value: { status: "cancelled", pciIds: [pciId] } });
    const money = await shop.readMoney(stxId);
    expect(money).toMatchObject({ simple: 5, incomingPaymentDate: expect.any(String), related: [expect.any(String)] });
    const refund = await shop.client.paymentTransactions.read(money.related[0] ?? "");
    expect(refund).toMatchObject({ amountCents: -3070, parents: [{ id: pciId }] });
  });

  it("leaves what came of a part where it is", async () => {
    const { stxId } = await shop.sell("started");
    await lever(`transactions/${stxId}/pay`, { amount: 1000 });
    expect(await shop.gateway.cancel(stxId)).toMatchObject({ value: { status: "cancelled" } });
    expect(await shop.readMoney(stxId)).toMatchObject({ simple: 5, hasIncoming: true, related: [] });
  });

  it("is refused the second time, and when the provider does not want to", async () => {
    const { stxId } = await shop.sell("started");
    await shop.spoil("cancel", "declined");
    expect(await shop.gateway.cancel(stxId)).toMatchObject({ kind: "refused", retryable: false });
    expect(await statusOf(stxId)).toBe("pending");
    await lever("reset");
    const again = await shop.sell("started");
    expect((await shop.gateway.cancel(again.stxId)).kind).toBe("answer");
    expect(await shop.gateway.cancel(again.stxId)).toMatchObject({ kind: "refused", retryable: false });
  });
});

describe.each(["abort", "cancel"] as const)("%s on a bad day", (call) => {
  const begun = () => shop.sell(call === "abort" ? "approved" : "started");
  const ended = call === "abort" ? "aborted" : "cancelled";

  it.each([
    ["lostAnswer", true],
    ["reset", true],
    ["garbage", true],
    ["truncated", true],
    ["empty", true],
    ["lostRequest", false],
    ["error500", false],
    ["html", false],
  ])("knows nothing after %s; only a look says whether it happened", async (outcome, happened) => {
    const { stxId } = await begun();
    const before = await statusOf(stxId);
    await lever("next", { call, outcome });
    expect((await shop.gateway[call](stxId)).kind).toBe("unknown");
    expect(await statusOf(stxId)).toBe(happened ? ended : before);
  });

  it("is in doubt after the gate that counts calls, and refused for good for what nobody knows", async () => {
    const { stxId } = await begun();
    await lever("next", { call, outcome: "rate" });
    expect((await shop.gateway[call](stxId)).kind).toBe("unknown");
    const unknownId = `STX_${"0".repeat(30)}`;
    expect(await shop.gateway[call](unknownId)).toMatchObject({ reason: "ProductNotFoundException", retryable: false });
  });

  it("reads again where the reply says nothing but the id, and takes an unreadable rest for unknown", async () => {
    const { client } = shop;
    const smartTransactions = { ...client.smartTransactions };
    smartTransactions[call] = async (id) => {
      const { raw } = await client.smartTransactions[call](id);
      return { ...fromSmartTransaction({ object: "smart.transactions", id }), raw };
    };
    const terse = createSecuconnectGateway({ ...client, smartTransactions }, FACTS, () => {});
    const first = await begun();
    expect(await terse[call](first.stxId)).toMatchObject({
      kind: "answer",
      value: { status: ended, amountCents: 3070 },
    });
    const second = await begun();
    await lever("next", { call: "get", outcome: "error:ProductNotAllowedException" });
    expect((await terse[call](second.stxId)).kind).toBe("unknown");
    expect(await statusOf(second.stxId)).toBe(ended);
  });

  it("takes a reply about another transaction for none", async () => {
    const { client } = shop;
    const [asked, other] = [await begun(), await begun()];
    const smartTransactions = { ...client.smartTransactions };
    smartTransactions[call] = () => client.smartTransactions[call](other.stxId);
    const confused = createSecuconnectGateway({ ...client, smartTransactions }, FACTS, () => {});
    expect((await confused[call](asked.stxId)).kind).toBe("unknown");
  });
});
