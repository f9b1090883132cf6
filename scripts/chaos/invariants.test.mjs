import { describe, expect, it } from "vitest";
import {
  addTransaction,
  at,
  becomeUnpaid,
  EMAIL,
  log,
  mail,
  makeWorld,
  NOW,
  page,
  row,
  TOKEN,
  transaction,
} from "./fixtures/small-world.mjs";
import { readCents } from "./invariants/orders.mjs";
import { checkInvariants } from "./invariants.mjs";
import { listMovement } from "./quiet.mjs";

/** @type {[invariant: string, what: string, spoil: (world: import("./fixtures/small-world.mjs").Small) => void][]} */
const BROKEN = [
  [
    "I1",
    "an accepted order that is not there",
    (w) => void Object.assign(row(w, "order"), { token: "CCCCCCCCCCCCCCCCCCCCCC" }),
  ],
  ["I1", "an accepted order that is a draft", (w) => void Object.assign(row(w, "order"), { status: "draft" })],
  [
    "I1",
    "one checkout with two orders",
    (w) =>
      void w.dump.push({
        ...row(w, "order"),
        id: "o2",
        number: "2",
        token: "D".repeat(22),
        basketId: "b2",
        attemptId: "-",
      }),
  ],
  ["I1", "two orders of one basket", (w) => void w.dump.push({ ...row(w, "order"), id: "o2" })],
  ["I2", "two obligations", (w) => addTransaction(w, {})],
  [
    "I2",
    "a second obligation that is over by now",
    (w) =>
      addTransaction(w, {
        status: "aborted",
        timeline: [
          { at: at(-480), wall: at(-480), status: "approved" },
          { at: at(-470), wall: at(-470), status: "aborted" },
        ],
      }),
  ],
  ["I2", "an unknown reference", (w) => addTransaction(w, { merchantRef: "X", status: "created", timeline: [] })],
  ["I2", "an obligation nobody is bound to", (w) => void Object.assign(row(w, "attempt"), { stxId: null })],
  ["I3", "a total that is not the sum", (w) => void Object.assign(row(w, "order").lines[0], { sumCents: 300 })],
  ["I3", "a transaction about another amount", (w) => void Object.assign(transaction(w), { amount: 811 })],
  [
    "I3",
    "a basket at the provider that adds up to something else",
    (w) => void Object.assign(transaction(w).wire.basket.products[0], { priceOne: 1 }),
  ],
  ["I3", "a payment about another amount", (w) => void Object.assign(row(w, "attempt"), { amountCents: 1 })],
  ["I3", "a page with another amount", (w) => void Object.assign(page(w).facts, { amount: "8,11 €" })],
  ["I3", "a code with another amount", (w) => void Object.assign(page(w).girocode, { 7: "EUR81.00" })],
  [
    "I3",
    "a mail with another amount",
    (w) => void Object.assign(mail(w), { text: mail(w).text.replace("8,10", "18,10") }),
  ],
  ["I4", "paid here, not there", becomeUnpaid],
  ["I4", "paid in part", (w) => void Object.assign(transaction(w), { received: 809 })],
  ["I4", "paid for a foreign contract", (w) => void Object.assign(transaction(w).wire.contract, { id: "GCR_2" })],
  ["I4", "paid with live money mixed in", (w) => void Object.assign(transaction(w).wire, { is_demo: false })],
  ["I4", "paid in another currency", (w) => void Object.assign(transaction(w), { currency: "USD" })],
  [
    "I4",
    "paid for a transaction under another reference",
    (w) => void Object.assign(transaction(w), { merchantRef: "R2" }),
  ],
  ["I4", "paid by what is an issue", (w) => void Object.assign(transaction(w), { status_simple: 4 })],
  ["I5", "paid there, not here", (w) => void Object.assign(row(w, "attempt"), { status: "pending" })],
  [
    "I5",
    "late money nobody is told of",
    (w) => {
      row(w, "attempt").status = "cancelled";
      transaction(w).status = "cancelled";
    },
  ],
  ["I6", "a mail that came twice", (w) => void w.mails.push(mail(w))],
  ["I6", "a mail nobody knows", (w) => void w.mails.push({ ...mail(w), messageId: "<x>", subject: "y" })],
  [
    "I6",
    "two ids for the same words",
    (w) => {
      w.mails.push({ ...mail(w), messageId: "<x>" });
      w.dump.push({ ...row(w, "mail"), messageId: "<x>" });
    },
  ],
  [
    "I6",
    "a mail that was given up",
    (w) => {
      w.mails.pop();
      Object.assign(row(w, "mail"), { status: "failed" });
    },
  ],
  ["I6", "a sent mail that never arrived", (w) => void w.mails.pop()],
  ["I6", "a mail to somebody else", (w) => void Object.assign(mail(w), { to: ["other@example.test"] })],
  [
    "I6",
    "a customer without any mail",
    (w) => {
      w.mails.pop();
      w.dump = w.dump.filter(({ kind }) => kind !== "mail");
    },
  ],
  [
    "I7",
    "an acknowledged push that is gone",
    (w) => void Object.assign(w, { dump: w.dump.filter(({ kind }) => kind !== "push") }),
  ],
  ["I7", "a push of the scenario's own that is gone", (w) => void w.pushes.push({ eventId: "evt_2", status: 200 })],
  [
    "I8",
    "another owner in the dump",
    (w) => void Object.assign(row(w, "attempt").instructions, { owner: "Secupay AG" }),
  ],
  ["I8", "another IBAN on the page", (w) => void Object.assign(page(w).facts, { iban: "DE00" })],
  ["I8", "another purpose in the code", (w) => void Object.assign(page(w).girocode, { 10: "TA 2" })],
  ["I8", "another BIC in a mail", (w) => void Object.assign(mail(w), { text: mail(w).text.replace("COBA", "COMA") })],
  ["I9", "a history that lost a line", (w) => void Object.assign(w, { dump: w.dump.filter(({ id }) => id !== 2) })],
  ["I9", "a history that was rewritten", (w) => void Object.assign(w.earlier[1].detail, { stx: "STX_0" })],
  [
    "I9",
    "an illegal step",
    (w) =>
      ["pending", "paid"].forEach((status, index) => {
        w.dump.push({ ...row(w, "history"), id: 4 + index, event: `payment.${status}`, detail: { stx: "STX_1" } });
      }),
  ],
  [
    "I9",
    "a status the history does not end with",
    (w) => void w.dump.push({ ...row(w, "history"), id: 4, event: "payment.disputed", detail: { stx: "STX_1" } }),
  ],
  [
    "I9",
    "a placed order whose history does not say so",
    (w) => void Object.assign(w, { dump: w.dump.filter(({ event }) => event !== "order.placed") }),
  ],
  ["I10", "a name in a log", (w) => log(w, "sent to Kanarilda\n")],
  ["I10", "an address in a log", (w) => log(w, `mail to ${EMAIL}\n`)],
  ["I10", "an IBAN in a log", (w) => log(w, "DE81 8504 0061 1005 5237 59\n")],
  ["I10", "a secret in a log", (w) => log(w, "topsecret\n")],
  ["I10", "an order's key in a log", (w) => log(w, `GET /orders/${TOKEN}\n`)],
  [
    "I11",
    "a call in doubt",
    (w) => void Object.assign(row(w, "attempt"), { inFlight: { call: "start", since: at(-300) } }),
  ],
  ["I11", "an order that was never started", (w) => void Object.assign(row(w, "attempt"), { status: "requested" })],
  ["I11", "a dead job", (w) => void Object.assign(row(w, "job"), { status: "dead" })],
  ["I11", "a job long due", (w) => void Object.assign(row(w, "job"), { status: "waiting" })],
  [
    "I11",
    "a job whose lease ended",
    (w) => void Object.assign(row(w, "job"), { status: "running", leaseUntil: at(-100) }),
  ],
  ["I11", "a push never worked", (w) => void Object.assign(row(w, "push"), { seenAt: null })],
  ["I11", "a mail that stays queued", (w) => void Object.assign(row(w, "mail"), { status: "queued" })],
  ["I12", "a gap between two numbers", (w) => void Object.assign(row(w, "invoice"), { number: "RE-2026-00002" })],
  ["I12", "two invoices for one order", (w) => void w.dump.push({ ...row(w, "invoice"), number: "RE-2026-00002" })],
  [
    "I12",
    "money without an invoice",
    (w) => void Object.assign(w, { dump: w.dump.filter(({ kind }) => kind !== "invoice") }),
  ],
  ["I11", "a stray that was not swept", (w) => addTransaction(w, { status: "created", timeline: [] })],
];

