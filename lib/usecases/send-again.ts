import { CUSTOMER_ACTOR } from "#lib/domain/audit.ts";
import type { MailAgainLimits, MailOutbox, Orders, Repairs } from "#lib/ports.ts";
import { resendMail } from "./resend-mail.ts";

/**
 * queued: it goes out now; under: it is on its way already; soon: one went out a moment ago; day: as many as a day has; none:
 * there is no confirmation of this order that could be sent.
 */
export type SendAgainOutcome = "queued" | "under" | "soon" | "day" | "none";

interface SendAgainDeps {
  orders: Pick<Orders, "findByToken">;
  mailOutbox: Pick<MailOutbox, "find">;
  repairs: Repairs;
  mailAgainLimits: MailAgainLimits;
}

/**
 * The customer wants the mail that confirms the order once more. Its address is the order's own, so the link alone can send
 * nothing to anybody else; the limits keep that mailbox from being filled.
 * @param wishId of the page that asks
 */
export async function sendAgain(deps: SendAgainDeps, token: string, wishId: string): Promise<SendAgainOutcome> {
  const order = await deps.orders.findByToken(token);
  if (order === null || order.status !== "placed" || order.payment.goal === "end") return "none";
  const key = { event: "confirmation" as const, attempt: order.payment.number };
  const row = await deps.mailOutbox.find(order.id, key);
  if (row === null || row.status === "dropped") return "none";
  if (row.status === "queued") return "under";
  if ((await deps.mailAgainLimits.soon.take(order.id)) !== null) return "soon";
  if ((await deps.mailAgainLimits.day.take(order.id)) !== null) return "day";
  return (await resendMail(deps, order.id, key, wishId, CUSTOMER_ACTOR)) ? "queued" : "under";
}
