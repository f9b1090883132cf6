// Thousands of spoilt replies over real HTTP: the client never crashes, never takes a guess for an answer, and no order
// changes unless the reply really says so (G-11). The seed is printed; a failure names seed and path as well. Again:
//   SEED=123 SEED_PATH=42:0:1 npx vitest run lib/secuconnect/mutated-replies.test.ts
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { applyPaymentUpdate, type Decision } from "#lib/domain/apply-payment-update.ts";
import { ACCOUNT } from "#lib/domain/fixtures/account.ts";
import { anOrder, EXPECTED } from "#lib/domain/fixtures/order.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentMethodCode, PaymentStatus } from "#lib/domain/payment.ts";
import { adoptTransaction, applyCallAnswer, recordCall } from "#lib/domain/payment-call.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { GatewayResult, PaymentGateway } from "#lib/ports.ts";
import { createSecuconnectClient } from "./client.ts";
import { createConnection } from "./connection/connection.ts";
import { type RawServer, startRawServer } from "./connection/fixtures/raw-server.ts";
import type { ConnectionSettings } from "./connection/settings.ts";
import { SecuconnectError } from "./errors.ts";
import { type MutatedReply, mutateReply, type ReplyPlan, replyPlan, UNTOUCHED } from "./fixtures/mutate-reply.ts";
import {
  RECORDED_LEGACY,
  RECORDED_TOKEN,
  recordedError,
  recordedList,
  recordedPayment,
  recordedTransaction,
  SIMPLE_STATUSES,
  STX_STATUSES,
} from "./fixtures/recorded-replies.ts";
import {
  claimsStart,
  isDefiniteNo,
  isObject,
  namesMandate,
  provesNothingDone,
  readStatus,
  readSuccess,
} from "./fixtures/reply-oracle.ts";
import { createSecuconnectGateway } from "./gateway/gateway.ts";
import { LegacyTransactionReply } from "./wire/legacy-transaction.ts";
import { PaymentTransaction, PaymentTransactionList } from "./wire/payment-transaction.ts";
import { SmartTransaction, SmartTransactionList } from "./wire/smart-transaction.ts";

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const PATH = process.env.SEED_PATH;
const again = (numRuns: number) => ({ numRuns, seed: SEED, ...(PATH === undefined ? {} : { path: PATH }) });
const NOW = new Date("2026-11-21T12:00:00Z");

/** Lets requests arrive whose sender has given up on their connection already; they belong to the case before. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The one place that knows how client and gateway are made. */
function openGateway(settings: ConnectionSettings, report: (failure: SecuconnectError) => void): PaymentGateway {
  const facts = {
    contract: EXPECTED.contractId,
    isDemo: EXPECTED.isDemo,
    intent: "sale" as const,
    autoCapture: false,
    shopUrl: "https://shop.example.test",
    shopName: "Sauer & Kruste",
  };
  return createSecuconnectGateway(createSecuconnectClient(settings), facts, report);
}

interface Replies {
  stx: MutatedReply;
  payment: MutatedReply;
  /** To the look for the mandate that follows a prepare; null where none is expected. */
  mandate: MutatedReply | null;
  token: MutatedReply;
}
const GOOD_TOKEN = mutateReply(RECORDED_TOKEN, UNTOUCHED);
const NOTHING = mutateReply({}, UNTOUCHED);

let server: RawServer;
let settings: ConnectionSettings;
let replies: Replies = { stx: NOTHING, payment: NOTHING, mandate: null, token: GOOD_TOKEN };

function replyTo(method: string, path: string): MutatedReply {
  if (path === "/oauth/token") return replies.token;
  if (path.includes("/Payment/Transactions")) return replies.payment;
  return method === "GET" ? (replies.mandate ?? replies.stx) : replies.stx;
}

beforeAll(async () => {
  console.log(`mutated replies: SEED=${SEED}`);
  server = await startRawServer(({ method, path }) => {
    const { bytes, end } = replyTo(method, path);
    return end === "keep" ? { bytes } : { bytes, end };
  });
  const { url } = server;
  settings = {
    apiUrl: `${url}/api/v2`,
    tokenUrl: `${url}/oauth/token`,
    clientId: "id",
    clientSecret: "secret",
    // One try and no breaker, so that every reply is judged by itself.
    readTries: 1,
    breakerFailures: 10_000,
  };
});
afterAll(() => server.close());

