import type { Attention } from "#lib/domain/attention.ts";
import type { Product } from "#lib/domain/catalogue.ts";
import type { IssuedDocument } from "#lib/domain/next-document.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentAttempt } from "#lib/domain/payment.ts";
import type { JobKind, JobPayload, MailRow } from "#lib/ports.ts";

/** Functions of a port without their promises: an operation of the database happens in one moment. */
export type AtOnce<T> = {
  [Name in keyof T]: T[Name] extends (...args: infer Args) => Promise<infer Result> ? (...args: Args) => Result : never;
};

export interface StoredJob {
  id: number;
  kind: JobKind;
  payload: JobPayload;
  dedupeKey: string;
  status: "waiting" | "running" | "done" | "dead";
  runAt: number;
  attempts: number;
  failures: number;
  lease: string | null;
  leaseUntil: number | null;
  lastError: string | null;
  createdAt: number;
}

export interface StoredAttempt {
  orderId: string;
  attempt: PaymentAttempt;
  lookAt: number | null;
  mark: string | null;
}

export interface StoredOrder {
  order: Order;
  lease: string | null;
  leaseUntil: number;
}

export interface StoredPush {
  id: number;
  orderId: string;
  eventId: string;
  isSeen: boolean;
}

export interface StoredBasket {
  version: number;
  lines: Map<string, number>;
  isOrdered: boolean;
}

/** Told of every saved change of an order, inside its transaction. */
export type ChangeListener = (before: Order | null, after: Order) => void;

/** The rows of the simulated database. Orders are never changed in place. */
export interface Tables {
  now(): number;
  /** Another unique text. */
  newToken(): string;
  orders: Map<string, StoredOrder>;
  attempts: Map<string, StoredAttempt>;
  jobs: StoredJob[];
  nextJobId: number;
  mails: Map<string, MailRow>;
  pushes: StoredPush[];
  attention: Map<string, Attention & { isOpen: boolean }>;
  schedules: Map<string, { dueAt: number; leaseUntil: number | null; cursor: string | null }>;
  baskets: Map<string, StoredBasket>;
  products: Map<string, Product>;
  lastNumber: number;
  /** By order. */
  invoices: Map<string, IssuedDocument[]>;
  lastDocument: number;
  onChange: ChangeListener;
  /** A job was queued or moved. */
  onWork(): void;
}
