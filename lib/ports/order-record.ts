import type { Attention } from "#lib/domain/attention.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentAttempt } from "#lib/domain/payment.ts";
import type { JobKind, MailKey, MailRow } from "../ports.ts";

/** One order as people of the shop read it; part of `ports.ts`. No number of a customer's account is in it. */

export interface RecordedMail extends Required<MailKey> {
  status: MailRow["status"];
  queuedAt: Date;
  sentAt: Date | null;
  /** What went wrong last, in the program's words. */
  error: string | null;
}

/** An entry of the attention list that nobody has settled. */
export interface RecordedAttention extends Attention {
  id: number;
  raisedAt: Date;
}

/** Work of this order that is not done. */
export interface RecordedJob {
  id: string;
  kind: JobKind;
  status: "waiting" | "running" | "dead";
  mail: MailKey | null;
  failures: number;
  /** Until it may run; negative when it is due. */
  runsInSeconds: number;
  /** What went wrong last, in the program's words. */
  cause: string | null;
}

/** A call of the provider. What it said is kept elsewhere and believed by nobody. */
export interface RecordedPush {
  receivedAt: Date;
  /** When a look that began after it came to its end. */
  seenAt: Date | null;
}

/**
 * shop: an event of the order's history, provider reads and calls among them; staff: somebody did it; mail: a mail and what
 * became of it (`mail.sent`, …); push: the provider called (`push.received`).
 */
export type TimelineSource = "shop" | "staff" | "mail" | "push";

export interface TimelineEntry {
  /** Unique within an order's timeline, the same at every read. */
  id: string;
  at: Date;
  source: TimelineSource;
  event: string;
  detail: Record<string, unknown>;
  /** Who did it, where a person did; of what was saved in one transaction with the audit, too. */
  by: string | null;
}

export interface TimelinePage {
  /** Newest first. */
  entries: TimelineEntry[];
  /** Where the page of older entries begins; null when there are none. */
  next: string | null;
}

export interface OrderRecord {
  order: Order;
  /** Oldest first; the last one is the order's own. */
  attempts: PaymentAttempt[];
  /** Newest first. */
  mails: RecordedMail[];
  /** Oldest first. */
  attention: RecordedAttention[];
  /** Dead ones first. */
  jobs: RecordedJob[];
  /** Newest first, no more than a few. */
  pushes: RecordedPush[];
  timeline: TimelinePage;
}

export interface OrderRecords {
  /**
   * Everything about a placed order; null for a draft and for what does not exist.
   * @param before `next` of the newer page of its timeline
   * @throws RangeError when `before` is no end of a page
   */
  read(orderId: string, before?: string): Promise<OrderRecord | null>;
}
