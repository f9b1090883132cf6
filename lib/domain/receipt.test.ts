import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MoneyTraits } from "./payment.ts";
import type { PaymentTransactionReading } from "./payment-update.ts";
import {
  isPartPaid,
  partCents,
  RECEIPT_TRANSITIONS,
  type Receipt,
  type ReceiptStatus,
  sumReceived,
  surplusCents,
  takeReading,
} from "./receipt.ts";

const NOW = new Date("2026-11-25T10:00:00Z");
const TRANSFER: MoneyTraits = { capturedMeansPaid: false, showsInstructions: true, returnDays: 0 };
const DEBIT: MoneyTraits = { capturedMeansPaid: true, showsInstructions: false, returnDays: 56 };

function aReading(change: Partial<PaymentTransactionReading> = {}): PaymentTransactionReading {
  const nothing = { incomingPaymentDate: null, completionDate: null, payoutDate: null, note: null, detailed: null };
  const sum = { amountCents: 3070, currency: "EUR", cleared: "open" as const };
  return { id: "PCI_1", simple: 10, hasIncoming: false, related: [], ...sum, ...nothing, ...change };
}

function aReceipt(status: ReceiptStatus, change: Partial<Receipt> = {}): Receipt {
  const amountCents = status === "partial" ? null : 3070;
  return { pciId: "PCI_1", status, amountCents, receivedOn: null, recordedAt: NOW.toISOString(), ...change };
}

const DATE = "2026-11-25T09:00:00+01:00";
/** What a transfer can look like when it is read. */
const READINGS = {
  nothing: aReading(),
  part: aReading({ hasIncoming: true }),
  all: aReading({ simple: 9, hasIncoming: true, incomingPaymentDate: DATE }),
  paidOut: aReading({ simple: 9, hasIncoming: true, incomingPaymentDate: DATE, payoutDate: DATE }),
  issue: aReading({ simple: 4, hasIncoming: true, incomingPaymentDate: DATE }),
  refund: aReading({ simple: 7 }),
  unread: aReading({ simple: null }),
};

type Row = Record<keyof typeof READINGS, ReceiptStatus | null>;
const TABLE: Record<ReceiptStatus | "none", Row> = {
  none: {
    nothing: null,
    part: "partial",
    all: "received",
    paidOut: "cleared",
    issue: null,
    refund: null,
    unread: null,
  },
  partial: {
    nothing: "partial",
    part: "partial",
    all: "received",
    paidOut: "cleared",
    issue: "partial",
    refund: "partial",
    unread: "partial",
  },
  received: {
    nothing: "reversed",
    part: "reversed",
    all: "received",
    paidOut: "cleared",
    issue: "reversed",
    refund: "received",
    unread: "received",
  },
  cleared: {
    nothing: "reversed",
    part: "reversed",
    // Cleared is not taken back by a reading that merely says less.
    all: "cleared",
    paidOut: "cleared",
    issue: "reversed",
    refund: "cleared",
    unread: "cleared",
  },
  reversed: {
    nothing: "reversed",
    part: "partial",
    all: "received",
    paidOut: "cleared",
    issue: "reversed",
    refund: "reversed",
    unread: "reversed",
  },
};

const FROM = ["none", ...(Object.keys(RECEIPT_TRANSITIONS) as ReceiptStatus[])] as const;
const WALK = FROM.flatMap((from) =>
  (Object.keys(READINGS) as (keyof typeof READINGS)[]).map((name) => [from, name] as const),
);

