import type { CUSTOMER_ACTOR } from "#lib/domain/audit.ts";
import type { Actor } from "#lib/domain/staff.ts";
import type { MailKey, Repairs } from "#lib/ports.ts";

/**
 * A mail that was sent or refused goes out once more. A refused one keeps its Message-ID, so a copy that got through after
 * all is known as the same; one that arrived gets a new one, because many mailboxes hide a second mail of the same name.
 * @param wishId of the page that asks: a second press changes nothing
 * @returns false when it is on its way already, has lost its point, or was never written
 */
export async function resendMail(
  deps: { repairs: Repairs },
  orderId: string,
  key: MailKey,
  wishId: string,
  actor: Actor | typeof CUSTOMER_ACTOR,
): Promise<boolean> {
  const { event, attempt, about = 0 } = key;
  const detail = { event, attempt, about, wish: wishId };
  return deps.repairs.resend(orderId, key, wishId, { actor, action: "mail.resent", detail });
}