describe("a mutated reply", () => {
  it("is a parsed reply or a failure with the right outcome, whatever was asked for", {
    timeout: 120_000,
  }, async () => {
    const connection = createConnection(settings);
    const tally = { parsed: 0, notDone: 0, unknown: 0 };
    const property = fc.asyncProperty(
      fc.constantFrom(...KINDS),
      fc.boolean(),
      replyPlan,
      async (kind, isRead, plan) => {
        const { reply, base, status } = REPLIES[kind];
        replies = { stx: mutateReply(base, plan, status), payment: NOTHING, mandate: null, token: GOOD_TOKEN };
        const call = { operation: "x", path: "/Smart/Transactions/x", reply: reply as z.ZodType<unknown> };
        try {
          const parsed = await connection.call({ ...call, method: isRead ? "GET" : "POST" });
          tally.parsed += 1;
          const raw = readSuccess(replies.stx);
          if (!isObject(raw) || !isObject(parsed)) throw new Error("read something that is not there");
          for (const field of ["object", "id", "status", "merchantRef"]) {
            if (typeof parsed[field] === "string") expect(parsed[field]).toBe(String(raw[field]));
          }
        } catch (error) {
          if (!(error instanceof SecuconnectError)) throw error;
          tally[error.outcome] += 1;
          if (error.outcome === "notDone") expect(provesNothingDone(replies.stx)).toBe(true);
        }
      },
    );
    await fc.assert(property, again(2_500));
    connection.close();
    // Neither everything nor nothing may get through, or this test would prove nothing.
    if (PATH === undefined) for (const count of Object.values(tally)) expect(count).toBeGreaterThan(100);
  });

  it("changes an order only if it really says so", { timeout: 120_000 }, async () => {
    const failures: SecuconnectError[] = [];
    const report = (failure: SecuconnectError) => void failures.push(failure);
    const steady = openGateway(settings, report);
    const tally: Record<string, number> = {};
    const count = (what: string) => {
      tally[what] = (tally[what] ?? 0) + 1;
    };
    const property = fc.asyncProperty(scenario, async (given) => {
      await settle();
      failures.length = 0;
      replies = toReplies(given);
      const earlier = server.requests.length;
      // A spoilt token needs somebody who has none yet.
      const gateway = given.spoilt === "token" ? openGateway(settings, report) : steady;
      const before = toOrder(given);
      const result = await ask(gateway, given.ask, before);
      count(result.kind);
      if (result.kind === "answer") {
        // Without its mandate a prepared payment is an answer all the same.
        expect(failures.length).toBeLessThanOrEqual(replies.mandate === null ? 0 : 1);
        for (const update of result.value) {
          const decision = decide(given.ask, before, update);
          if (decision.kind !== "changed") continue;
          checkOrder(given, before, decision.order);
          if (decision.order.payment.status !== before.payment.status) count(decision.order.payment.status);
          if (decision.order.payment.mandate?.reference) count("mandate");
        }
      } else {
        const asked = server.requests.slice(earlier).map((request) => request.path);
        checkFailure(result, failures, asked);
      }
    });
    await fc.assert(property, again(5_000));
    if (PATH === undefined) {
      for (const what of [
        "answer",
        "refused",
        "unknown",
        "paid",
        "accepted",
        "denied",
        "pending",
        "disputed",
        "mandate",
      ]) {
        expect({ what, enough: (tally[what] ?? 0) > 25 }).toEqual({ what, enough: true });
      }
    }
  });

  it("that is not mutated is read", async () => {
    const gateway = openGateway(settings, () => {});
    for (const method of METHODS) {
      for (const status of STX_STATUSES) {
        const given: Scenario = { ...PLAIN, stx: status, method, before: "requested" };
        replies = toReplies(given);
        for (const ask of ASKS) {
          const result = await askAs(gateway, ask, given);
          expect({ ask, status, kind: result.kind }).toEqual({ ask, status, kind: "answer" });
        }
      }
    }
  });
});

const REPLIES = {
  transaction: { reply: SmartTransaction, base: recordedTransaction("ok", "invoice"), status: 200 },
  transactions: { reply: SmartTransactionList, base: recordedList(recordedTransaction("ok", "prepaid")), status: 200 },
  payment: { reply: PaymentTransaction, base: recordedPayment(9, "2026-12-01"), status: 200 },
  payments: { reply: PaymentTransactionList, base: recordedList(recordedPayment(9, null)), status: 200 },
  legacy: { reply: LegacyTransactionReply, base: RECORDED_LEGACY, status: 200 },
  refusal: { reply: SmartTransaction, base: recordedError("ProductFormatException", 4000), status: 400 },
  duplicate: { reply: LegacyTransactionReply, base: recordedError("ProductDuplicateException", 4009), status: 409 },
  trouble: { reply: SmartTransaction, base: recordedError("ProductInternalException", 1009), status: 500 },
};
const KINDS = Object.keys(REPLIES) as (keyof typeof REPLIES)[];

