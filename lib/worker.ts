import type { JobRow } from "#lib/ports.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { runJob } from "#lib/usecases/run-job.ts";
import { runSchedules } from "#lib/usecases/run-schedules.ts";
import { backoffSeconds, JOB_PATIENCE, JOB_POLICIES } from "./job-policies.ts";
import { log } from "./log.ts";

export interface Worker {
  /** Something was queued in this process: look at once. */
  wake(): void;
  /** Takes nothing new on and finishes what is running. */
  stop(): Promise<void>;
}

export interface WorkerSettings {
  leaseSeconds: number;
  heartbeatSeconds: number;
  retryBaseSeconds: number;
  retryCapSeconds: number;
  /** Jobs side by side. */
  slots: number;
  /** A job that failed so often by itself, or took so many workers with it, is put aside with its cause. */
  maxFailures: number;
}

/** Other processes queue work too; without a word from them it is found after this time. */
const LOOK_MILLISECONDS = 1_000;

/**
 * Runs due jobs side by side, a few at a time and each in a slot of its own, so that a slow one holds up nobody; a job that
 * fails comes back later, with growing gaps and jitter. Between them it does what comes again and again.
 */
export function startWorker(deps: Deps, settings: WorkerSettings): Worker {
  let stopped = false;
  const running = new Set<Promise<void>>();
  let poke: () => void = () => {};
  let poked = false;
  const wake = () => {
    poked = true;
    poke();
  };
  async function round(): Promise<number> {
    await deps.jobs.revive(settings.maxFailures, settings.leaseSeconds, JOB_PATIENCE);
    // Asked to stop meanwhile: what is due is left to others.
    if (stopped) return 0;
    const free = settings.slots - running.size;
    const jobs = free <= 0 ? [] : await deps.jobs.claim(free, settings.leaseSeconds);
    for (const job of jobs) {
      const work = runOne(deps, settings, job).finally(() => {
        running.delete(work);
        wake();
      });
      running.add(work);
    }
    return jobs.length;
  }
  async function loop(): Promise<void> {
    while (!stopped) {
      poked = false;
      const begun = await round().catch((error: unknown) => {
        log.error({ err: error }, "worker cannot reach the database");
        return 0;
      });
      if (begun === 0 && !stopped && !poked) await sleep();
    }
  }
  async function sleep(): Promise<void> {
    const due = running.size >= settings.slots ? null : await deps.jobs.dueIn().catch(() => null);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(due ?? LOOK_MILLISECONDS, LOOK_MILLISECONDS));
      poke = () => {
        clearTimeout(timer);
        resolve();
      };
      if (poked) poke();
    });
  }
  async function repeat(): Promise<void> {
    while (!stopped) {
      await runSchedules(deps).catch((error: unknown) => log.error({ err: error }, "scheduled work failed"));
      for (let waited = 0; waited < LOOK_MILLISECONDS && !stopped; waited += 100) await deps.clock.sleep(100);
    }
  }
  const both = Promise.all([loop(), repeat()]);
  return {
    wake,
    async stop() {
      stopped = true;
      poke();
      await both;
      await Promise.all(running);
    },
  };
}

async function runOne(deps: Deps, settings: WorkerSettings, job: JobRow): Promise<void> {
  const { leaseSeconds, heartbeatSeconds } = settings;
  const beat = setInterval(
    () => void deps.jobs.extend(job, leaseSeconds).catch(() => {}),
    Math.min(heartbeatSeconds, leaseSeconds / 3) * 1000,
  );
  try {
    await finish(deps, settings, job);
  } catch (error) {
    // Not to be settled now: the lease runs out, and the job comes back by itself.
    log.error({ ...(await labelOf(deps, job)), err: error }, "job could not be settled");
  } finally {
    clearInterval(beat);
  }
}

/** What a line about a job names: the number people know, and the transaction the provider knows. */
async function labelOf({ orders }: Deps, { kind, payload, attempts }: JobRow): Promise<object> {
  const order = await orders.find(payload.orderId).catch(() => null);
  const about = { order: order?.number ?? payload.orderId, stx: order?.payment.stxId ?? undefined };
  return { job: kind, ...about, mail: payload.mail?.event, attempts };
}

async function finish(deps: Deps, settings: WorkerSettings, job: JobRow): Promise<void> {
  const policy = JOB_POLICIES[job.kind];
  try {
    const outcome = await runJob(deps, job, () => deps.jobs.extend(job, settings.leaseSeconds));
    if (outcome.kind === "done") return await deps.jobs.complete(job);
    const seconds = backoffSeconds(settings, job.attempts, outcome.capSeconds, deps.chance.fraction());
    await deps.jobs.retry(job, seconds, outcome.reason, false);
    log.warn({ ...(await labelOf(deps, job)), reason: outcome.reason }, "job comes back later");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ ...(await labelOf(deps, job)), err: error }, "job failed");
    const age = ((await deps.orders.now()).getTime() - job.createdAt.getTime()) / 1000;
    const isHopeless =
      job.failures + 1 >= (policy.maxFailures ?? settings.maxFailures) && age >= policy.patienceSeconds;
    if (isHopeless) await deps.jobs.bury(job, reason);
    else {
      const seconds = backoffSeconds(settings, job.failures + 1, policy.capSeconds, deps.chance.fraction());
      await deps.jobs.retry(job, seconds, reason, true);
    }
  }
}
