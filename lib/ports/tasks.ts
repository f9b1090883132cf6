import type { Attention } from "#lib/domain/attention.ts";
import type { AuditEntry } from "#lib/domain/audit.ts";
import type { ProviderCall } from "#lib/domain/payment.ts";
import type { JobKind, MailKey } from "../ports.ts";
import type { Backlog } from "./gauges.ts";

/** What waits for a person, and what mends it; part of `ports.ts`. */

/** The order a task is about. */
export interface TaskOrder {
  id: string;
  number: string;
  customerName: string;
  /** False while it is a checkout: it has no page then. */
  isPlaced: boolean;
}

/**
 * attention: something a reading brought up; mail: the mail server refused it; job: tried often and put aside; call: it left
 * more than five minutes ago, and what came of it is not known. Deliveries the provider does not know of are attention.
 */
export type TaskMatter =
  | { kind: "attention"; id: number; attention: Attention }
  | { kind: "mail"; mail: Required<MailKey>; error: string | null }
  | { kind: "job"; id: string; work: JobKind; mail: MailKey | null; cause: string | null }
  | { kind: "call"; call: ProviderCall };

export interface Task {
  /** Null for what belongs to no order of ours. */
  order: TaskOrder | null;
  since: Date;
  matter: TaskMatter;
}

export interface Tasks {
  /** One short query along indexes that hold nothing but what waits. */
  summary(): Promise<Backlog>;
  /** Of each kind of matter the oldest, up to `limit` of it, one kind after the other. @param limit up to 500 */
  list(limit: number): Promise<Task[]>;
}

/** Changes a person makes to what waits, each saved with its audit entry; false, and nothing saved, when it is not so (any more). */
export interface Repairs {
  /** What a person has settled. @param entry from what it is */
  settle(id: number, entry: (attention: Attention) => AuditEntry | null): Promise<boolean>;
  /** A job that was put aside is tried again. */
  replay(id: string, entry: (kind: JobKind) => AuditEntry): Promise<boolean>;
  /**
   * A mail that was sent or refused goes out again; it is queued, and its job with it.
   * @param wishId of whoever wants it: the same wish is granted once
   */
  resend(orderId: string, key: MailKey, wishId: string, entry: AuditEntry): Promise<boolean>;
  /** Queues a look at the provider, and what a call of unknown outcome needs. @param wishId as with `resend` */
  look(orderId: string, wishId: string, entry: AuditEntry): Promise<boolean>;
}