const METHODS = ["invoice", "prepaid", "debit"] as const;
const ASKS = ["look", "lookAlone", "open", "revise", "authorize", "start", "search"] as const;
type Ask = (typeof ASKS)[number];

interface Scenario {
  ask: Ask;
  /** The order as it stands. */
  before: PaymentStatus;
  method: PaymentMethodCode;
  /** The provider's side before it is spoilt. */
  stx: string;
  simple: number;
  paidOn: string | null;
  error: [name: string, code: number, status: number] | null;
  /** Which reply is spoilt; `payment` is the second one, so after a prepare that with the mandate. */
  spoilt: "stx" | "payment" | "token";
  plan: ReplyPlan;
}
const PLAIN: Scenario = {
  ask: "look",
  before: "requested",
  method: "invoice",
  stx: "ok",
  simple: 1,
  paidOn: null,
  error: null,
  spoilt: "stx",
  plan: UNTOUCHED,
};
const scenario: fc.Arbitrary<Scenario> = fc.record({
  ask: fc.constantFrom(...ASKS, "look" as const, "look" as const, "start" as const),
  before: fc.constantFrom<PaymentStatus>("requested", "authorized", "pending", "accepted", "paid", "disputed"),
  method: fc.constantFrom(...METHODS),
  stx: fc.constantFrom(...STX_STATUSES, "ok", "failed", "pending", "pending"),
  // Trouble with the money is what debit is about, so there is more of it than life has.
  simple: fc.constantFrom(...SIMPLE_STATUSES, 4, 4, 13),
  paidOn: fc.constantFrom(null, null, "", "2026-12-01T00:00:00+01:00"),
  error: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<[string, number, number]>(
        ["ProductNotAllowedException", 2001, 403],
        ["ProductNotAllowedException", 2003, 403],
        ["ProductFormatException", 4000, 400],
        ["ProductUpdateFailedException", 4010, 409],
        ["ProductInternalException", 1009, 500],
        ["ProductBackendproviderException", 1009, 400],
      ),
    },
  ),
  spoilt: fc.constantFrom("stx", "stx", "stx", "stx", "payment", "payment", "token"),
  plan: replyPlan,
});

function toReplies(given: Scenario): Replies {
  const plan = (part: Scenario["spoilt"]) => (given.spoilt === part ? given.plan : UNTOUCHED);
  const isMandateApart = given.ask === "authorize" && given.method === "debit";
  const stx = recordedTransaction(given.stx, given.method, !isMandateApart);
  const base = given.ask === "search" ? recordedList(stx) : stx;
  const [name, code, status] = given.error ?? ["", 0, 200];
  return {
    stx:
      given.error === null
        ? mutateReply(base, plan("stx"))
        : mutateReply(recordedError(name, code), plan("stx"), status),
    payment: mutateReply(recordedPayment(given.simple, given.paidOn), plan("payment")),
    mandate: isMandateApart ? mutateReply(recordedTransaction("approved", "debit"), plan("payment")) : null,
    token: mutateReply(RECORDED_TOKEN, plan("token")),
  };
}

function toOrder(given: Scenario): Order {
  const isUnbound = given.ask === "open" || given.ask === "search";
  const status = isUnbound ? "requested" : given.before;
  const funding = given.method === "debit" ? ACCOUNT : null;
  const order = anOrder({}, { stxId: isUnbound ? null : "STX_1", status, method: given.method, funding });
  const call = CALLS[given.ask];
  const recorded = call === undefined ? null : recordCall(order, call, NOW, 60);
  return recorded?.kind === "changed" ? recorded.order : order;
}

const CALLS = { open: "create", revise: "update", authorize: "prepare", start: "start" } as const satisfies Partial<
  Record<Ask, string>
> as Partial<Record<Ask, "create" | "update" | "prepare" | "start">>;

type Update = Extract<Awaited<ReturnType<PaymentGateway["look"]>>, { kind: "answer" }>["value"];

