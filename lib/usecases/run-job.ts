import type { JobRow } from "#lib/ports.ts";
import type { Deps } from "./deps.ts";
import { drivePayment } from "./drive-payment.ts";
import { forgetAccount } from "./forget-account.ts";
import { sendMail } from "./send-mail.ts";
import { nextPollSeconds, syncPayment } from "./sync-payment.ts";

/** done, or worth another try because the outside has not answered (not a fault of the job). */
export type JobOutcome =
  | { kind: "done" }
  | { kind: "again"; reason: string /** Longest gap before the next try. */; capSeconds?: number };

const DONE: JobOutcome = { kind: "done" };

/** The work behind every kind of job. May run twice: each of them looks before it acts. */
export async function runJob(deps: Deps, job: Pick<JobRow, "kind" | "payload">): Promise<JobOutcome> {
  const { orderId, mail } = job.payload;
  switch (job.kind) {
    case "drive": {
      const deadline = new Date(deps.clock.now().getTime() + (deps.rules.leaseSeconds * 1000) / 2);
      const outcome = await drivePayment(deps, orderId, deadline);
      return outcome.kind === "unknown" ? { kind: "again", reason: "provider has not answered" } : DONE;
    }
    case "sync": {
      const outcome = await syncPayment(deps, orderId);
      // Nobody waits for a look, so it may back off as far as the poll it replaces.
      const capSeconds = deps.rules.poll.firstDaySeconds;
      if (outcome.kind === "unknown") return { kind: "again", reason: "provider could not be read", capSeconds };
      const seconds = nextPollSeconds(deps, outcome.order);
      if (seconds !== null) await deps.jobs.enqueue("sync", orderId, seconds);
      return DONE;
    }
    case "forget":
      await forgetAccount(deps, orderId);
      return DONE;
    case "mail":
      if (mail !== undefined) await sendMail(deps, orderId, mail);
      return DONE;
  }
}
