import type { Decision } from "./domain/apply-payment-update.ts";
import type { Attention } from "./domain/attention.ts";
import type { Basket } from "./domain/basket.ts";
import type { Category, Product } from "./domain/catalogue.ts";
import type { Effect, MailEvent } from "./domain/effects.ts";
import type { MandateTerms } from "./domain/mandate.ts";
import type { Order } from "./domain/order.ts";
import type { PaymentAttempt, PaymentStatus } from "./domain/payment.ts";
import type { LegalText, ShopProfile } from "./domain/shop.ts";
import type { ListedJob, OpenAttention } from "./ports/lists.ts";

export * from "./ports/changes.ts";
export * from "./ports/gateway.ts";
export * from "./ports/gauges.ts";
export * from "./ports/invoices.ts";
export * from "./ports/legacy-payments.ts";
export * from "./ports/lists.ts";
export * from "./ports/order-record.ts";
export * from "./ports/staff.ts";
export * from "./ports/surroundings.ts";
export * from "./ports/tasks.ts";
export * from "./ports/withdrawals.ts";

/** What the pages and use cases need from outside, as types. Implemented in `store`, `secuconnect` and `mail`. */

export interface Catalogue {
  categories(): Promise<Category[]>;
  /** In the merchant's order. */
  products(): Promise<Product[]>;
  productBySlug(slug: string): Promise<Product | null>;
  /** Unknown ids are left out. */
  productsByIds(ids: readonly string[]): Promise<Product[]>;
}

export interface ShopSettings {
  profile(): Promise<ShopProfile>;
  legalText(slug: LegalText["slug"]): Promise<LegalText | null>;
  /** Under which words money may be taken from accounts; null when the merchant has none, and then it is not. */
  mandateTerms(): Promise<MandateTerms | null>;
}

export interface Baskets {
  /** Open baskets only: one that became an order is gone for the shopper. */
  find(id: string): Promise<Basket | null>;
  create(id: string): Promise<Basket>;
  /** Sets the quantity of one product (0 removes the line) and raises the version. Null when the basket is no longer open. */
  setQuantity(id: string, productId: string, quantity: number): Promise<Basket | null>;
  /** Adds to what is there, up to `max`. Null when the basket is no longer open. */
  addQuantity(id: string, productId: string, quantity: number, max: number): Promise<Basket | null>;
}

/**
 * The framework puts copies of this file into several parts of one process, so an error of these classes may come from
 * another copy than the one that asks: it is known by its name.
 */
function isNamed(value: unknown, name: string): boolean {
  return value instanceof Error && value.name === name;
}

/** Products whose stock did not suffice when the order was placed; nothing was saved. */
export class StockShortage extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, "StockShortage");
  }
  override name = "StockShortage";
  constructor(readonly productIds: readonly string[]) {
    super("not enough stock");
  }
}

/** Somebody else has the right to make calls for this order by now; what this caller wanted to write is not written. */
export class LeaseLost extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, "LeaseLost");
  }
  override name = "LeaseLost";
}

export interface Orders {
  /** Next printed order number, and the database's time. */
  nextNumber(): Promise<{ number: string; now: Date }>;
  /** Numbers up to this one are used up: an older backup may have been restored. */
  skipNumbers(upTo: number): Promise<void>;
  /** Database time: the only clock that all processes share. */
  now(): Promise<Date>;
  find(id: string): Promise<Order | null>;
  findByToken(token: string): Promise<Order | null>;
  findByPushToken(pushToken: string): Promise<Order | null>;
  findByBasket(basketId: string): Promise<Order | null>;
  /** The id of the order people know by this number. */
  findIdByNumber(number: string): Promise<string | null>;
  /** Every attempt of an order, oldest first. */
  attempts(id: string): Promise<PaymentAttempt[]>;
  /**
   * Inserts the order with its first attempt and the work this causes; when the basket already has an order, that one is
   * returned instead.
   */
  insert(order: Order, effects: readonly Effect[]): Promise<Order>;
  /**
   * Decides inside a transaction with the row locked, and saves order, attempt, history and effects together.
   * A decision with a new `payment.id` adds an attempt. `now` is database time.
   * @param lease the caller's right to make calls, where it acts on one; what it saves prolongs the lease
   * @throws StockShortage when a `reserveStock` effect cannot be had; then nothing is saved
   * @throws LeaseLost when `lease` ran out and somebody else took it
   */
  update(id: string, decide: (order: Order, now: Date) => Decision, lease?: Lease): Promise<Decision>;
  /** The right to make calls for this order, for a while; null when somebody else has it. */
  claim(id: string, seconds: number): Promise<Lease | null>;
  release(id: string, lease: Lease): Promise<void>;
}

/** Handed out by the database; a holder whose lease was given to somebody else can no longer write. */
export interface Lease {
  token: string;
  seconds: number;
}

/** What people have to look at. Raising the same again changes nothing. */
export interface AttentionList {
  /** @param orderId null for what belongs to no order of ours */
  raise(orderId: string | null, attention: Attention): Promise<void>;
  /** Oldest first. */
  open(limit: number): Promise<OpenAttention[]>;
}

/** A payment that can still change, or whose money may still come. */
export interface WatchedPayment {
  orderId: string;
  attemptId: string;
  /** The order's current attempt; an earlier one is only looked at when money comes for it. */
  isCurrent: boolean;
  method: string;
  status: PaymentStatus;
  /** The newest Payment Transaction, the one that counts; null while none was seen. */
  pciId: string | null;
  /** Fingerprint of that payment when it was last read whole. */
  mark: string | null;
  startedAt: Date | null;
}

