import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paymentMethod } from "#lib/payments/index.ts";
import { applyPaymentUpdate, type Decision, type UpdateRules } from "./apply-payment-update.ts";
import { endUnpaid, recordReminder } from "./deadlines.ts";
import type { Effect } from "./effects.ts";
import { anyOrder, anyUpdate } from "./fixtures/any-order.ts";
import { EXPECTED } from "./fixtures/order.ts";
import { nextPaymentStep } from "./next-payment-step.ts";
import { mayOrderBecome, type Order } from "./order.ts";
import { canBecome, hasEnded, isIn, isStarted } from "./payment.ts";
import {
  applyCallAnswer,
  applyCallRefusal,
  denyPayment,
  endHere,
  forgetCall,
  giveUpEnding,
  recordCall,
  recordCallAgain,
  secondsToSettle,
  setOutToEnd,
} from "./payment-call.ts";
import type { PaymentUpdate } from "./payment-update.ts";
import { RECEIPT_TRANSITIONS } from "./receipt.ts";

const NOW = new Date("2026-11-25T10:05:00Z");
const HOLD = { prepaidHoldDays: 7, prepaidReminderDays: 4, prepaidGraceDays: 3 };
const NOTHING: Decision = { kind: "unchanged" };
const RUNS = { numRuns: Number(process.env.NUM_RUNS ?? 1500) };

const rulesOf = ({ payment }: Order): UpdateRules => ({ ...EXPECTED, ...paymentMethod(payment.method) });
const stepOf = (order: Order, autoCapture = false) =>
  nextPaymentStep(order, { authorizes: paymentMethod(order.payment.method).authorizes, autoCapture });
const hear = (order: Order, update: PaymentUpdate) => applyPaymentUpdate(order, update, rulesOf(order), NOW);
const follow = (order: Order, decision: Decision): Order => (decision.kind === "changed" ? decision.order : order);
const effectsOf = (decision: Decision): readonly Effect[] => (decision.kind === "changed" ? decision.effects : []);

/** Every decision there is about a payment, each where the engine would take it. */
const anyDecision: fc.Arbitrary<(order: Order) => Decision> = fc.oneof<
  fc.MaybeWeightedArbitrary<(order: Order) => Decision>[]
>(
  { weight: 6, arbitrary: anyUpdate.map((update) => (order: Order) => hear(order, update)) },
  anyUpdate.map((update) => (order: Order) => {
    const { inFlight } = order.payment;
    if (inFlight === null) return NOTHING;
    return applyCallAnswer(order, inFlight.call, inFlight.hash, update, rulesOf(order), NOW);
  }),
  fc.boolean().map((autoCapture) => (order: Order) => {
    const step = stepOf(order, autoCapture);
    if (step.kind === "end") return endHere(order);
    return step.kind === "call" ? recordCall(order, step.call, NOW, 60) : NOTHING;
  }),
  fc.constantFrom("denied", "refused", "forgotten", "givenUp").map((what) => (order: Order): Decision => {
    const { inFlight, status } = order.payment;
    if (inFlight === null || hasEnded(status)) return { kind: "unchanged" };
    const isEnding = inFlight.call === "abort" || inFlight.call === "cancel";
    if (what === "givenUp") return isEnding ? giveUpEnding(order, inFlight.call, "no") : { kind: "unchanged" };
    if (what === "refused") return applyCallRefusal(order, inFlight.call, "busy");
    if (what === "denied" && !isEnding && !isStarted(status)) return denyPayment(order, inFlight.call, "no");
    return forgetCall(order, null);
  }),
  fc
    .constantFrom("abandoned", "expired", "cancelled", "refused")
    .map((reason) => (order: Order) => setOutToEnd(order, reason as "expired")),
  fc.constant((order: Order) => recordReminder(order)),
  fc
    .integer({ min: 0, max: 40 })
    .map(
      (days) => (order: Order) =>
        endUnpaid(
          order,
          { ...HOLD, paysFirst: paymentMethod(order.payment.method).paysFirst },
          new Date(NOW.getTime() + days * 86_400_000),
        ),
    ),
);