async function ask(gateway: PaymentGateway, what: Ask, order: Order): Promise<GatewayResult<Update[]>> {
  if (what === "search") {
    const found = await gateway.search(order.payment.merchantRef);
    // As the use case picks from what it finds.
    if (found.kind !== "answer") return found;
    return { ...found, value: found.value.filter((entry) => entry.merchantRef === order.payment.merchantRef) };
  }
  const result = await (what === "look" || what === "lookAlone"
    ? gateway.look(order.payment.stxId ?? "", what === "look")
    : gateway[what](order));
  return result.kind === "answer" ? { ...result, value: [result.value] } : result;
}
const askAs = (gateway: PaymentGateway, what: Ask, given: Scenario) => {
  replies = toReplies({ ...given, ask: what });
  return ask(gateway, what, toOrder({ ...given, ask: what }));
};

/** What the use cases make of an answer. */
function decide(what: Ask, order: Order, update: Update): Decision {
  const call = CALLS[what];
  const rules = { ...EXPECTED, ...paymentMethod(order.payment.method) };
  if (call !== undefined) return applyCallAnswer(order, call, order.contentHash, update, rules, NOW);
  if (what !== "search") return applyPaymentUpdate(order, update, rules, NOW);
  return adoptTransaction(order, update.stxId);
}

function checkOrder(given: Scenario, before: Order, after: Order): void {
  const raw = readSuccess(replies.stx);
  const entries = given.ask === "search" ? (isObject(raw) && Array.isArray(raw.data) ? raw.data : []) : [raw];
  if (before.payment.stxId !== null) expect(after.payment.stxId).toBe(before.payment.stxId);
  else {
    // Bound to what was said to be ours, and to nothing else.
    const ours = entries.filter((entry) => isObject(entry) && entry.id === after.payment.stxId);
    const isOurs = (entry: unknown) =>
      isObject(entry) &&
      // Empty text is nothing, as everywhere in replies.
      (entry.merchantRef || (given.ask === "open" ? "10042A1" : null)) === before.payment.merchantRef;
    expect(ours.some(isOurs)).toBe(true);
  }
  if (after.payment.status !== before.payment.status) {
    const wasRead = given.ask === "look" && after.payment.pciIds.length > 0;
    const payment = wasRead ? readSuccess(replies.payment) : null;
    const said = entries.map((entry) => readStatus(before, entry, wasRead ? (payment ?? {}) : null));
    expect(said).toContain(after.payment.status);
  }
  const { funding, instructions, mandate } = after.payment;
  // The number of the account goes with the last call that could want it, and not before.
  const isOpen = after.payment.status === "requested" || after.payment.status === "authorized";
  if (isOpen) expect(funding).toEqual(before.payment.funding);
  else if (after.payment.status !== before.payment.status) expect(funding?.iban ?? null).toBeNull();
  // Whoever may be bound already is not bound a second time by a call that is taken for unmade.
  if (given.ask === "start" && isOpen && claimsStart(raw)) expect(after.payment.inFlight).not.toBeNull();
  if (mandate !== null) {
    const seen = replies.mandate === null ? entries : [...entries, readSuccess(replies.mandate)];
    expect(seen.some((entry) => namesMandate(entry, mandate))).toBe(true);
  }
  if (instructions === null) return;
  const account = entries.flatMap((entry) => (isObject(entry) ? [entry.payment_instructions] : []));
  expect(account).toContainEqual(
    expect.objectContaining({ owner: instructions.owner, purpose: instructions.remittance }),
  );
}

function checkFailure(result: GatewayResult<unknown>, failures: SecuconnectError[], asked: string[]): void {
  const [failure, ...more] = failures;
  if (failure === undefined || result.kind === "answer") throw new Error("a failure that nobody was told of");
  expect(more).toEqual([]);
  // A gate that counts requests may stand behind somebody who has read this one (reliability §1).
  const isUnknown = failure.outcome === "unknown" || ("status" in failure && failure.status === 429);
  expect(result.kind).toBe(isUnknown ? "unknown" : "refused");
  if (result.kind !== "refused") return;
  // Refused is a big word: the server itself must have seen no call, or have said so in its last answer.
  const last = asked.filter((path) => path !== "/oauth/token").at(-1);
  if (last !== undefined) {
    const answer = last.includes("/Payment/Transactions") ? replies.payment : replies.stx;
    // An id that no address can carry ends a look between its two calls.
    const isUnaskable = failure.message.includes("cannot be part of an address");
    expect(provesNothingDone(answer) || isUnaskable).toBe(true);
    if (!result.retryable) expect(isDefiniteNo(answer)).toBe(true);
  } else expect(result.retryable).toBe(true);
}
