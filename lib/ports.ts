import type { Decision, Effect, MailEvent } from "./domain/apply-payment-update.ts";
import type { Basket } from "./domain/basket.ts";
import type { Category, Product } from "./domain/catalogue.ts";
import type { MandateTerms } from "./domain/mandate.ts";
import type { Order } from "./domain/order.ts";
import type { CreatedGlance, PaymentGlance, PaymentUpdate } from "./domain/payment-update.ts";
import type { LegalText, ShopProfile } from "./domain/shop.ts";

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

/** Products whose stock did not suffice when the order was placed; nothing was saved. */
export class StockShortage extends Error {
  override name = "StockShortage";
  constructor(readonly productIds: readonly string[]) {
    super("not enough stock");
  }
}

export interface Orders {
  /** Next printed order number. */
  nextNumber(): Promise<string>;
  find(id: string): Promise<Order | null>;
  findByToken(token: string): Promise<Order | null>;
  findByPushToken(pushToken: string): Promise<Order | null>;
  findByBasket(basketId: string): Promise<Order | null>;
  /**
   * Inserts the order with its first attempt and the work this causes; when the basket already has an order, that one is
   * returned instead.
   */
  insert(order: Order, effects: readonly Effect[]): Promise<Order>;
  /**
   * Decides inside a transaction with the row locked, and saves order, attempt, history and effects together.
   * A decision with a new `payment.id` adds an attempt.
   * @throws StockShortage when a `reserveStock` effect cannot be had; then nothing is saved
   */
  update(id: string, decide: (order: Order) => Decision): Promise<Decision>;
  /** The right to make calls for this order, for a while; null when somebody else has it. Database time. */
  claim(id: string, leaseSeconds: number): Promise<string | null>;
  release(id: string, lease: string): Promise<void>;
}

/** A call to the provider ends in one of three ways, and unknown is not failed. */
export type GatewayResult<T> =
  | { kind: "answer"; value: T }
  /** The provider said no, or the call provably never left: nothing changed there. */
  | { kind: "refused"; reason: string; retryable: boolean; supportId: string | null }
  /** Timeout, reset, 5xx, unreadable: it may have happened. Look before repeating. */
  | { kind: "unknown"; reason: string };

/** Payments one `glance` may ask for: its address then stays below 2,500 characters, which every proxy on the way takes. */
export const GLANCE_LIMIT = 50;

/** One page of a list. The next begins at `offset` plus the number of items. */
export interface GlancePage<Item> {
  items: Item[];
  /** There is, or may be, another page. */
  more: boolean;
}

/** The provider, seen from the shop. One call each; `signal` ends the waiting, not the effect. */
export interface PaymentGateway {
  open(order: Order): Promise<GatewayResult<PaymentUpdate>>;
  revise(order: Order): Promise<GatewayResult<PaymentUpdate>>;
  authorize(order: Order): Promise<GatewayResult<PaymentUpdate>>;
  start(order: Order): Promise<GatewayResult<PaymentUpdate>>;
  /** Ends what was never started; refused afterwards. Money is not touched. */
  abort(stxId: string): Promise<GatewayResult<PaymentUpdate>>;
  /**
   * Ends what was started, as a whole. Look before: what has been paid is not refused but paid back. Refused when it has
   * ended already, so a refusal after an unknown outcome says "read and see".
   */
  cancel(stxId: string): Promise<GatewayResult<PaymentUpdate>>;
  /** Reads the Smart Transaction and, when asked, its Payment Transactions. */
  look(stxId: string, withTransactions: boolean): Promise<GatewayResult<PaymentUpdate>>;
  /** Everything the provider has under this reference, oldest first. */
  search(merchantRef: string): Promise<GatewayResult<PaymentUpdate[]>>;
  /**
   * Several payments in one list read, in no order. A list may lag: one that is not in the answer proves nothing.
   * @throws Error for more than GLANCE_LIMIT ids
   */
  glance(pciIds: readonly string[]): Promise<GatewayResult<PaymentGlance[]>>;
  /**
   * Payments of this contract and others of the account whose money is in since that day (`YYYY-MM-DD`, the provider's
   * calendar), newest first, also after their end. Begin a day earlier than needed: bookings may be dated back.
   */
  incoming(sinceDay: string, offset: number): Promise<GatewayResult<GlancePage<PaymentGlance>>>;
  /**
   * Smart Transactions made since then, oldest first, those of other shops on the same account included. Begin earlier
   * than the last time by the settle time: the list may learn of some late.
   */
  createdSince(since: Date, offset: number): Promise<GatewayResult<GlancePage<CreatedGlance>>>;
}

export interface Clock {
  now(): Date;
}

/** A push as it stands in the inbox. */
export interface PushInbox {
  /** Stores the push and queues a look at its order, in one transaction; a repeated event changes nothing. */
  receive(orderId: string, eventId: string, body: string): Promise<void>;
}

/** Which mail of an order: a further payment attempt has mails of its own. */
export interface MailKey {
  event: MailEvent;
  attempt: number;
}

export interface JobPayload {
  orderId: string;
  /** For jobs of kind `mail`. */
  mail?: MailKey;
}

export interface JobRow {
  id: string;
  kind: "drive" | "sync" | "forget" | "mail";
  payload: JobPayload;
  attempts: number;
  lease: string;
}

export interface Jobs {
  /** Due jobs, leased to the caller. Database time. */
  claim(limit: number, leaseSeconds: number): Promise<JobRow[]>;
  /** Both do nothing when the lease was lost meanwhile. */
  complete(job: JobRow): Promise<void>;
  retry(job: JobRow, delaySeconds: number, error: string): Promise<void>;
  bury(job: JobRow, error: string): Promise<void>;
  extend(job: JobRow, leaseSeconds: number): Promise<void>;
  enqueue(kind: JobRow["kind"], orderId: string, delaySeconds: number): Promise<void>;
  /** Milliseconds until the next job is due, null when none waits. */
  dueIn(): Promise<number | null>;
}

export interface MailRow extends MailKey {
  orderId: string;
  status: "queued" | "sent" | "failed" | "dropped";
  messageId: string;
}

export interface MailOutbox {
  find(orderId: string, key: MailKey): Promise<MailRow | null>;
  mark(orderId: string, key: MailKey, status: MailRow["status"], error?: string): Promise<void>;
}

export interface Mail {
  to: string;
  /** Where an answer of the customer goes: to people. */
  replyTo: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  attachments: { filename: string; contentType: string; cid: string; content: Buffer }[];
}

/** Thrown for a refusal that repeating will not change (SMTP 5xx). */
export class MailRefused extends Error {
  override name = "MailRefused";
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}