describe("every decision", () => {
  it("takes legal steps only, of the payment, the order and each receipt", () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyDecision, { minLength: 1, maxLength: 8 }), (first, decisions) => {
        let order = first;
        for (const decide of decisions) {
          const next = follow(order, decide(order));
          const [from, to] = [order.payment.status, next.payment.status];
          expect(from === to || canBecome(from, to), `${from} to ${to}`).toBe(true);
          expect(mayOrderBecome(order.status, next.status)).toBe(true);
          for (const receipt of next.payment.receipts) {
            const before = order.payment.receipts.find(({ pciId }) => pciId === receipt.pciId);
            if (before === undefined || before.status === receipt.status) continue;
            expect(RECEIPT_TRANSITIONS[before.status]).toContain(receipt.status);
          }
          order = next;
        }
      }),
      RUNS,
    );
  });

  it("leaves an ended payment without a call, and without one to come", () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyDecision, { minLength: 1, maxLength: 8 }), (first, decisions) => {
        let order: Order = { ...first, payment: { ...first.payment, stxId: "STX_1" } };
        let hasBeenOver = false;
        for (const decide of decisions) {
          const decision = decide(order);
          order = follow(order, decision);
          hasBeenOver ||= hasEnded(order.payment.status);
          if (!hasBeenOver || isStarted(order.payment.status)) continue;
          for (const autoCapture of [true, false])
            expect(["denied", "closed", "replace"]).toContain(stepOf(order, autoCapture).kind);
        }
      }),
      RUNS,
    );
  });

  it("takes and gives back the goods in turn, and gives back only what it holds", () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyDecision, { minLength: 1, maxLength: 10 }), (first, decisions) => {
        let order = first;
        for (const decide of decisions) {
          const decision = decide(order);
          const moves = effectsOf(decision).filter(({ kind }) => /Stock$/.test(kind));
          expect(moves.length).toBeLessThanOrEqual(1);
          const kind = moves[0]?.kind;
          const next = follow(order, decision);
          if (kind === "releaseStock") expect([order.stockHeld, next.stockHeld]).toEqual([true, false]);
          else if (kind !== undefined) expect([order.stockHeld, next.stockHeld]).toEqual([false, true]);
          else expect(next.stockHeld).toBe(order.stockHeld);
          order = next;
        }
      }),
      RUNS,
    );
  });

  it("leaves no placed order without a way on: what is over is over, and what was refused can be paid otherwise", () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyDecision, { minLength: 1, maxLength: 8 }), (first, decisions) => {
        let order: Order = { ...first, payment: { ...first.payment, status: "requested" } };
        for (const decide of decisions) {
          order = follow(order, decide(order));
          const isOver = order.status === "placed" && order.payment.status === "cancelled";
          if (isOver) expect(stepOf(order).kind).toBe("replace");
        }
      }),
      RUNS,
    );
  });

  it("lists every concern for people, from the moment there is one until it is settled", () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyDecision, { minLength: 1, maxLength: 6 }), (first, decisions) => {
        let order = first;
        for (const decide of decisions) {
          const decision = decide(order);
          const next = follow(order, decision);
          const [was, is] = [order.payment.concern !== null, next.payment.concern !== null];
          const told = effectsOf(decision).flatMap((effect) => {
            if (effect.kind === "settle" && effect.attention === "contradiction") return "settle";
            return effect.kind === "raise" && effect.attention.kind === "contradiction" ? "raise" : [];
          });
          expect(told).toEqual(was === is ? [] : [is ? "raise" : "settle"]);
          order = next;
        }
      }),
      RUNS,
    );
  });

  it("counts no money without evidence", () => {
    fc.assert(
      fc.property(anyOrder, anyUpdate, (order, update) => {
        const before = { ...order, payment: { ...order.payment, stxId: "STX_1", receivedCents: 0, receipts: [] } };
        fc.pre(!isIn(before.payment.status));
        const { payment } = follow(before, hear(before, update));
        if (payment.receivedCents === 0) return;
        expect(update).toMatchObject({ amountCents: 3070, currency: "EUR", contractId: "GCR_1", isDemo: true });
        expect(update.merchantRef).toBe("10042A1");
        const [read] = update.transactions ?? [];
        const isTold = read !== undefined && (read.incomingPaymentDate !== null || read.simple === 9);
        const { capturedMeansPaid } = paymentMethod(payment.method);
        expect(isTold || capturedMeansPaid).toBe(true);
      }),
      RUNS,
    );
  });

  it("does not end a payment by hearing of money, and raises what came for one that is over", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        fc.pre(order.status === "cancelled" && !isStarted(order.payment.status));
        const before = { ...order, payment: { ...order.payment, stxId: "STX_1" } };
        const decision = hear(before, paidUpdate());
        expect(effectsOf(decision).some(({ kind }) => kind === "raise") || decision.kind === "refused").toBe(true);
      }),
      RUNS,
    );
  });
});

