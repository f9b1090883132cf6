import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SAMPLE_PROFILE, sampleOrder } from "#lib/documents/mail/fixtures/sample-order.ts";
import type { Delivery } from "./delivery.ts";
import type { DocumentTerms } from "./draft-invoice.ts";
import type { InvoiceDocument } from "./invoice.ts";
import type { VatRate } from "./money.ts";
import { documentDelay, type IssuedDocument, nextDocument, UNREPORTED_SECONDS } from "./next-document.ts";
import type { Order, OrderLine } from "./order.ts";
import { toPaymentInstructions } from "./payment-instructions.ts";
import type { Refund } from "./refund.ts";

const NOW = new Date("2026-12-01T12:00:00Z");

function terms(order: Order, change: Partial<DocumentTerms> = {}): DocumentTerms {
  const isInvoice = order.payment.method === "invoice";
  return {
    profile: SAMPLE_PROFILE,
    invoicesAtPayment: !isInvoice,
    assignsClaim: isInvoice,
    instructions: toPaymentInstructions(order, { ...SAMPLE_PROFILE, paysFirst: !isInvoice }),
    ...change,
  };
}

/** All documents an order gets, numbered in order. */
function issueAll(order: Order, issued: IssuedDocument[] = [], change: Partial<DocumentTerms> = {}, now = NOW) {
  const all = [...issued];
  for (;;) {
    const draft = nextDocument(order, all, terms(order, change), now);
    if (draft === null) return all;
    const number = `${draft.prefix}-2026-${String(all.length + 1).padStart(5, "0")}`;
    const document: InvoiceDocument = { ...draft.document, number, issuedOn: "2026-12-01" };
    all.push({ number, key: draft.key, covers: draft.covers, kind: document.kind, issuedAt: now, document });
    if (all.length > 50) throw new Error("endless");
  }
}

function delivered(order: Order, report: Delivery["report"] = "reported"): Order {
  const items = order.lines.filter(({ kind }) => kind === "article").map(({ sku, quantity }) => ({ sku, quantity }));
  const final: Delivery = {
    ...{ id: "d1", number: 1, kind: "shipping", isFinal: true, items, carrier: null, trackingId: null },
    ...{
      deliveredAt: "2026-12-01T09:00:00.000Z",
      recordedAt: "2026-12-01T11:59:00.000Z",
      report,
      reportingSince: null,
    },
  };
  return { ...order, deliveryStatus: "delivered", deliveries: [final] };
}

function refunded(order: Order, refunds: Partial<Refund>[]): Order {
  const done = refunds.map(
    (refund, index): Refund => ({
      ...{ id: `r${index + 1}`, number: index + 1, status: "done", amountCents: 0, items: [], restock: false },
      ...{ reason: "Bruch", effectiveBefore: null, askingSince: null, isTaken: true, refusal: null },
      ...{ wantedAt: NOW.toISOString(), doneAt: NOW.toISOString() },
      ...refund,
    }),
  );
  const sum = done.reduce((total, { amountCents }) => total + amountCents, 0);
  return { ...order, payment: { ...order.payment, refunds: done, effectiveCents: order.totalCents - sum } };
}

function paid(order: Order): Order {
  const receipt = { pciId: "PCI_1", status: "received" as const, amountCents: 8490, receivedOn: null, recordedAt: "" };
  return { ...order, payment: { ...order.payment, status: "paid", receivedCents: 8490, receipts: [receipt] } };
}

/** What must hold of every document, whatever it is for. */
function expectSound(document: InvoiceDocument): void {
  const sum = <T>(entries: readonly T[], pick: (entry: T) => number) =>
    entries.reduce((total, entry) => total + pick(entry), 0);
  const { lines, reductions, vat } = document;
  expect(document.netCents + document.vatCents).toBe(document.totalCents);
  expect(sum(vat, ({ grossCents }) => grossCents)).toBe(document.totalCents);
  expect(sum(lines, (line) => line.grossCents) - sum(reductions, (cut) => cut.grossCents)).toBe(document.totalCents);
  expect(document.paidCents + document.openCents).toBe(document.totalCents);
  expect(lines.map(({ position }) => position)).toEqual(lines.map((_, index) => index + 1));
  for (const group of vat) {
    const ofRate = ({ vatRate }: { vatRate: number }) => vatRate === group.rate;
    const net =
      sum(lines.filter(ofRate), ({ netCents }) => netCents) -
      sum(reductions.filter(ofRate), ({ netCents }) => netCents);
    expect(net).toBe(group.netCents);
    expect(group.netCents + group.vatCents).toBe(group.grossCents);
    expect(group.grossCents).toBeGreaterThanOrEqual(0);
    // EN 16931 allows a cent between the rate of the net and the tax that is contained in the gross.
    expect(Math.abs(Math.round((group.netCents * group.rate) / 100) - group.vatCents)).toBeLessThanOrEqual(1);
  }
}

