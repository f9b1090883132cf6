import type { Attention } from "#lib/domain/attention.ts";
import type { DeliveryKind } from "#lib/domain/checkout.ts";
import type { Cents } from "#lib/domain/money.ts";
import type { DeliveryStatus, OrderStatus } from "#lib/domain/order.ts";
import type { PaymentStatus } from "#lib/domain/payment.ts";
import type { JobKind, MailKey } from "../ports.ts";

/** What people read in lists; part of `ports.ts`. */

/** A job as people look at it. */
export interface ListedJob {
  id: string;
  kind: JobKind;
  status: "waiting" | "running" | "dead";
  orderNumber: string | null;
  mail: MailKey | null;
  attempts: number;
  failures: number;
  /** Since it was queued. */
  ageSeconds: number;
  /** Until it may run; negative when it is due. */
  runsInSeconds: number;
  /** What went wrong last, in the program's words. */
  cause: string | null;
}

/** One entry of the attention list that nobody has settled. */
export interface OpenAttention extends Attention {
  /** Null for what belongs to no order of ours. */
  orderNumber: string | null;
  raisedAt: Date;
}

/**
 * toShip: goods may leave and have not all left; waitingForMoney: taken on and not in; due: reported as delivered, and not
 * in; problems: something about it waits for a person.
 */
export const ORDER_FILTERS = ["all", "toShip", "waitingForMoney", "due", "problems"] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

export interface ListedOrder {
  id: string;
  number: string;
  placedAt: Date;
  /** Of the person, with the company before it when there is one. */
  customerName: string;
  totalCents: Cents;
  /** What is still to come of the current attempt; 0 for an order or a payment that has ended. */
  openCents: Cents;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  deliveryStatus: DeliveryStatus;
  method: string;
  delivery: DeliveryKind;
  /** The payment is to end and has not yet. */
  isEnding: boolean;
  /** Something about it is on the attention list. */
  hasProblem: boolean;
  /** When the last goods left the shop, if any did. */
  lastDeliveredAt: Date | null;
}

export interface OrderListQuery {
  filter: OrderFilter;
  /**
   * Exactly an order number, an e-mail address, a Smart Transaction (STX_…) or the remittance text of a transfer; or words
   * with which the customer's names or company begin.
   */
  search?: string;
  /** `next` of the page before. */
  after?: string;
  /** Up to 500. */
  limit: number;
}

/** Orders that were placed, newest first. Pages are cut by place and not by count, so the last is as quick as the first. */
export interface OrderList {
  /** @throws RangeError for an `after` that no page has given out, or a limit out of range */
  page(query: OrderListQuery): Promise<{ orders: ListedOrder[]; next: string | null }>;
  /** How many there are by filter, counted no further than `most`. */
  counts(most: number): Promise<Record<Exclude<OrderFilter, "all">, number>>;
}