describe("a reading", () => {
  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyOrder, anyUpdate, (order, update) => {
        const first = hear(order, update);
        const second = hear(follow(order, first), update);
        expect(second.kind).toBe(first.kind === "refused" ? "refused" : "unchanged");
      }),
      RUNS,
    );
  });

  it("undoes nothing a newer one said, nor disputes it, where it did not look at the money", () => {
    fc.assert(
      fc.property(anyOrder, anyUpdate, anyUpdate, (order, newer, older) => {
        const told = follow(order, hear(order, { ...newer, transactions: newer.transactions ?? [] }));
        fc.pre(isIn(told.payment.status) || told.payment.status === "due");
        fc.pre(["created", "processing", "approved", "pending", "ok", "received"].includes(older.status));
        const decision = hear(told, { ...older, transactions: null });
        expect(decision.kind).not.toBe("refused");
        const late = follow(told, decision);
        expect(late.payment.receivedCents).toBeGreaterThanOrEqual(told.payment.receivedCents);
        expect(late.payment.status === told.payment.status || isIn(late.payment.status)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("setting out to end", () => {
  it("happens once, and never to what is over or paid", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const first = setOutToEnd(order, "cancelled");
        const isPossible =
          !hasEnded(order.payment.status) && !isIn(order.payment.status) && order.payment.goal !== "end";
        expect(first.kind).toBe(isPossible ? "changed" : "unchanged");
        expect(setOutToEnd(follow(order, first), "expired").kind).toBe("unchanged");
        if (isPossible) expect(effectsOf(first)).toContainEqual({ kind: "drive", delaySeconds: 0 });
      }),
    );
  });

  it("forgets its reason when it comes to nothing, so that a later end is told as what it is", () => {
    fc.assert(
      fc.property(anyOrder, anyUpdate, (order, update) => {
        const ending = follow(order, setOutToEnd(order, "expired"));
        fc.pre(ending.payment.goal === "end" && ending.payment.endReason === "expired");
        for (const decision of [hear(ending, update), giveUpEnding(ending, "cancel", "no")]) {
          const { goal, endReason } = follow(ending, decision).payment;
          expect(goal === "end" || endReason === null).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe("the time a lost call may still need", () => {
  const since = new Date("2026-11-25T10:00:00Z");
  it.each<[string, number, number]>([
    ["no time has passed", 0, 60],
    ["some has", 20_000, 40],
    ["all has", 60_000, 0],
    ["the clock was set forward by a day", 86_400_000, 0],
    ["the clock was set back by a day", -86_400_000, 60],
  ])("when %s", (_name, passed, expected) => {
    expect(secondsToSettle({ since }, new Date(since.getTime() + passed), 60)).toBe(expected);
  });

  it("never exceeds the settle time, and begins anew after a clock was set back, so that it ends", () => {
    fc.assert(
      fc.property(anyOrder, fc.integer({ min: -1e9, max: 1e9 }), (order, offset) => {
        const { inFlight } = order.payment;
        fc.pre(inFlight !== null);
        const now = new Date((inFlight?.since.getTime() ?? 0) + offset);
        const next = follow(order, recordCallAgain(order, now)).payment.inFlight;
        if (next === null) throw new Error("the call is still open");
        expect(next.since.getTime()).toBeLessThanOrEqual(now.getTime());
        const left = secondsToSettle(next, now, 60);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(60);
        expect(secondsToSettle(next, new Date(now.getTime() + 60_000), 60)).toBe(0);
      }),
    );
  });
});

function paidUpdate(): PaymentUpdate {
  const reading = { simple: 9, detailed: null, amountCents: 3070, currency: "EUR", cleared: "cleared" as const };
  const dates = { incomingPaymentDate: "2026-11-24", hasIncoming: true, completionDate: null, payoutDate: null };
  return {
    ...{ stxId: "STX_1", status: "ok", statusText: "ok", merchantRef: "10042A1", contractId: "GCR_1", isDemo: true },
    ...{
      amountCents: 3070,
      currency: "EUR",
      intent: "sale" as const,
      pickupCode: null,
      instructions: null,
      mandate: null,
      pciIds: ["PCI_1"],
    },
    transactions: [{ id: "PCI_1", ...reading, ...dates, note: null, related: [] }],
  };
}
