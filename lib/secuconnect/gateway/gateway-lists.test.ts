import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { markOf, type PaymentTransactionReading } from "#lib/domain/payment-update.ts";
import { GLANCE_LIMIT } from "#lib/ports.ts";
import { SALE } from "../fixtures/sandbox-client.ts";
import { answerOf, type GatewayOnSandbox, openGateway, type Sold } from "./fixtures/gateway-on-sandbox.ts";

let shop: GatewayOnSandbox;
beforeAll(async () => {
  shop = await openGateway();
});
afterEach(() => shop.sandbox.lever("reset"));
afterAll(() => shop.sandbox.close());

const DAY = 86_400_000;
const lever = (path: string, body?: unknown) => shop.sandbox.lever(path, body);
const pay = ({ stxId }: Sold, body?: unknown) => lever(`transactions/${stxId}/pay`, body);
const glanceAt = async (...sold: Sold[]) => answerOf(await shop.gateway.glance(sold.map(({ pciId }) => pciId)));
const markAt = async (sold: Sold) => (await glanceAt(sold))[0]?.mark;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
const incoming = async (sinceDay = daysAgo(2), offset = 0) => answerOf(await shop.gateway.incoming(sinceDay, offset));
const idsOf = ({ items }: { items: { pciId: string }[] }) => items.map(({ pciId }) => pciId);

describe("a glance", () => {
  it("shows many payments for one call, and leaves out what is not there", async () => {
    const sold = [await shop.sell("started"), await shop.sell("started", "invoice"), await shop.sell("approved")];
    await shop.sell("started");
    await pay(sold[0] as Sold);
    const ids = [...sold.map(({ pciId }) => pciId), `PCI_${"0".repeat(30)}`];
    const before = ((await shop.sandbox.look("ledger?only=requests")) as { requests: unknown[] }).requests.length;
    const seen = answerOf(await shop.gateway.glance(ids));
    expect(new Set(seen.map(({ pciId, simple }) => `${pciId} ${simple}`))).toEqual(
      new Set(sold.map(({ pciId }, index) => `${pciId} ${[1, 14, 2][index]}`)),
    );
    expect(seen.filter(({ incomingPaymentDate }) => incomingPaymentDate !== null)).toHaveLength(1);
    const after = ((await shop.sandbox.look("ledger?only=requests")) as { requests: unknown[] }).requests.length;
    expect(after - before).toBe(1);
  });

  it("takes as many as an address holds, asks for nothing where nothing is wanted, and no more", async () => {
    const { pciId } = await shop.sell("started");
    const many = Array.from({ length: GLANCE_LIMIT - 1 }, (_, n) => `PCI_${String(n).padStart(30, "0")}`);
    expect(answerOf(await shop.gateway.glance([...many, pciId]))).toMatchObject([{ pciId }]);
    const { requests } = (await shop.sandbox.look("ledger?only=requests&call=listPayments")) as {
      requests: { path: string }[];
    };
    const { length } = requests.at(-1)?.path ?? "";
    expect(length).toBeGreaterThan(GLANCE_LIMIT * 30);
    expect(length).toBeLessThan(2500);
    expect(await shop.gateway.glance([])).toEqual({ kind: "answer", value: [] });
    await expect(shop.gateway.glance([...many, pciId, "PCI_X"])).rejects.toThrow("more than");
  });

  it("gives the mark of a full read, through everything that happens to a payment", async () => {
    const sold = await shop.sell("started", "invoice");
    const marks: (string | undefined)[] = [];
    const note = async () => {
      const mark = await markAt(sold);
      expect(mark).toBe(markOf(await shop.readMoney(sold.stxId)));
      marks.push(mark);
    };
    await note();
    await pay(sold, { amount: 1000 });
    await note();
    await pay(sold, { amount: 500 });
    await note();
    await lever(`transactions/${sold.stxId}/capture`);
    await note();
    await pay(sold);
    await note();
    await pay(sold, { amount: 930 });
    await note();
    await lever(`transactions/${sold.stxId}/payout`);
    await note();
    await shop.client.paymentTransactions.cancel(sold.pciId, { reduceByCents: 290 });
    await note();
    await lever(`transactions/${sold.stxId}/issue`);
    await note();
    expect(new Set(marks).size).toBe(marks.length);
    expect(await markAt(sold)).toBe(marks.at(-1));
  });

  it("takes every single fact for a reason to look", () => {
    const reading: PaymentTransactionReading = {
      id: "PCI_1",
      simple: 14,
      detailed: 84,
      amountCents: 3070,
      currency: "EUR",
      cleared: "open",
      incomingPaymentDate: null,
      hasIncoming: false,
      completionDate: null,
      payoutDate: null,
      note: null,
      related: [],
    };
    const changes: Partial<PaymentTransactionReading>[] = [
      { simple: 1 },
      { simple: null },
      { detailed: 86 },
      { amountCents: 3071 },
      { currency: "CHF" },
      { cleared: "cleared" },
      { incomingPaymentDate: "2026-12-01" },
      { hasIncoming: true },
      { completionDate: "2026-12-01" },
      { payoutDate: "2026-12-01" },
      { note: "Teilzahlung" },
      { related: ["PCI_2"] },
    ];
    const marks = [reading, ...changes.map((change) => ({ ...reading, ...change }))].map(markOf);
    expect(new Set(marks).size).toBe(marks.length);
    expect(markOf({ ...reading })).toBe(markOf(reading));
  });
});