describe("takeReading", () => {
  it.each(WALK)("from %s by a reading that says %s", (from, name) => {
    const before = from === "none" ? [] : [aReceipt(from)];
    const after = takeReading(before, READINGS[name], TRANSFER, NOW);
    expect(after[0]?.status ?? null).toBe(TABLE[from][name]);
    expect(after.length).toBeLessThanOrEqual(1);
    // Nobody knows how much a part is.
    if (after[0]?.status === "partial") expect(after[0].amountCents).toBeNull();
    if (after[0]?.status === "received") expect(after[0].amountCents).toBe(3070);
  });

  it("keeps one receipt for each Payment Transaction", () => {
    const first = takeReading([], READINGS.all, TRANSFER, NOW);
    const both = takeReading(first, { ...READINGS.part, id: "PCI_2" }, TRANSFER, NOW);
    expect(both.map(({ pciId, status }) => [pciId, status])).toEqual([
      ["PCI_1", "received"],
      ["PCI_2", "partial"],
    ]);
    expect(isPartPaid(both)).toBe(true);
    expect(sumReceived(both)).toBe(3070);
  });

  it("takes captured money for received, and for cleared when no bank can take it back any more", () => {
    const captured = aReading({ simple: 1 });
    const [receipt] = takeReading([], captured, DEBIT, NOW);
    expect(receipt?.status).toBe("received");
    const days = (count: number) => new Date(NOW.getTime() + count * 24 * 60 * 60 * 1000);
    const later = (count: number) => takeReading(receipt ? [receipt] : [], captured, DEBIT, days(count))[0]?.status;
    expect([later(55.99), later(56)]).toEqual(["received", "cleared"]);
    // A payout alone makes no debit safe.
    const paidOut = aReading({ simple: 1, payoutDate: DATE });
    expect(takeReading([], paidOut, DEBIT, NOW)[0]?.status).toBe("received");
  });

  it("takes an accepted invoice for no money at all", () => {
    expect(takeReading([], aReading({ simple: 1 }), { ...TRANSFER, capturedMeansPaid: true }, NOW)).toEqual([]);
    expect(takeReading([], aReading({ simple: 1 }), TRANSFER, NOW)).toEqual([]);
  });
});

const readings = fc.record({
  id: fc.constantFrom("PCI_1", "PCI_2"),
  simple: fc.constantFrom(null, 1, 3, 4, 5, 6, 7, 9, 10, 13),
  hasIncoming: fc.boolean(),
  incomingPaymentDate: fc.constantFrom(null, DATE),
  payoutDate: fc.constantFrom(null, DATE),
  amountCents: fc.constantFrom(null, 3070),
});

describe("whatever is read, in whatever order", () => {
  it("steps by the table, never counts a part, and comes to rest when read again", () => {
    const traits = fc.constantFrom(TRANSFER, DEBIT);
    fc.assert(
      fc.property(fc.array(readings, { maxLength: 12 }), traits, (list, method) => {
        let before: Receipt[] = [];
        for (const change of list) {
          const after = takeReading(before, aReading(change), method, NOW);
          expect(new Set(after.map(({ pciId }) => pciId)).size).toBe(after.length);
          expect(after.length).toBeGreaterThanOrEqual(before.length);
          for (const receipt of after) {
            const old = before.find(({ pciId }) => pciId === receipt.pciId);
            if (old === undefined || old.status === receipt.status) continue;
            expect(RECEIPT_TRANSITIONS[old.status] as readonly string[]).toContain(receipt.status);
            expect(receipt.recordedAt).toBe(old.recordedAt);
          }
          const counted = after.filter(({ status }) => status === "received" || status === "cleared");
          expect(sumReceived(after)).toBe(counted.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0));
          expect(sumReceived(after.filter(({ status }) => status === "partial" || status === "reversed"))).toBe(0);
          // Money taken back of which a part is left is `reversed` first and `partial` when read again; then it stays.
          const again = takeReading(after, aReading(change), method, NOW);
          expect(takeReading(again, aReading(change), method, NOW)).toEqual(again);
          before = after;
        }
      }),
    );
  });
});

describe("what a remark says in figures", () => {
  const part = (cents: number) => aReading({ hasIncoming: true, remark: { partCents: cents } });

  it("counts up a part, keeps it when nothing is said, and forgets it once all is in", () => {
    const first = takeReading([], part(1000), TRANSFER, NOW);
    expect(partCents(first)).toBe(1000);
    const second = takeReading(first, part(2500), TRANSFER, NOW);
    expect(partCents(second)).toBe(2500);
    const silent = takeReading(second, READINGS.part, TRANSFER, NOW);
    expect(partCents(silent)).toBe(2500);
    const all = takeReading(silent, READINGS.all, TRANSFER, NOW);
    expect([partCents(all), sumReceived(all)]).toEqual([0, 3070]);
  });

  it("knows nothing of a part without one", () => {
    expect(partCents(takeReading([], READINGS.part, TRANSFER, NOW))).toBeNull();
    expect(sumReceived(takeReading([], part(1000), TRANSFER, NOW))).toBe(0);
  });

  it("keeps a surplus beside what was owed", () => {
    const more = takeReading([], { ...READINGS.all, remark: { surplusCents: 930 } }, TRANSFER, NOW);
    expect([sumReceived(more), surplusCents(more)]).toEqual([3070, 930]);
    expect(surplusCents(takeReading(more, READINGS.paidOut, TRANSFER, NOW))).toBe(930);
  });
});