/** When payments are looked at without a push, and what the lists of the provider are compared with. */
export interface Watch {
  /** Payments whose look is due, longest overdue first. */
  due(limit: number): Promise<WatchedPayment[]>;
  /** @param seconds from now, null for never again; @param mark kept when left out */
  plan(attemptId: string, seconds: number | null, mark?: string): Promise<void>;
  findByPayments(pciIds: readonly string[]): Promise<WatchedPayment[]>;
  /** Which of these references are ours, and what they are bound to. */
  findByRefs(refs: readonly string[]): Promise<{ merchantRef: string; orderId: string; stxId: string | null }[]>;
}

/** Work that comes again and again and that one process does at a time, in all of the shop's processes together. */
export interface Schedules {
  /** True for the one caller who is to do it now: it was due, and nobody else is at it. */
  claim(name: string, leaseSeconds: number): Promise<boolean>;
  /** Done: due again after so long. `cursor` is kept for the next time. */
  finish(name: string, everySeconds: number, cursor?: string): Promise<void>;
  cursor(name: string): Promise<string | null>;
}

/** Status callbacks as they came. */
export interface PushInbox {
  /** Stores the push and queues a look at its order, in one transaction; a repeated event changes nothing. */
  receive(orderId: string, eventId: string, body: string): Promise<void>;
  /** Everything that came for this order up to the push with this id was looked into. */
  markSeen(orderId: string, upToId: number): Promise<void>;
  /** The newest push of an order, 0 when there is none. */
  newest(orderId: string): Promise<number>;
}

/** Which mail of an order: a further payment attempt has mails of its own. */
export interface MailKey {
  event: MailEvent;
  attempt: number;
  /** Number of the delivery or refund it tells of; absent for what comes once per attempt. */
  about?: number;
}

/** What work there is. Each may run twice. */
export const JOB_KINDS = [
  "drive",
  "sync",
  "forget",
  "abandon",
  "deadlines",
  "sweep",
  "report",
  "refund",
  "documents",
  "withdrawal",
  "mail",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** Newest form of `JobPayload`. A process leaves work of a later form alone: another one, which is newer, does it. */
export const JOB_PAYLOAD_VERSION = 4;

/**
 * The form a job needs its worker to know: the first knows no refunds, and no mails about one delivery or refund; the second no
 * documents and no part payments; the third no withdrawals.
 */
export function payloadVersionOf(payload: JobPayload, kind: JobKind): number {
  if (kind === "withdrawal") return 4;
  if (kind === "documents" || payload.mail?.event === "partPayment") return 3;
  return kind !== "refund" && payload.mail?.about === undefined ? 1 : 2;
}

export interface JobPayload {
  /** Empty where it is about no order. */
  orderId: string;
  /** For jobs of kind `mail`. */
  mail?: MailKey;
  /** For jobs of kind `withdrawal`: its token. */
  withdrawal?: string;
}

export interface JobRow {
  id: string;
  kind: JobKind;
  payload: JobPayload;
  /** How often it was begun. */
  attempts: number;
  /** How often it failed by itself; waiting for somebody else is no failure. */
  failures: number;
  /** Since when it waits to be done, database time. */
  createdAt: Date;
  lease: string;
}

export interface Jobs {
  /** Due jobs, leased to the caller. Database time. */
  claim(limit: number, leaseSeconds: number): Promise<JobRow[]>;
  /**
   * Gives jobs of dead workers back, those excepted that have killed too many: they are put aside.
   * @param leaseSeconds the longest lease there is
   * @param patience seconds before a job of a kind may be put aside; none where it is not named
   */
  revive(maxFailures: number, leaseSeconds: number, patience?: Partial<Record<JobKind, number>>): Promise<void>;
  /** All of these do nothing when the lease was lost meanwhile. */
  complete(job: JobRow): Promise<void>;
  retry(job: JobRow, delaySeconds: number, error: string, isFailure: boolean): Promise<void>;
  bury(job: JobRow, error: string): Promise<void>;
  /** False when the lease was lost: what the job still does is no longer its own. */
  extend(job: JobRow, leaseSeconds: number): Promise<boolean>;
  enqueue(kind: JobKind, orderId: string, delaySeconds: number): Promise<void>;
  /** Jobs that were put aside are tried again, all or those of one order; how many there were. */
  replay(orderId?: string): Promise<number>;
  /** Dead ones: put aside longest ago first. Live ones: running, then waiting, the next to run first. */
  list(which: "live" | "dead", limit: number): Promise<ListedJob[]>;
  /** Milliseconds until the next job is due, null when none waits. */
  dueIn(): Promise<number | null>;
  /** Deletes what was done long ago, and puts right what a clock that was set back has put off. */
  tidy(): Promise<void>;
}

export interface MailRow extends Required<MailKey> {
  orderId: string;
  status: "queued" | "sent" | "failed" | "dropped";
  messageId: string;
}

export interface MailOutbox {
  find(orderId: string, key: MailKey): Promise<MailRow | null>;
  mark(orderId: string, key: MailKey, status: MailRow["status"], error?: string): Promise<void>;
}

/** A file that goes with a mail. */
export interface MailAttachment {
  filename: string;
  contentType: string;
  /** What the HTML part shows it by; absent for what is only to be opened. */
  cid?: string;
  content: Buffer;
}

export interface Mail {
  to: string;
  /** Where an answer of the customer goes: to people. */
  replyTo: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  attachments: MailAttachment[];
}

/** Thrown for a refusal that repeating will not change (SMTP 5xx). */
export class MailRefused extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, "MailRefused");
  }
  override name = "MailRefused";
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}