describe("a reading", () => {
  it("shows a part payment by what was booked, and its amount by the remark alone", async () => {
    const sold = await shop.sell("started");
    expect(await shop.readMoney(sold.stxId)).toEqual({
      id: sold.pciId,
      simple: 10,
      detailed: 25,
      amountCents: 3070,
      currency: "EUR",
      cleared: "open",
      incomingPaymentDate: null,
      hasIncoming: false,
      completionDate: null,
      payoutDate: null,
      note: null,
      related: [],
    });
    await pay(sold, { amount: 1000 });
    expect(await shop.readMoney(sold.stxId)).toMatchObject({
      simple: 10,
      cleared: "open",
      incomingPaymentDate: null,
      hasIncoming: true,
      note: "Teilzahlung: 10,00 EUR von 30,70 EUR eingegangen",
      remark: { partCents: 1000 },
    });
    expect(idsOf(await incoming())).toEqual([]);
  });

  it("has of an overpayment the provider's note and no other trace", async () => {
    const [exact, more] = [await shop.sell("started"), await shop.sell("started")];
    await pay(exact);
    await pay(more, { amount: 4000 });
    const { id, incomingPaymentDate, note, ...rest } = await shop.readMoney(exact.stxId);
    expect([incomingPaymentDate, note]).toEqual([expect.any(String), null]);
    expect(await shop.readMoney(more.stxId)).toEqual({
      ...rest,
      id: more.pciId,
      incomingPaymentDate: expect.any(String),
      note: "Überzahlung: 9,30 EUR zu viel eingegangen",
      remark: { surplusCents: 930 },
    });
    const before = await markAt(exact);
    await pay(exact, { amount: 3070 });
    expect(await markAt(exact)).not.toBe(before);
    expect(await shop.readMoney(exact.stxId)).toMatchObject({ note: "Überzahlung: 30,70 EUR zu viel eingegangen" });
  });

  it("says when an invoice fell due, went on to the merchant, and was paid back", async () => {
    const sold = await shop.sell("started", "invoice");
    await lever(`transactions/${sold.stxId}/capture`);
    expect(await shop.readMoney(sold.stxId)).toMatchObject({ completionDate: expect.any(String), payoutDate: null });
    await pay(sold);
    await lever(`transactions/${sold.stxId}/payout`);
    expect(await shop.readMoney(sold.stxId)).toMatchObject({ payoutDate: expect.any(String), cleared: "cleared" });
    const [, refund] = await shop.client.paymentTransactions.cancel(sold.pciId, {
      reduceByCents: 290,
      reason: "Erika Probe hat reklamiert",
    });
    expect(await shop.readMoney(sold.stxId)).toMatchObject({ related: [refund?.id], note: null });
  });

  it("shows that a bank took everything back", async () => {
    const sold = await shop.sell("started");
    await pay(sold);
    await lever(`transactions/${sold.stxId}/return-transfer`);
    expect(await shop.readMoney(sold.stxId)).toMatchObject({
      simple: 4,
      cleared: "open",
      incomingPaymentDate: null,
      note: "Überweisung zurückgebucht",
    });
  });
});

