import { randomUUID } from "node:crypto";
import { parseCall, parseOutcome } from "./faults.ts";
import { listHeldMoney, receiveMoney, settleHeldMoney } from "./incoming-money.ts";
import type { Mailbox } from "./mailbox.ts";
import { applyOutsideEvent, type OutsideEvent } from "./outside-events.ts";
import { CALLS } from "./provider-calls.ts";
import { ProviderError } from "./provider-error.ts";
import { PUSH_MODES, parsePushMode } from "./pushes.ts";
import { SMTP_MODES, type SmtpListener } from "./smtp-listener.ts";
import type { ContractFlags, StoredPayment, StoredTransaction } from "./state.ts";
import { parseDuration } from "./virtual-clock.ts";
import { parseWeather } from "./weather.ts";
import { findLinkedPayment, type World } from "./world.ts";

/** Everything the levers move: the provider's world and the mailbox beside it. */
export interface Sandbox {
  world: World;
  mailbox: Mailbox;
  smtp: SmtpListener;
}

type Input = Record<string, unknown>;

/** A lever was pulled with something it does not understand; answered with 400. */
export class LeverError extends Error {}

/**
 * A transfer arrives: `{amount?, purpose?, iban?, at?, remark?}`. `at` is a duration (`PT36H`) or a timestamp; what lies in the
 * future happens when the virtual clock gets there, what lies in the past is booked with that day.
 */
export function pay(world: World, transaction: StoredTransaction, input: Input) {
  const transfer = readTransfer(input);
  const at = readMoment(world, input.at);
  const pushes = world.store.meta.pushes;
  if (at !== undefined && at > world.clock.now()) {
    const planned = { ...transfer, at };
    world.planner.plan({ at, transaction: transaction.id, event: "pay", input: planned });
    return { ...summarise(world, transaction, needPayment(world, transaction), pushes), planned: at };
  }
  const payment = receiveMoney(world, transaction, { ...transfer, at });
  return summarise(world, transaction, payment, pushes);
}

function needPayment(world: World, transaction: StoredTransaction): StoredPayment {
  const payment = findLinkedPayment(world, transaction);
  if (payment === null) throw new LeverError("Nothing has been started on this transaction");
  return payment;
}

function readTransfer({ amount, purpose, iban, remark }: Input) {
  if (amount !== undefined && amount !== null && typeof amount !== "number") {
    throw new LeverError("amount: a number of cents is expected");
  }
  return {
    amount: amount ?? undefined,
    purpose: typeof purpose === "string" ? purpose : undefined,
    iban: typeof iban === "string" ? iban : undefined,
    remark: typeof remark === "string" && remark.trim() !== "" ? remark.trim() : undefined,
  };
}

function readMoment(world: World, at: unknown): number | undefined {
  if (at === undefined || at === null || at === "") return undefined;
  const duration = parseDuration(String(at));
  const moment = duration === null ? Date.parse(String(at)) : world.clock.now() + duration;
  if (Number.isFinite(moment)) return moment;
  throw new LeverError("at: a duration such as PT36H or a timestamp is expected");
}

/** Held money is matched by hand; without `{money}` all that reached this transaction's account. */
export function assign(world: World, transaction: StoredTransaction, input: Input) {
  const pushes = world.store.meta.pushes;
  const { money } = world.store.tables;
  const one = typeof input.money === "string" ? money.get(input.money) : undefined;
  if (typeof input.money === "string" && one === undefined) throw new LeverError("money: no such transfer");
  const held = one === undefined ? listHeldMoney(world, transaction) : [one];
  if (held.length === 0) throw new LeverError("No money is held for this transaction");
  for (const transfer of held) settleHeldMoney(world, transfer, transaction);
  return summarise(world, transaction, needPayment(world, transaction), pushes);
}

/** Held money goes back to its payer. */
export function sendBack(world: World, id: string) {
  const money = world.store.tables.money.get(id);
  if (money === undefined) throw new LeverError("No such transfer");
  settleHeldMoney(world, money, null);
  return { ok: true, money };
}

export function happen(world: World, transaction: StoredTransaction, event: OutsideEvent, input: Input = {}) {
  const pushes = world.store.meta.pushes;
  const payment = applyOutsideEvent(world, transaction, event, input);
  return summarise(world, transaction, payment, pushes);
}

