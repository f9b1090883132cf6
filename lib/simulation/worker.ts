import { backoffSeconds, JOB_PATIENCE, JOB_POLICIES } from "#lib/job-policies.ts";
import type { JobRow } from "#lib/ports.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { runJob } from "#lib/usecases/run-job.ts";
import { runSchedules } from "#lib/usecases/run-schedules.ts";
import { type ShopProcess, sleepIn } from "./shop-process.ts";
import { toMailKey } from "./store/effects.ts";
import type { World } from "./world.ts";

const SETTINGS = { leaseSeconds: 60, retryBaseSeconds: 2, retryCapSeconds: 30, slots: 10, maxFailures: 20 };
const HEARTBEAT = 15_000;
/** Other processes find work after this time at the latest; milliseconds. */
const LOOK = 1_000;

/** The loop of `lib/worker.ts` in virtual time. It sleeps until there is something to do, so that quiet hours cost nothing. */
export function runWorker(world: World, process: ShopProcess, deps: Deps): { wake(): void } {
  let running = 0;
  let wake: () => void = () => {};
  let poked = false;
  const idle = () =>
    new Promise<void>((resolve) => {
      let isOver = false;
      const end = () => {
        if (isOver || !process.isAlive) return;
        isOver = true;
        world.timeline.touch();
        resolve();
      };
      const plan = () => {
        const due = findDue(world);
        if (due !== null)
          world.timeline.at(Math.max(0, due - world.timeline.now()) + world.random.between(0, LOOK), end);
      };
      wake = plan;
      if (poked) end();
      else plan();
    });
  async function loop(): Promise<void> {
    for (;;) {
      poked = false;
      let begun = 0;
      try {
        if (hasDead(world)) await deps.jobs.revive(SETTINGS.maxFailures, SETTINGS.leaseSeconds, JOB_PATIENCE);
        const free = SETTINGS.slots - running;
        const jobs = free <= 0 ? [] : await deps.jobs.claim(free, SETTINGS.leaseSeconds);
        begun = jobs.length;
        for (const job of jobs) {
          running += 1;
          void runOne(world, process, deps, job).then(() => {
            running -= 1;
            poked = true;
            wake();
          });
        }
      } catch {
        await sleepIn(world, process, LOOK);
      }
      if (begun === 0) await idle();
    }
  }
  async function repeat(): Promise<void> {
    for (;;) {
      await sleepIn(world, process, untilNextRound(world));
      if (hasDueSchedule(world)) await runSchedules(deps).catch(() => {});
    }
  }
  world.timeline.touch();
  void loop();
  void repeat();
  return { wake: () => wake() };
}

/** True time of the next job that can be begun or given back; null when there is none. */
function findDue({ tables }: World): number | null {
  let due: number | null = null;
  for (const { status, runAt, leaseUntil } of tables.jobs) {
    const at = status === "waiting" ? runAt : status === "running" ? (leaseUntil ?? 0) + 1 : null;
    if (at !== null && (due === null || at < due)) due = at;
  }
  return due;
}

function hasDead({ tables }: World): boolean {
  return tables.jobs.some(
    ({ status, leaseUntil }) => status === "running" && leaseUntil !== null && leaseUntil < tables.now(),
  );
}

function hasDueSchedule({ tables }: World): boolean {
  const rows = [...tables.schedules.values()];
  return rows.length === 0 || rows.some(({ dueAt }) => dueAt <= tables.now());
}

/** Rounds are rarer than in life where nothing is going on. */
function untilNextRound({ random, tables, timeline, quietFrom }: World): number {
  if (timeline.now() > quietFrom) return random.between(60, 240) * 60_000;
  const isBusy = tables.jobs.some(({ runAt }) => runAt <= tables.now() + 60_000);
  return isBusy ? random.between(5_000, 60_000) : random.between(60_000, 600_000);
}

async function runOne(world: World, process: ShopProcess, deps: Deps, job: JobRow): Promise<void> {
  let isOver = false;
  const beat = () => {
    if (isOver || !process.isAlive) return;
    world.timeline.touch();
    void deps.jobs.extend(job, SETTINGS.leaseSeconds).catch(() => {});
    world.timeline.at(HEARTBEAT, beat);
  };
  world.timeline.at(HEARTBEAT, beat);
  try {
    await finish(world, deps, job);
  } catch {
    // Not to be settled now: the lease runs out, and the job comes back by itself.
  } finally {
    isOver = true;
  }
}

async function finish(world: World, deps: Deps, job: JobRow): Promise<void> {
  const policy = JOB_POLICIES[job.kind];
  try {
    const outcome = await runJob(deps, job, () => deps.jobs.extend(job, SETTINGS.leaseSeconds));
    if (outcome.kind === "done") return await deps.jobs.complete(job);
    const seconds = backoffSeconds(SETTINGS, job.attempts, outcome.capSeconds, deps.chance.fraction());
    await deps.jobs.retry(job, seconds, outcome.reason, false);
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    world.timeline.note(`job ${job.kind} failed: ${reason}`);
    world.invariants.noteFailure(job.kind, error, nameMail(world, job));
    const age = ((await deps.orders.now()).getTime() - job.createdAt.getTime()) / 1000;
    const isHopeless =
      job.failures + 1 >= (policy.maxFailures ?? SETTINGS.maxFailures) && age >= policy.patienceSeconds;
    if (isHopeless) return deps.jobs.bury(job, reason);
    const seconds = backoffSeconds(SETTINGS, job.failures + 1, policy.capSeconds, deps.chance.fraction());
    await deps.jobs.retry(job, seconds, reason, true);
  }
}

/** The Message-ID a job is about; empty for other jobs. */
function nameMail({ tables }: World, { payload: { orderId, mail } }: JobRow): string {
  if (mail === undefined) return "";
  return tables.mails.get(toMailKey(orderId, mail))?.messageId ?? "";
}
