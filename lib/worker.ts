import type { JobRow } from "#lib/ports.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { runJob } from "#lib/usecases/run-job.ts";
import { log } from "./log.ts";

export interface Worker {
  /** Something was queued in this process: look at once. */
  wake(): void;
  /** Finishes what is running. */
  stop(): Promise<void>;
}

export interface WorkerSettings {
  leaseSeconds: number;
  retryBaseSeconds: number;
  retryCapSeconds: number;
}

const BATCH = 10;
/** Other processes queue work too; without a word from them it is found after this time. */
const LOOK_MILLISECONDS = 1_000;
/** A job that keeps throwing is put aside with its last error, so that it holds up nobody. */
const MAX_ATTEMPTS = 400;

/** Claims due jobs and runs them side by side; a job that fails comes back later, with growing gaps and jitter. */
export function startWorker(deps: Deps, settings: WorkerSettings): Worker {
  let stopped = false;
  let poke: () => void = () => {};
  let poked = false;
  async function loop(): Promise<void> {
    while (!stopped) {
      poked = false;
      const worked = await round(deps, settings).catch((error: unknown) => {
        log.error({ err: error }, "worker cannot reach the database");
        return 0;
      });
      if (worked === 0 && !stopped && !poked) await sleep();
    }
  }
  async function sleep(): Promise<void> {
    const due = await deps.jobs.dueIn().catch(() => null);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(due ?? LOOK_MILLISECONDS, LOOK_MILLISECONDS));
      poke = () => {
        clearTimeout(timer);
        resolve();
      };
      if (poked) poke();
    });
  }
  const running = loop();
  return {
    wake() {
      poked = true;
      poke();
    },
    async stop() {
      stopped = true;
      poke();
      await running;
    },
  };
}

async function round(deps: Deps, settings: WorkerSettings): Promise<number> {
  const jobs = await deps.jobs.claim(BATCH, settings.leaseSeconds);
  await Promise.all(jobs.map((job) => runOne(deps, settings, job)));
  return jobs.length;
}

async function runOne(deps: Deps, settings: WorkerSettings, job: JobRow): Promise<void> {
  const beat = setInterval(
    () => void deps.jobs.extend(job, settings.leaseSeconds).catch(() => {}),
    (settings.leaseSeconds * 1000) / 4,
  );
  const label = { job: job.kind, order: job.payload.orderId, mail: job.payload.mail?.event, attempts: job.attempts };
  try {
    const outcome = await runJob(deps, job);
    if (outcome.kind === "done") return await deps.jobs.complete(job);
    await deps.jobs.retry(job, backoffSeconds(settings, job.attempts, outcome.capSeconds), outcome.reason);
    log.warn({ ...label, reason: outcome.reason }, "job comes back later");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ ...label, err: error }, "job failed");
    if (job.attempts >= MAX_ATTEMPTS) await deps.jobs.bury(job, reason);
    else await deps.jobs.retry(job, backoffSeconds(settings, job.attempts), reason);
  } finally {
    clearInterval(beat);
  }
}

function backoffSeconds(settings: WorkerSettings, attempts: number, cap = settings.retryCapSeconds): number {
  const full = Math.min(settings.retryBaseSeconds * 2 ** Math.min(attempts - 1, 16), cap);
  return full * (0.5 + Math.random() / 2);
}