function summarise(world: World, transaction: StoredTransaction, payment: StoredPayment, before: number) {
  return {
    ok: true,
    stx: transaction.id,
    status: transaction.status,
    pci: payment.id,
    status_simple: payment.simple,
    received: payment.received,
    open: Math.max(payment.amount - payment.received, 0),
    incoming_payment_date: payment.incomingAt === null ? null : new Date(payment.incomingAt).toISOString(),
    held: listHeldMoney(world, transaction).reduce((sum, { amount }) => sum + amount, 0),
    note: payment.note,
    push: world.store.meta.pushes > before,
  };
}

/** Orders outcomes for the next matching calls; an array orders several at once. */
export function orderNext({ world }: Sandbox, input: unknown) {
  for (const entry of Array.isArray(input) ? input : [input]) {
    const { call, outcome, times = 1 } = (entry ?? {}) as Input;
    const knownCall = parseCall(call, CALLS);
    const knownOutcome = parseOutcome(outcome);
    if (knownCall === null) throw new LeverError(`call: one of ${CALLS.join(", ")}, or *`);
    if (knownOutcome === null) throw new LeverError(`outcome ${JSON.stringify(outcome)} is unknown`);
    if (!Number.isInteger(times) || (times as number) < 1) throw new LeverError("times: a positive number is expected");
    world.store.meta.next.push({ call: knownCall, outcome: knownOutcome, times: times as number });
  }
  world.store.save("meta");
  return { ok: true, next: world.store.meta.next };
}

export function setWeather({ world }: Sandbox, input: Input) {
  const weather = parseWeather(input, CALLS);
  if (weather !== null && "unreadable" in weather)
    throw new LeverError(`weather: ${weather.unreadable} cannot be read`);
  world.store.meta.weather = weather;
  world.store.save("meta");
  return { ok: true, weather };
}

export function setPushMode({ world }: Sandbox, input: Input) {
  const mode = parsePushMode(input.mode);
  if (mode === null) throw new LeverError(`mode: one of ${PUSH_MODES.join(", ")}, delay:<ms>`);
  world.store.meta.pushMode = mode;
  world.store.save("meta");
  return { ok: true, mode };
}

export async function setSmtpMode({ world, smtp }: Sandbox, input: Input) {
  const mode = SMTP_MODES.find((known) => known === String(input.mode));
  if (mode === undefined) throw new LeverError(`mode: one of ${SMTP_MODES.join(", ")}`);
  world.store.meta.smtpMode = mode;
  world.store.save("meta");
  await (mode === "down" ? smtp.close() : smtp.open());
  return { ok: true, mode };
}

export function moveClock({ world }: Sandbox, input: Input) {
  if (input.advance !== undefined) {
    const ms = typeof input.advance === "number" ? input.advance : parseDuration(String(input.advance));
    if (ms === null || ms < 0) throw new LeverError("advance: a duration such as PT36H is expected");
    world.store.meta.clockOffset += ms;
    world.store.meta.clockMoves.push({ at: Date.now(), offset: world.store.meta.clockOffset });
    world.store.save("meta");
    world.clock.advance(ms);
  }
  return { ok: true, now: new Date(world.clock.now()).toISOString(), offsetMs: world.store.meta.clockOffset };
}

export function setContract({ world }: Sandbox, input: Input) {
  const { contract } = world.store.meta;
  const changed: Input = { ...contract };
  for (const [flag, value] of Object.entries(input)) {
    const fits = typeof value === typeof changed[flag] && Array.isArray(value) === Array.isArray(changed[flag]);
    if (!(flag in contract) || !fits) throw new LeverError(`${flag}: flags are ${Object.keys(contract).join(", ")}`);
    changed[flag] = value;
  }
  if (changed.expiredTokenStatus !== 401 && changed.expiredTokenStatus !== 403) {
    throw new LeverError("expiredTokenStatus: 401 or 403");
  }
  world.store.meta.contract = changed as unknown as ContractFlags;
  world.store.save("meta");
  return { ok: true, contract: world.store.meta.contract };
}

/** Forgets everything, mails and modes included. Without a seed the new ids are new ones. */
export async function resetSandbox({ world, mailbox, smtp }: Sandbox, input: Input) {
  const seed = input.seed === undefined || input.seed === null ? randomUUID() : String(input.seed);
  world.pushes.cancel();
  mailbox.clear();
  world.store.reset(seed);
  world.clock.reset();
  await smtp.open();
  return { ok: true, seed };
}

/** Turns a refusal of the state machine into a lever's answer. */
export function toLeverRefusal(error: unknown): { status: number; body: { ok: false; error: string } } | null {
  if (error instanceof LeverError) return { status: 400, body: { ok: false, error: error.message } };
  if (error instanceof ProviderError) return { status: error.httpStatus, body: { ok: false, error: error.details } };
  return null;
}