it("finds nothing wrong with a world that is well", () => {
  expect(checkInvariants(makeWorld())).toEqual([]);
});

describe("reports", () => {
  it.each(BROKEN)("%s: %s", (invariant, _what, spoil) => {
    const world = makeWorld();
    spoil(world);
    expect(checkInvariants(world).map((finding) => finding.invariant)).toContain(invariant);
  });
});

describe("lets pass what is no violation", () => {
  /** @type {[what: string, change: (world: import("./fixtures/small-world.mjs").Small) => void][]} */
  const FINE = [
    [
      "a second obligation after the first had ended",
      (w) => {
        const [created, pending] = transaction(w).timeline;
        addTransaction(w, { merchantRef: "R2" });
        w.ledger.transactions.reverse();
        Object.assign(w.ledger.transactions[1] ?? {}, {
          status: "failed",
          received: 0,
          status_simple: 3,
          timeline: [created, pending, { at: at(-480), wall: at(-480), status: "failed" }],
        });
        const second = /** @type {any} */ (w.ledger.transactions[0]);
        second.timeline = second.timeline.map((/** @type {any} */ entry, /** @type {number} */ index) => ({
          ...entry,
          wall: at(-470 + index),
        }));
        const first = row(w, "attempt");
        w.dump.push({ ...first, id: "a2", number: 2, merchantRef: "R2", stxId: "STX_2" });
        Object.assign(first, { status: "denied", instructions: null });
        row(w, "order").attemptId = "a2";
        row(w, "mail").attempt = 2;
        for (const each of w.dump)
          if (each.event === "payment.paid" || each.event === "payment.pending") each.detail.stx = "STX_2";
        w.earlier.pop();
      },
    ],
    [
      "late money somebody is told of",
      (w) => {
        row(w, "attempt").status = "cancelled";
        transaction(w).status = "cancelled";
        w.dump.push({ kind: "attention", orderId: "o1", what: "lateMoney" });
      },
    ],
    [
      "money that went back from the provider's office",
      (w) => {
        row(w, "attempt").status = "refunded";
        Object.assign(transaction(w), { status_simple: 5 });
        w.dump.push({ ...row(w, "history"), id: 4, event: "payment.refunded", detail: { stx: "STX_1" } });
      },
    ],
    [
      "a second copy after a crash in the hand-over",
      (w) => {
        w.mails.push(mail(w));
        w.allowance.smtpCrash = true;
      },
    ],
    [
      "a mail the server was made to refuse, and that is flagged",
      (w) => {
        w.mails.pop();
        Object.assign(row(w, "mail"), { status: "failed" });
        w.allowance.mailRefused = true;
      },
    ],
    [
      "a call that was made a moment ago",
      (w) => void Object.assign(row(w, "attempt"), { inFlight: { call: "abort", since: at(-3) } }),
    ],
  ];
  it.each(FINE)("%s", (_what, change) => {
    const world = makeWorld();
    change(world);
    expect(checkInvariants(world)).toEqual([]);
  });
});