describe("incoming", () => {
  it("finds what is in, newest first, since a day", async () => {
    const sold: Sold[] = [];
    for (let n = 0; n < 4; n += 1) sold.push(await shop.sell("started", n % 2 === 0 ? "invoice" : "prepaid"));
    const [old, recent, today] = sold as [Sold, Sold, Sold, Sold];
    await pay(today);
    await pay(old, { at: new Date(Date.now() - 5 * DAY).toISOString() });
    await pay(recent, { at: new Date(Date.now() - DAY).toISOString() });
    expect(idsOf(await incoming(daysAgo(7)))).toEqual([today, recent, old].map(({ pciId }) => pciId));
    const { items, more } = await incoming(daysAgo(3));
    expect(items.map(({ pciId }) => pciId)).toEqual([today.pciId, recent.pciId]);
    expect(more).toBe(false);
    expect(items).toEqual(expect.arrayContaining(await glanceAt(today, recent)));
    const day = items[1]?.incomingPaymentDate?.slice(0, 10) ?? "";
    expect(idsOf(await incoming(day))).toEqual([today.pciId, recent.pciId]);
  });

  it.each(["invoice", "prepaid"] as const)("finds what came after the %s was cancelled", async (method) => {
    const sold = await shop.sell("started", method);
    answerOf(await shop.gateway.cancel(sold.stxId));
    const before = await markAt(sold);
    await pay(sold);
    expect(await incoming()).toMatchObject({
      items: [{ pciId: sold.pciId, simple: 5, incomingPaymentDate: expect.any(String) }],
      more: false,
    });
    expect(await markAt(sold)).not.toBe(before);
    expect(answerOf(await shop.gateway.look(sold.stxId, true))).toMatchObject({
      status: "cancelled",
      transactions: [{ hasIncoming: true, note: "Geld nach dem Ende eingegangen: 30,70 EUR" }],
    });
  });

  it("goes on to another page where there is one", async () => {
    const paid = await sellMany(103, async (sold) => pay(sold));
    const first = await incoming();
    expect([first.items.length, first.more]).toEqual([100, true]);
    const second = await incoming(daysAgo(2), first.items.length);
    expect([second.items.length, second.more]).toEqual([3, false]);
    expect(new Set([...idsOf(first), ...idsOf(second)])).toEqual(new Set(paid.map(({ pciId }) => pciId)));
    expect(await incoming(daysAgo(-2))).toEqual({ items: [], more: false });
  }, 30_000);
});

describe("created since", () => {
  const since = async (from: Date, offset = 0) => answerOf(await shop.gateway.createdSince(from, offset));

  it("shows whose each is and where it stands, oldest first", async () => {
    const early = await shop.sell("created");
    await lever("clock", { advance: "PT2H" });
    const started = await shop.sell("started");
    await lever("clock", { advance: "PT2H" });
    const aborted = await shop.sell("created");
    answerOf(await shop.gateway.abort(aborted.stxId));
    const all = await since(new Date(Date.now() - DAY));
    expect(all).toEqual({
      items: [
        { stxId: early.stxId, merchantRef: "10042", status: "created", created: expect.any(String) },
        { stxId: started.stxId, merchantRef: "10042", status: "pending", created: expect.any(String) },
        { stxId: aborted.stxId, merchantRef: "10042", status: "aborted", created: expect.any(String) },
      ],
      more: false,
    });
    const exactly = new Date(all.items[1]?.created ?? "");
    expect((await since(exactly)).items).toEqual(all.items.slice(1));
    expect((await since(new Date(exactly.getTime() + 999))).items).toEqual(all.items.slice(1));
    expect((await since(new Date(exactly.getTime() + 1000))).items).toEqual(all.items.slice(2));
    expect(await since(exactly, 2)).toEqual({ items: [], more: false });
  });

  it("goes on to another page where there is one", async () => {
    const begun = new Date(Date.now() - 1000);
    const made = await sellMany(102);
    const first = await since(begun);
    expect([first.items.length, first.more]).toEqual([100, true]);
    const second = await since(begun, 100);
    expect([second.items.length, second.more]).toEqual([2, false]);
    const ids = [...first.items, ...second.items].map(({ stxId }) => stxId);
    expect(new Set(ids)).toEqual(new Set(made.map(({ stxId }) => stxId)));
  }, 30_000);
});

