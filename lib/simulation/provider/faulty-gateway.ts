import { paymentMethod } from "#lib/payments/index.ts";
import type { GatewayResult, PaymentGateway } from "#lib/ports.ts";
import { comeBack, type ShopProcess } from "../shop-process.ts";
import type { World } from "../world.ts";
import { effectiveOf, type LedgerAnswer, type Verdict } from "./ledger.ts";
import { toGlance, toUpdate } from "./read-ledger.ts";

/** After this the client gives up waiting; milliseconds. */
const PATIENCE = 8_000;
/** A lost request takes effect within this time of its sending, or never: shorter than the settle time of the shop. */
const LATEST = 48_000;

type Answer<T> = { kind: "answer"; value: T } | { kind: "no"; reason: string };

/** The provider as one process reaches it. */
export function createFaultyGateway(world: World, process: ShopProcess): PaymentGateway {
  const { ledger, timeline, random, weather } = world;
  const unknown = (reason: string) => ({ kind: "unknown", reason }) as const;

  function call<T>(
    label: string,
    isRead: boolean,
    refuse: (() => void) | undefined,
    execute: () => Answer<T>,
  ): Promise<GatewayResult<T>> {
    const fate = world.isProviderAway() ? random.pick(["refusedForNow", "requestLost"] as const) : weather.call(isRead);
    return new Promise((resolve) => {
      let isSettled = false;
      const answerIn = (delay: number, result: GatewayResult<T>) =>
        comeBack(world, process, delay, () => {
          if (isSettled) return;
          isSettled = true;
          resolve(result);
        });
      const executeIn = (delay: number, then: (answer: Answer<T>) => void) =>
        timeline.at(delay, () => {
          if (!process.isAlive && random.chance(0.3)) return;
          const answer = execute();
          timeline.note(`${process.name} ${label} (${fate}) ${answer.kind === "no" ? answer.reason : "done"}`);
          then(answer);
        });
      const tell = (answer: Answer<T>) =>
        answerIn(
          weather.callDelay(),
          answer.kind === "answer"
            ? answer
            : { kind: "refused", reason: answer.reason, retryable: false, supportId: null },
        );
      answerIn(PATIENCE, unknown("timeout"));
      switch (fate) {
        case "fine":
          return executeIn(weather.callDelay(), tell);
        case "slow":
          return executeIn(random.between(1_000, 9_000), tell);
        case "requestLost":
          return random.chance(0.5) ? answerIn(random.between(10, 2_000), unknown("reset")) : undefined;
        case "answerLost":
          return executeIn(weather.callDelay(), () => answerIn(weather.callDelay(), unknown("502")));
        case "late":
          answerIn(random.between(10, PATIENCE), unknown("504"));
          return executeIn(random.between(500, LATEST), () => {});
        case "twice":
          executeIn(random.between(1, LATEST), () => {});
          return executeIn(weather.callDelay(), tell);
        case "refusedForNow":
          return answerIn(weather.callDelay(), { kind: "refused", reason: "429", retryable: true, supportId: null });
        case "refusedForGood":
          refuse?.();
          return tell({ kind: "no", reason: "not allowed" });
      }
    });
  }
  const change = (label: string, execute: () => LedgerAnswer, refuse?: () => void) =>
    call(label, false, refuse, () => {
      const answer = execute();
      if (!answer.ok) return { kind: "no", reason: answer.reason };
      return { kind: "answer", value: toUpdate(answer.transaction, false, !random.chance(world.detailsMissing)) };
    });
  const report = (label: string, execute: () => LedgerAnswer) =>
    call<null>(label, false, undefined, () => {
      const answer = execute();
      return answer.ok ? { kind: "answer", value: null } : { kind: "no", reason: answer.reason };
    });
  const listed = () => [...ledger.all.values()].filter(({ listedFrom }) => listedFrom <= timeline.now());
  const payments = () => [...ledger.all.values()].flatMap((transaction) => transaction.payments);
  return {
    open: (order) =>
      change(`create ${order.payment.merchantRef}`, () =>
        ledger.create(order, weather.listLag(), world.rules.autoCapture),
      ),
    revise: (order) => change(`update ${order.payment.stxId}`, () => ledger.update(order)),
    authorize: (order) => {
      const { funding, method, stxId } = order.payment;
      if (funding !== null && funding.iban === null) throw new Error("the account is no longer known");
      // The same question gets the same answer: a check of the risk does not waver from one minute to the next.
      const key = `${stxId}/${method}`;
      if (!world.verdicts.has(key)) world.verdicts.set(key, drawVerdict(world, world.rules.autoCapture));
      world.wanted.set(stxId ?? "", method);
      const execute = (): LedgerAnswer => {
        const verdict = world.verdicts.get(key) ?? null;
        if (verdict === "refused") return { ok: false, reason: "not available" };
        // A known gap: a prepare that arrives after one for another method would have the wrong method started.
        if (world.wanted.get(stxId ?? "") !== method) return { ok: false, reason: "overtaken" };
        return ledger.prepare(order, verdict);
      };
      return change(`prepare/${method} ${stxId}`, execute, () => world.verdicts.set(key, "refused"));
    },
    start: (order) => {
      const { method, stxId } = order.payment;
      const direct = paymentMethod(method).authorizes ? null : method;
      const verdict = drawVerdict(world, true);
      const bound = ledger.find(stxId ?? "");
      if (bound?.isStarted && bound.status !== "failed") {
        world.invariants.fail("I2", `start of ${stxId} is repeated although it is ${bound.status}`);
      }
      return change(`start/${direct ?? ""} ${stxId}`, () => ledger.start(order, direct, verdict));
    },
    abort: (stxId) => change(`abort ${stxId}`, () => ledger.end(stxId, "aborted")),
    cancel: (stxId) => change(`cancel ${stxId}`, () => ledger.end(stxId, "cancelled")),
    reportPart: (pciId) => report(`reportPart ${pciId}`, () => ({ ok: true, transaction: anyOf(world) })),
    reportFinal: (pciId) => report(`reportFinal ${pciId}`, () => ledger.reportFinal(pciId)),
    checkStatus: (pciId) =>
      call(`checkStatus ${pciId}`, true, undefined, () => {
        const payment = payments().find(({ id }) => id === pciId);
        if (payment === undefined) return { kind: "no", reason: "ProductNotFoundException" };
        return { kind: "answer", value: { simple: payment.simple, effectiveCents: effectiveOf(payment) } };
      }),
    reduce: (pciId, by) => report(`reduce ${pciId} ${by}`, () => ledger.reduce(pciId, by)),
    // Every transaction here is of intent `sale`, which has no status of its delivery.
    markDelivery: (stxId) => change(`setDelivery ${stxId}`, () => ({ ok: true, transaction: ledgerOf(world, stxId) })),
    look: (stxId, withTransactions) =>
      call(`get ${stxId}`, true, undefined, () => {
        const transaction = ledger.find(stxId);
        if (transaction === undefined) return { kind: "no", reason: "not found" };
        return { kind: "answer", value: toUpdate(transaction, withTransactions, !random.chance(world.detailsMissing)) };
      }),
    search: (merchantRef) =>
      call(`search ${merchantRef}`, true, undefined, () => ({
        kind: "answer",
        value: listed()
          .filter((transaction) => transaction.merchantRef === merchantRef)
          .map((transaction) => toUpdate(transaction, false)),
      })),
    glance: (pciIds) =>
      call("glance", true, undefined, () => ({
        kind: "answer",
        value: payments().flatMap((payment) => (pciIds.includes(payment.id) ? toGlance(payment) : [])),
      })),
    incoming: (sinceDay, offset) =>
      call("incoming", true, undefined, () => {
        const items = payments().filter(({ incomingAt }) => incomingAt !== null && incomingAt >= sinceDay);
        return { kind: "answer", value: { items: items.slice(offset).map(toGlance), more: false } };
      }),
    createdSince: (since, offset) =>
      call("createdSince", true, undefined, () => {
        const items = listed()
          .filter(({ created }) => created >= since.getTime())
          .map(({ id, merchantRef, status, created }) => ({
            stxId: id,
            merchantRef,
            status,
            created: new Date(created).toISOString(),
          }));
        return { kind: "answer", value: { items: items.slice(offset), more: false } };
      }),
  };
}

function drawVerdict({ random, declines }: World, binds: boolean): Verdict {
  if (random.chance(declines)) return "declined";
  return binds && random.chance(0.1) ? "pending" : null;
}

function ledgerOf({ ledger }: World, stxId: string) {
  const found = ledger.find(stxId);
  if (found === undefined) throw new Error(`there is no ${stxId}`);
  return found;
}

function anyOf({ ledger }: World) {
  const [first] = ledger.all.values();
  if (first === undefined) throw new Error("a parcel of nothing");
  return first;
}
