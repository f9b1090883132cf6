import type { JobKind, JobPayload, JobRow } from "#lib/ports.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import type { AtOnce, StoredJob, Tables } from "./tables.ts";

/** One waiting job per key; asking again for an earlier time moves it forward. */
export function enqueueJob(tables: Tables, kind: JobKind, payload: JobPayload, delaySeconds: number): void {
  const { orderId, mail } = payload;
  const dedupeKey = [kind, orderId, mail?.event, mail?.attempt, mail?.about].filter(Boolean).join(":");
  const runAt = tables.now() + delaySeconds * 1000;
  const waiting = tables.jobs.find((job) => job.dedupeKey === dedupeKey && job.status === "waiting");
  if (waiting !== undefined) waiting.runAt = Math.min(waiting.runAt, runAt);
  else {
    tables.nextJobId += 1;
    const fresh = { id: tables.nextJobId, kind, payload, dedupeKey, runAt, createdAt: tables.now() };
    tables.jobs.push({
      ...fresh,
      status: "waiting",
      attempts: 0,
      failures: 0,
      lease: null,
      leaseUntil: null,
      lastError: null,
    });
  }
  tables.onWork();
}

/** As `lib/store/job-store.ts`; what is done is deleted at once, because nobody asks for it here. */
export function createJobTable(tables: Tables): AtOnce<Deps["jobs"]> {
  const held = (job: JobRow) => tables.jobs.find(({ id, lease }) => String(id) === job.id && lease === job.lease);
  const isFollowed = (job: StoredJob) =>
    tables.jobs.some((other) => other !== job && other.dedupeKey === job.dedupeKey && other.status === "waiting");
  const finish = (job: StoredJob) => {
    job.status = "done";
    job.lease = null;
    tables.jobs.splice(tables.jobs.indexOf(job), 1);
  };
  return {
    claim(limit, leaseSeconds) {
      const now = tables.now();
      const due = tables.jobs.filter(({ status, runAt }) => status === "waiting" && runAt <= now);
      due.sort((a, b) => a.runAt - b.runAt || a.id - b.id);
      const lease = tables.newToken();
      return due.slice(0, limit).map((job) => {
        Object.assign(job, { status: "running", lease, leaseUntil: now + leaseSeconds * 1000 });
        job.attempts += 1;
        const { id, kind, payload, attempts, failures, createdAt } = job;
        return { id: String(id), kind, payload, attempts, failures, createdAt: new Date(createdAt), lease };
      });
    },
    revive(maxFailures, _leaseSeconds, patience = {}) {
      const now = tables.now();
      const dead = tables.jobs.filter(
        ({ status, leaseUntil }) => status === "running" && leaseUntil !== null && leaseUntil < now,
      );
      for (const job of dead) {
        const isOld = now - job.createdAt >= (patience[job.kind] ?? 0) * 1000;
        const isPoisonous = job.failures + 1 >= maxFailures && isOld;
        const hasHeir = dead.some((other) => other.dedupeKey === job.dedupeKey && other.id > job.id);
        if (hasHeir || isFollowed(job)) finish(job);
        else {
          Object.assign(job, { status: isPoisonous ? "dead" : "waiting", runAt: now, lease: null, leaseUntil: null });
          job.failures += 1;
          job.lastError = "the worker died, or lost its lease";
        }
      }
      if (dead.length > 0) tables.onWork();
    },
    complete(row) {
      const job = held(row);
      if (job !== undefined) finish(job);
    },
    retry(row, delaySeconds, error, isFailure) {
      const job = held(row);
      if (job === undefined) return;
      if (isFollowed(job)) return finish(job);
      job.status = "waiting";
      job.runAt = tables.now() + delaySeconds * 1000;
      job.failures += isFailure ? 1 : 0;
      job.lease = null;
      job.lastError = error;
      tables.onWork();
    },
    bury(row, error) {
      const job = held(row);
      if (job !== undefined) Object.assign(job, { status: "dead", lease: null, lastError: error });
    },
    extend(row, leaseSeconds) {
      const job = held(row);
      if (job !== undefined) job.leaseUntil = tables.now() + leaseSeconds * 1000;
      return job !== undefined;
    },
    enqueue: (kind, orderId, delaySeconds) => enqueueJob(tables, kind, { orderId }, delaySeconds),
    replay() {
      const dead = tables.jobs.filter(({ status }) => status === "dead");
      for (const job of dead) Object.assign(job, { status: "waiting", runAt: tables.now(), failures: 0 });
      return dead.length;
    },
    dueIn() {
      const waiting = tables.jobs.filter(({ status }) => status === "waiting").map(({ runAt }) => runAt);
      return waiting.length === 0 ? null : Math.max(0, Math.min(...waiting) - tables.now());
    },
    tidy() {},
  };
}