describe("every list", () => {
  const calls = () =>
    [
      ["listPayments", () => shop.gateway.glance(["PCI_1"])],
      ["listPayments", () => shop.gateway.incoming(daysAgo(1), 0)],
      ["list", () => shop.gateway.createdSince(new Date(), 0)],
    ] as const;

  it.each(["lostAnswer", "garbage", "truncated", "empty", "html", "error500"])(
    "is unknown after %s",
    async (outcome) => {
      for (const [call, read] of calls()) {
        await shop.spoil(call, outcome);
        expect([outcome, (await read()).kind]).toEqual([outcome, "unknown"]);
        await lever("reset");
      }
    },
  );

  it("is refused where the provider refuses, and tried again where that is no word about it", async () => {
    for (const [call, read] of calls()) {
      await lever("next", { call, outcome: "error:ProductFormatException" });
      expect(await read()).toMatchObject({ kind: "refused", reason: "ProductFormatException", retryable: false });
    }
    expect(await shop.gateway.createdSince(new Date(), -1)).toMatchObject({ kind: "refused", retryable: false });
  });

  it("lags behind as the search index does; what is missing is simply not there yet", async () => {
    const known = await shop.sell("started");
    await pay(known);
    await lever("clock", { advance: "PT10M" });
    await lever("weather", { searchLag: 60_000 });
    const sold = await shop.sell("started");
    await pay(sold);
    const created = async () =>
      answerOf(await shop.gateway.createdSince(new Date(Date.now() - DAY), 0)).items.map(({ stxId }) => stxId);
    expect(await glanceAt(known, sold)).toMatchObject([{ pciId: known.pciId }]);
    expect(idsOf(await incoming())).toEqual([known.pciId]);
    expect(await created()).toEqual([known.stxId]);
    expect(await shop.readMoney(sold.stxId)).toMatchObject({ simple: 1 });
    await lever("clock", { advance: "PT61S" });
    expect(await glanceAt(known, sold)).toHaveLength(2);
    expect(idsOf(await incoming())).toEqual([sold.pciId, known.pciId]);
    expect(await created()).toEqual([known.stxId, sold.stxId]);
  });

  it.each(["abort", "cancel", "list", "get", "listPayments"])(
    "and %s can be spoilt by the weather too",
    async (call) => {
      const { stxId, pciId } = await shop.sell(call === "abort" ? "created" : "started");
      const work = {
        abort: () => shop.gateway.abort(stxId),
        cancel: () => shop.gateway.cancel(stxId),
        list: () => shop.gateway.createdSince(new Date(0), 0),
        get: () => shop.gateway.look(stxId, true),
        listPayments: () => shop.gateway.glance([pciId]),
      }[call];
      await lever("weather", { seed: 1, [call]: { lostAnswer: 1 } });
      expect((await work?.())?.kind).toBe("unknown");
      await lever("weather");
      expect((await work?.())?.kind).toBe(["abort", "cancel"].includes(call) ? "refused" : "answer");
    },
  );
});

/** A few at a time: a busy machine must not turn the last of a hundred calls at once into one that took too long. */
async function sellMany(count: number, then?: (sold: Sold) => Promise<void>): Promise<Sold[]> {
  const { smartTransactions } = shop.client;
  const all: Sold[] = [];
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const { id } = await smartTransactions.create(SALE);
      const sold = { stxId: id, pciId: "" };
      all.push(sold);
      if (then === undefined) continue;
      const { paymentTransactions } = await smartTransactions.start(id, "prepaid");
      sold.pciId = paymentTransactions[0]?.id ?? "";
      await then(sold);
    }
  };
  await Promise.all(Array.from({ length: 10 }, lane));
  return all;
}
