import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "#lib/domain/staff.ts";
import { MESSAGES } from "#lib/i18n/messages.ts";
import { createSecuconnectClient } from "#lib/secuconnect/client.ts";
import { toLegacyFailure } from "#lib/secuconnect/gateway/to-legacy-refusal.ts";
import { openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { cancelLegacyPayment, reportLegacyShipping } from "./legacy-payment.ts";

const KIM: Actor = { staffId: "s1", name: "Kim", role: "clerk" };
const DOCUMENT = readFileSync(join(import.meta.dirname, "../../docs/sandbox.md"), "utf8");
const ROWS = [...DOCUMENT.matchAll(/^\| (create|cancel|get) \| (\w+) \| \d{3} \| (.+?) \|/gm)].map(
  ([, call = "", exception = "", reason = ""]) => ({ call, exception, reason }),
);

let shop: TestShop;
let client: ReturnType<typeof createSecuconnectClient>;
beforeAll(async () => {
  shop = await openTestShop("embedded");
  client = createSecuconnectClient(shop.runtime.config.provider);
});
afterAll(() => shop.close());
beforeEach(() => shop.lever("reset", {}));

const CUSTOMER = { contact: { forename: "Erika", surname: "Probe", email: "erika@example.test" } };
const create = async (kind: "invoices" | "prepays" = "invoices") => {
  const { id } = await client.legacy[kind].create({ amountCents: 3070, currency: "EUR", customer: CUSTOMER });
  return id;
};
const read = async (hash: string) => {
  const found = await shop.runtime.legacyPayments.read(hash);
  if (found.kind !== "answer") throw new Error(JSON.stringify(found));
  return found.value;
};

it("knows every row of the provider's tables", () => expect(ROWS).toHaveLength(21));

it.each(ROWS)("says in both languages what $call means by $exception, $reason", async ({ call, exception, reason }) => {
  const hash = await create();
  const name = { create: "legacyCreate", cancel: "legacyCancel", get: "legacyGet" }[call] ?? "";
  const lever = () => shop.lever("next", { call: name, outcome: `exception:${exception}:${reason}` });
  const outcome = await (async () => {
    if (call === "create") {
      await lever();
      return create().then(() => null, toLegacyFailure);
    }
    if (call === "get") {
      await lever();
      return shop.runtime.legacyPayments.read(hash);
    }
    const { amountCents } = await read(hash);
    await lever();
    return cancelLegacyPayment(
      shop.runtime,
      { hash, wishId: randomUUID(), seenCents: amountCents, byCents: null },
      KIM,
    );
  })();
  if (outcome?.kind !== "refused") throw new Error(JSON.stringify(outcome));
  expect(outcome.supportId).toMatch(/^[0-9a-f]{32}$/);
  expect(["other", "invalid", "notAllowed", "statusForbids"]).not.toContain(outcome.refusal);
  for (const { legacyPayment } of Object.values(MESSAGES)) {
    expect(legacyPayment.refusals[outcome.refusal].text).toMatch(/\.$/);
  }
  if (call === "cancel") expect((await read(hash)).state).not.toBe("canceled");
});

it("takes a part off once per wish, and once of two clerks who saw the same", async () => {
  const hash = await create();
  const { amountCents } = await read(hash);
  const want = (wishId: string) =>
    cancelLegacyPayment(shop.runtime, { hash, wishId, seenCents: amountCents, byCents: 100 }, KIM);
  const wish = randomUUID();
  const both = await Promise.all([want(wish), want(wish), want(randomUUID())]);
  expect(both.map(({ kind }) => kind).filter((kind) => kind === "done")).toHaveLength(1);
  expect((await read(hash)).amountCents).toBe((amountCents ?? 0) - 100);
  expect((await want(wish)).kind).toBe("changed");
  expect((await shop.calls()).filter((call) => call === "legacyCancel")).toHaveLength(1);
});

it("looks before it repeats when the answer is lost", async () => {
  const hash = await create();
  const { amountCents } = await read(hash);
  await shop.lever("next", { call: "legacyCancel", outcome: "lostAnswer" });
  const wanted = { hash, wishId: randomUUID(), seenCents: amountCents, byCents: 100 };
  expect(await cancelLegacyPayment(shop.runtime, wanted, KIM)).toMatchObject({ kind: "done" });
  await shop.lever("next", { call: "legacyCancel", outcome: "lostRequest" });
  const again = { ...wanted, wishId: randomUUID(), seenCents: (amountCents ?? 0) - 100 };
  expect(await cancelLegacyPayment(shop.runtime, again, KIM)).toMatchObject({ kind: "unknown" });
});

it("reports the last delivery of an invoice once, and notes a parcel of a prepayment", async () => {
  const shipping = { carrier: "DHL", trackingId: "123456", invoiceNumber: "R-1", shippedAt: null };
  const hash = await create();
  const report = (id: string, wishId: string) =>
    reportLegacyShipping(shop.runtime, { hash: id, wishId, isFinal: true, ...shipping }, KIM);
  const wish = randomUUID();
  expect((await report(hash, wish)).kind).toBe("done");
  expect((await report(hash, wish)).kind).toBe("before");
  expect((await report(hash, randomUUID())).kind).toBe("before");
  expect((await read(hash)).reportedOn).toMatch(/^\d{4}-/);
  const prepaid = await create("prepays");
  expect((await report(prepaid, randomUUID())).kind).toBe("done");
  expect(await read(prepaid)).toMatchObject({
    kind: "prepaid",
    transfer: { maskedIban: expect.stringContaining("…") },
  });
  expect((await shop.calls()).filter((call) => /Capture|Shipping/.test(call))).toEqual([
    "legacyCapture",
    "legacyShipping",
  ]);
});
