import "server-only";
import { z } from "zod";
import type { Actor } from "#lib/domain/staff.ts";
import type { MailKey } from "#lib/ports.ts";
import type { Runtime } from "#lib/runtime.ts";
import { lookAgain } from "#lib/usecases/look-again.ts";
import { retryRefusedRefund } from "#lib/usecases/repair-refund.ts";
import { replayJob } from "#lib/usecases/replay-job.ts";
import { resendMail } from "#lib/usecases/resend-mail.ts";
import { retryReport } from "#lib/usecases/retry-report.ts";
import { settleAttention } from "#lib/usecases/settle-attention.ts";
import { enterOffice } from "../enter-office.ts";
import { readTyped, type Typed } from "../orders/[id]/typed-form.ts";

/** What is said afterwards; each a message below `tasks.done`. `before`: somebody has done it already, or it is not so any more. */
type RepairDone = RepairName | "queued" | "before";

type RepairName = "looked" | "settled" | "replayed" | "resent" | "reported" | "refunded";

type Work = (runtime: Runtime, typed: Typed, actor: Actor) => Promise<RepairDone>;

const Wish = z.uuid();
const Looked = z.object({ order: z.string().min(1), wish: Wish });
const Settled = z.object({ id: z.string().regex(/^\d{1,15}$/), note: z.string().default("") });
const Replayed = z.object({ job: z.string().min(1) });
const Resent = Looked.extend({
  event: z.string().min(1),
  attempt: z.coerce.number().int(),
  about: z.coerce.number().int(),
});
const Refunded = z.object({ order: z.string().min(1), refund: z.string().min(1) });
const Reported = z.object({ order: z.string().min(1), delivery: z.string().min(1) });

/** Nothing is changed by a second press. */
const REPAIRS: Record<RepairName, Work> = {
  looked: async (runtime, typed, actor) => {
    const { order, wish } = Looked.parse(typed);
    const outcome = await lookAgain(runtime, order, wish, actor);
    return outcome === "seen" ? "looked" : outcome;
  },
  settled: async (runtime, typed, actor) => {
    const { id, note } = Settled.parse(typed);
    return (await settleAttention(runtime, Number(id), note, actor)) ? "settled" : "before";
  },
  replayed: async (runtime, typed, actor) => {
    return (await replayJob(runtime, Replayed.parse(typed).job, actor)) ? "replayed" : "before";
  },
  resent: async (runtime, typed, actor) => {
    const { order, wish, event, attempt, about } = Resent.parse(typed);
    const key = { event: event as MailKey["event"], attempt, about };
    return (await resendMail(runtime, order, key, wish, actor)) ? "resent" : "before";
  },
  reported: async (runtime, typed, actor) => {
    const { order, delivery } = Reported.parse(typed);
    return (await retryReport(runtime, order, delivery, actor)) ? "reported" : "before";
  },
  refunded: async (runtime, typed, actor) => {
    const { order, refund } = Refunded.parse(typed);
    return (await retryRefusedRefund(runtime, order, refund, actor)) ? "refunded" : "before";
  },
};

/** @returns the list, which says what happened */
export async function submitRepair(name: RepairName, form: FormData): Promise<string> {
  const outcome = await enterOffice(name === "refunded" ? "undo" : "repair", name, (runtime, actor) =>
    REPAIRS[name](runtime, readTyped(form), actor),
  );
  return `/merchant/attention?done=${outcome}`;
}