it("reads amounts of both languages", () => {
  expect(["8,10 €", "1.234,50 €", "€1,234.50"].map(readCents)).toEqual([810, 123_450, 123_450]);
});

it("sees what still moves", () => {
  const clock = { offsetMs: 0 };
  const isMoving = (/** @type {any} */ ...rows) => listMovement(rows, { pushes: [], clock }, NOW).length > 0;
  expect(isMoving({ kind: "job", status: "waiting", job: "drive", id: "1", runAt: at(-1) })).toBe(true);
  expect(isMoving({ kind: "job", status: "running", job: "drive", id: "1" })).toBe(true);
  expect(isMoving({ kind: "attempt", inFlight: { call: "start" } })).toBe(true);
  expect(isMoving({ kind: "push", seenAt: null })).toBe(true);
  expect(
    isMoving(
      { kind: "order", id: "o", status: "placed" },
      { kind: "attempt", orderId: "o", goal: "start", status: "authorized" },
    ),
  ).toBe(true);
  expect(isMoving({ kind: "attempt", goal: "end", status: "authorized" })).toBe(true);
  expect(
    isMoving(
      { kind: "order", id: "o", status: "draft" },
      { kind: "attempt", orderId: "o", goal: "authorize", status: "authorized" },
    ),
  ).toBe(false);
  expect(isMoving({ kind: "job", status: "waiting", job: "abandon", id: "1", runAt: at(3_600) })).toBe(false);
  const push = { id: "evt", state: "waiting", nextAt: at(1) };
  expect(listMovement([], { pushes: [push], clock }, NOW)).toHaveLength(1);
  expect(listMovement([], { pushes: [{ ...push, nextAt: at(600) }], clock }, NOW)).toHaveLength(0);
});
