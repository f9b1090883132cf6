import type { AttentionKind } from "#lib/domain/attention.ts";
import type { JobKind } from "../ports.ts";

/** Something that waits: how many there are, and how long the oldest has waited in seconds; both 0 when there is none. */
export interface Backlog {
  /** Exact up to 10,000; more is reported as 10,000. */
  count: number;
  oldestSeconds: number;
}

/** What is watched from outside, all of it at one moment of the database. Numbers and fixed words, nobody's data. */
export interface GaugeReading {
  /** Jobs that could run now; a kind without any is left out. `other` is work of a newer program. */
  dueJobs: Partial<Record<JobKind | "other", Backlog>>;
  /** Jobs a worker holds; the age is how long a lease has been over without anybody taking the job back. */
  runningJobs: Backlog;
  /** Jobs that were put aside for a person. */
  deadJobs: Backlog;
  /** Calls to the provider that left, and whose outcome is not known (yet). */
  unknownCalls: Backlog;
  /** Those of them that have been unknown for more than five minutes. */
  stuckCalls: Backlog;
  /** Orders that were placed more than five minutes ago and whose payment has not been started. */
  stuckPayments: Backlog;
  /** Pushes no look has followed yet. */
  unseenPushes: Backlog;
  /** Payments whose look without a push is overdue. */
  overdueLooks: Backlog;
  queuedMails: Backlog;
  failedMails: Backlog;
  /** What people have to look at; a kind without any is left out. */
  attention: Partial<Record<AttentionKind, Backlog>>;
  /** Work that comes again and again, by name; null when it has never come to its end. */
  schedules: Record<string, { sinceSeconds: number | null; overdueSeconds: number }>;
  /** How far this process's clock is ahead of the database's. */
  clockAheadSeconds: number;
}

export interface Gauges {
  /** One short query along indexes, however many orders there are. */
  read(): Promise<GaugeReading>;
}
