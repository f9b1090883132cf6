import type { Order } from "#lib/domain/order.ts";
import type { JobRow } from "#lib/ports.ts";
import { abandonCheckout } from "./abandon-checkout.ts";
import { carryOutRefunds } from "./carry-out-refunds.ts";
import type { Deps } from "./deps.ts";
import { documentFile, formsOf } from "./document-file.ts";
import { drivePayment } from "./drive-payment.ts";
import { forgetAccount } from "./forget-account.ts";
import { issueDocuments } from "./issue-documents.ts";
import { keepDeadlines } from "./keep-deadlines.ts";
import { reportDeliveries } from "./report-deliveries.ts";
import { sendMail } from "./send-mail.ts";
import { sendWithdrawalReceipt } from "./send-withdrawal-receipt.ts";
import { sweepStrays } from "./sweep-strays.ts";
import { syncPayment } from "./sync-payment.ts";

/** done, or worth another try because the outside has not answered (not a fault of the job). */
export type JobOutcome =
  | { kind: "done" }
  | { kind: "again"; reason: string /** Longest gap before the next try. */; capSeconds?: number };

const DONE: JobOutcome = { kind: "done" };

/**
 * The work behind every kind of job. May run twice: each of them looks before it acts.
 * @param isStillOurs whether the lease is still held, and held on to; for what cannot be looked up afterwards
 */
export async function runJob(
  deps: Deps,
  job: Pick<JobRow, "kind" | "payload">,
  isStillOurs: () => Promise<boolean> = async () => true,
): Promise<JobOutcome> {
  const { orderId, mail, withdrawal } = job.payload;
  // Nobody waits for these, so they may back off as far as the poll they replace.
  const capSeconds = deps.rules.poll.firstDaySeconds;
  switch (job.kind) {
    case "drive": {
      const deadline = deps.clock.elapsed() + (deps.rules.leaseSeconds * 1000) / 2;
      const outcome = await drivePayment(deps, orderId, deadline);
      return outcome.kind === "unknown" ? { kind: "again", reason: "provider has not answered" } : DONE;
    }
    case "sync":
      return look(deps, orderId);
    case "forget":
      await forgetAccount(deps, orderId);
      return DONE;
    case "abandon": {
      const seconds = await abandonCheckout(deps, orderId);
      if (seconds !== null) await deps.jobs.enqueue("abandon", orderId, seconds);
      return DONE;
    }
    case "deadlines": {
      const outcome = await keepDeadlines(deps, orderId);
      if (outcome.kind === "unknown") return { kind: "again", reason: "provider could not be read", capSeconds };
      if (outcome.seconds !== null) await deps.jobs.enqueue("deadlines", orderId, outcome.seconds);
      return DONE;
    }
    case "sweep":
      if (await sweepStrays(deps, orderId)) return DONE;
      return { kind: "again", reason: "provider could not be asked, or did not end one", capSeconds };
    case "report":
      if (await reportDeliveries(deps, orderId)) return DONE;
      return { kind: "again", reason: "provider has not confirmed the report" };
    case "refund": {
      const left = await carryOutRefunds(deps, orderId);
      if (left.kind === "none") return DONE;
      const cap = left.seconds === null ? {} : { capSeconds: left.seconds };
      return { kind: "again", reason: "provider has not confirmed the refund", ...cap };
    }
    case "documents":
      for (const issued of await issueDocuments(deps, orderId)) {
        for (const form of formsOf(issued)) await documentFile(deps, issued, form);
      }
      return DONE;
    case "withdrawal":
      await sendWithdrawalReceipt(deps, withdrawal ?? "", isStillOurs);
      return DONE;
    case "mail":
      if (mail === undefined || (await sendMail(deps, orderId, mail, isStillOurs))) return DONE;
      return { kind: "again", reason: "the order may be about to end" };
  }
}

/** Started, and no bank details came with it: they are asked for until they are there, and after a while a person is told. */
async function askForDetails(deps: Deps, order: Order, nextSeconds: number | null): Promise<void> {
  const { detailsSeconds } = deps.rules.poll;
  const { payment } = order;
  if (nextSeconds === null || nextSeconds > detailsSeconds || payment.startedAt === null) return;
  await deps.jobs.enqueue("sync", order.id, nextSeconds);
  const age = ((await deps.orders.now()).getTime() - payment.startedAt.getTime()) / 1000;
  if (age < DETAILS_PATIENCE_SECONDS) return;
  await deps.attention.raise(order.id, { kind: "detailsMissing", key: payment.merchantRef, detail: {} });
}

const DETAILS_PATIENCE_SECONDS = 300;

async function look(deps: Deps, orderId: string): Promise<JobOutcome> {
  const newest = await deps.pushInbox.newest(orderId);
  const outcome = await syncPayment(deps, orderId);
  if (outcome.kind === "unknown") {
    return { kind: "again", reason: "provider could not be read", capSeconds: deps.rules.poll.firstDaySeconds };
  }
  if (outcome.kind === "seen") await askForDetails(deps, outcome.order, outcome.nextSeconds);
  // Early pushes wait for the checkout itself: it asks the provider on its own account.
  if (newest > 0) await deps.pushInbox.markSeen(orderId, newest);
  return DONE;
}