describe("the invoice of an order", () => {
  it("on account comes with the reported delivery and asks for the money by a day", () => {
    const order = sampleOrder("invoice");
    expect(issueAll(order)).toEqual([]);
    const [invoice] = issueAll(delivered(order));
    expect(invoice?.document).toMatchObject({
      ...{ kind: "invoice", totalCents: 8490, paidCents: 0, openCents: 8490, isAssigned: true },
      ...{ instructions: { due: { kind: "on", day: "2026-12-11" }, openCents: 8490, remittance: "TA 49425099" } },
      supply: { from: "2026-12-01", to: "2026-12-01" },
      lines: [
        { name: "Roggenmehl Type 1150, 500 g", grossCents: 1500 },
        { grossCents: 6500 },
        { sku: "" },
        { sku: "" },
      ],
    });
    expectSound((invoice as IssuedDocument).document);
  });

  it("waits a while for a report that is not read back, and then states the rule in place of the day", () => {
    const order = delivered(sampleOrder("invoice"), "recorded");
    expect(issueAll(order)).toEqual([]);
    const later = new Date(Date.parse("2026-12-01T11:59:00Z") + UNREPORTED_SECONDS * 1000);
    const [invoice] = issueAll(order, [], {}, later);
    expect(invoice?.document.instructions?.due).toEqual({ kind: "afterDelivery", days: 10, delivery: "shipping" });
  });

  it("paid in advance comes with the money or, where the merchant wants it, with the goods", () => {
    const order = paid(sampleOrder("prepaid"));
    const [invoice] = issueAll(order);
    expect(invoice?.document).toMatchObject({ openCents: 0, paidCents: 8490, instructions: null, supply: null });
    expect(issueAll(order, [], { invoicesAtPayment: false })).toEqual([]);
    expect(issueAll(delivered(order, "needless"), [], { invoicesAtPayment: false })).toHaveLength(1);
  });

  it("of a small business has no VAT", () => {
    const profile = { ...SAMPLE_PROFILE, isSmallBusiness: true };
    const [invoice] = issueAll(delivered(sampleOrder("invoice")), [], { profile });
    expect(invoice?.document).toMatchObject({
      ...{ vatCents: 0, netCents: 8490, totalCents: 8490 },
      vat: [{ category: "E", rate: 0, grossCents: 8490, netCents: 8490, vatCents: 0 }],
    });
  });

  it("takes off what was refunded before, and what somebody else reduced", () => {
    const order = refunded(delivered(sampleOrder("invoice")), [
      { amountCents: 3250, items: [{ sku: "BASKET-1", quantity: 1 }] },
      { amountCents: 100 },
    ]);
    const [invoice, ...more] = issueAll(order);
    expect(more).toEqual([]);
    expect(invoice).toMatchObject({ covers: ["r1", "r2"], document: { totalCents: 5140, openCents: 5140 } });
    expect(invoice?.document.reductions[0]).toMatchObject({ vatRate: 19, grossCents: 3250 });
    expectSound((invoice as IssuedDocument).document);
    const less = { ...order, payment: { ...order.payment, effectiveCents: 5000 } };
    expect(issueAll(less)[0]?.document).toMatchObject({ totalCents: 5000, openCents: 5000 });
  });
});

