import "server-only";
import type { Act, Actor } from "#lib/domain/staff.ts";
import type { MailKey } from "#lib/ports.ts";
import type { Runtime } from "#lib/runtime.ts";
import { dropRefusedRefund, retryRefusedRefund } from "#lib/usecases/repair-refund.ts";
import { replayJob } from "#lib/usecases/replay-job.ts";
import { resendMail } from "#lib/usecases/resend-mail.ts";
import { retryReport } from "#lib/usecases/retry-report.ts";
import { enterOffice } from "../../enter-office.ts";
import { toOrderPath } from "./find-order.ts";
import { readTyped } from "./typed-form.ts";

/** One press that mends something of an order: what may be asked, and what is said afterwards. */
interface Repair {
  act: Act;
  /** Stands in the address afterwards; a message below `handling.done`. */
  done: string;
  /** Nothing is changed by a second press. @param about which of several, by its id @param wish of the page */
  work: (runtime: Runtime, orderId: string, about: string, actor: Actor, wish: string) => Promise<unknown>;
}

/** Of a mail the key, in a form: event, attempt, delivery or refund. */
export const toMailName = ({ event, attempt, about = 0 }: MailKey): string => `${event}.${attempt}.${about}`;

const REPAIRS = {
  sendMail: {
    act: "repair",
    done: "mailSent",
    work: async (runtime, orderId, about, actor, wish) => {
      const { mails } = (await runtime.orderRecords.read(orderId)) ?? { mails: [] };
      const mail = mails.find((entry) => toMailName(entry) === about);
      return mail !== undefined && resendMail(runtime, orderId, mail, wish, actor);
    },
  },
  tryJob: {
    act: "repair",
    done: "retried",
    work: (runtime, _orderId, about, actor) => replayJob(runtime, about, actor),
  },
  reportAgain: { act: "repair", done: "reportedAgain", work: retryReport },
  retryRefund: { act: "undo", done: "refundedAgain", work: retryRefusedRefund },
  dropRefund: { act: "undo", done: "refundDropped", work: dropRefusedRefund },
} satisfies Record<string, Repair>;

/** @returns the page of the order, which says what happened */
export async function submitRepair(name: keyof typeof REPAIRS, form: FormData): Promise<string> {
  const { order: orderId = "", about = "", wish = "" } = readTyped(form);
  const { act, done, work }: Repair = REPAIRS[name];
  const outcome = await enterOffice(act, name, async (runtime, actor) => {
    const order = await runtime.orders.find(orderId);
    if (order !== null) await work(runtime, order.id, about, actor, wish);
    return "done" as const;
  });
  return `${toOrderPath({ id: orderId })}?done=${outcome === "done" ? done : outcome}`;
}