describe("what takes an invoice back", () => {
  const sold = delivered(sampleOrder("invoice"));
  const issued = issueAll(sold);

  it("is a correction of its own number, article by article where the amount is theirs", () => {
    const order = refunded(sold, [{ amountCents: 3250, items: [{ sku: "BASKET-1", quantity: 1 }] }]);
    const [, correction, ...more] = issueAll(order, issued);
    expect(more).toEqual([]);
    expect(correction?.document).toMatchObject({
      ...{ kind: "correction", number: "RK-2026-00002", totalCents: 3250, openCents: 0, reason: "Bruch" },
      ...{ corrects: { number: "RE-2026-00001", issuedOn: "2026-12-01" }, instructions: null },
      lines: [{ position: 1, sku: "BASKET-1", quantity: 1, grossCents: 3250, vatRate: 19 }],
    });
    expectSound((correction as IssuedDocument).document);
    expect(issueAll(order, issueAll(order, issued))).toHaveLength(2);
  });

  it("is a cancellation when nothing is left, of all lines or of the rest", () => {
    const whole = issueAll(refunded(sold, [{ amountCents: 8490 }]), issued);
    expect(whole[1]?.document).toMatchObject({ kind: "cancellation", totalCents: 8490 });
    expect(whole[1]?.document.lines).toHaveLength(4);
    const twice = issueAll(refunded(sold, [{ amountCents: 490 }, { amountCents: 8000 }]), issued);
    expect(twice.map(({ kind }) => kind)).toEqual(["invoice", "correction", "cancellation"]);
    expect(twice[2]?.document).toMatchObject({ totalCents: 8000, lines: [{ sku: "" }, { sku: "" }] });
    for (const { document } of twice) expectSound(document);
  });

  it("is a cancellation when the order is over without a refund", () => {
    const over: Order = { ...paid(sampleOrder("prepaid")), status: "cancelled" };
    const [, cancellation] = issueAll(over, issueAll(paid(sampleOrder("prepaid"))));
    expect(cancellation).toMatchObject({ key: "end", document: { kind: "cancellation", totalCents: 8490 } });
    expect(issueAll(over)).toEqual([]);
  });

  it("always adds up, whatever was sold and given back, before the invoice and after it", () => {
    const aLine = fc.record({
      quantity: fc.integer({ min: 1, max: 40 }),
      unitCents: fc.integer({ min: 1, max: 99_999 }),
      vatRate: fc.constantFrom<VatRate>(7, 19),
    });
    const shares = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(aLine, { minLength: 1, maxLength: 12 }), shares, shares, (lines, before, after) => {
        const order = orderOf(lines);
        let left = order.totalCents;
        const toRefunds = (percents: number[]) =>
          percents.flatMap((percent): Partial<Refund>[] => {
            const amountCents = Math.floor((left * percent) / 100);
            left -= amountCents;
            const items = percent % 2 === 0 ? [{ sku: `S${percent % lines.length}`, quantity: 1 }] : [];
            return amountCents === 0 ? [] : [{ amountCents, items }];
          });
        const early = toRefunds(before);
        const first = issueAll(refunded(order, early));
        const late = [...early, ...toRefunds(after), ...(left > 0 ? [{ amountCents: left }] : [])];
        const all = issueAll(refunded(order, late), first);
        for (const { document } of all) expectSound(document);
        const [invoice, ...back] = all.map(({ document }) => document);
        expect(back.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(invoice?.totalCents);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
      }),
      { numRuns: 400 },
    );
  });
});

describe("documentDelay", () => {
  const order = sampleOrder("invoice");
  it.each<[string, Order, Order, number | null]>([
    ["nothing new", order, { ...order, version: 9 }, null],
    ["goods out, not reported", order, delivered(order, "recorded"), UNREPORTED_SECONDS],
    ["reported", delivered(order, "recorded"), delivered(order), 0],
    ["report refused", delivered(order, "recorded"), delivered(order, "refused"), UNREPORTED_SECONDS],
    ["reported before", delivered(order), { ...delivered(order), version: 9 }, null],
    ["no report needed", order, delivered(order, "needless"), 0],
    ["money in", order, paid(order), 0],
    ["refund done", order, refunded(order, [{ amountCents: 1 }]), 0],
    ["cancelled", order, { ...order, status: "cancelled" }, 0],
  ])("%s", (_, before, after, delay) => {
    expect(documentDelay(before, after)).toBe(delay);
  });
});

function orderOf(lines: { quantity: number; unitCents: number; vatRate: VatRate }[]): Order {
  const order = delivered(sampleOrder("invoice"));
  const articles = lines.map(
    ({ quantity, unitCents, vatRate }, index): OrderLine => ({
      ...{
        kind: "article",
        productId: `p${index}`,
        sku: `S${index}`,
        name: { de: "Ware", en: "Goods" },
        content: null,
      },
      ...{ byWeight: false, artwork: null, quantity, unitCents, sumCents: quantity * unitCents, vatRate },
    }),
  );
  const totalCents = articles.reduce((sum, { sumCents }) => sum + sumCents, 0);
  return { ...order, lines: articles, totalCents, payment: { ...order.payment, amountCents: totalCents } };
}
