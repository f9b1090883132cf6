import type { Cents } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { isIn, isStarted } from "#lib/domain/payment.ts";
import { isPartPaid, partCents } from "#lib/domain/receipt.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { type MailKey, MailRefused } from "#lib/ports.ts";
import type { Deps } from "./deps.ts";
import { requireOrder } from "./drive-payment.ts";
import { mailFiles } from "./mail-files.ts";

/**
 * Sends one mail of the outbox, unless it was sent or has lost its point meanwhile.
 * @param isStillOurs asked last of all: whoever was held up so long that another has taken the mail over must not send it too
 * @returns false where it has to wait: an order that may be about to end is not confirmed, nor is its confirmation lost
 * @throws when the mail server has trouble; the job tries again with the same Message-ID
 */
export async function sendMail(
  deps: Deps,
  orderId: string,
  key: MailKey,
  isStillOurs: () => Promise<boolean>,
): Promise<boolean> {
  const { event, about } = key;
  const row = await deps.mailOutbox.find(orderId, key);
  if (row === null || row.status !== "queued") return true;
  const order = await requireOrder(deps, orderId);
  const isCurrent = order.payment.number === key.attempt;
  if (!isCurrent || !hasPoint(key, order)) {
    await deps.mailOutbox.mark(orderId, key, "dropped");
    return true;
  }
  if (event === "confirmation" && order.payment.goal === "end") return false;
  const [files, profile, withdrawal, mandateTerms] = await Promise.all([
    mailFiles(deps, order, key),
    deps.shop.profile(),
    deps.shop.legalText("withdrawal"),
    deps.shop.mandateTerms(),
  ]);
  const prefix = order.locale === "de" ? "" : `/${order.locale}`;
  const orderUrl = `${deps.shopUrl}${prefix}/orders/${order.token}`;
  const rendered = await deps.renderMail({
    event,
    ...(about === undefined ? {} : { about }),
    order,
    profile,
    orderUrl,
    withdrawal,
    mandateTerms,
    files,
  });
  if (!(await isStillOurs())) return true;
  try {
    await deps.mailer.send({ to: order.customer.email, replyTo: profile.email, messageId: row.messageId, ...rendered });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    await deps.mailOutbox.mark(orderId, key, "failed", error.message);
    return true;
  }
  await noteSent(deps, orderId, key);
  return true;
}

/** Longer than a restart of the database takes. */
const NOTE_TRIES = 30;
const NOTE_PAUSE_MILLISECONDS = 500;

/** It is out, and only we know: a database that is away for a moment must not make anybody send it again (I6). */
async function noteSent(deps: Deps, orderId: string, key: MailKey): Promise<void> {
  for (let left = NOTE_TRIES; ; left -= 1) {
    try {
      return await deps.mailOutbox.mark(orderId, key, "sent");
    } catch (error) {
      if (left === 0) throw error;
      await deps.clock.sleep(NOTE_PAUSE_MILLISECONDS);
    }
  }
}

/** What was worth telling when it was queued may be overtaken by now. */
function hasPoint({ event, about }: MailKey, order: Order): boolean {
  switch (event) {
    case "received":
      return order.status === "placed" && !isConfirmed(order) && order.payment.status !== "denied";
    case "declined":
      return order.status === "placed" && order.payment.status === "denied";
    case "confirmation":
      return isStarted(order.payment.status);
    case "paymentReceived":
      return isIn(order.payment.status);
    case "reminder":
      return order.payment.status === "pending" && order.payment.goal !== "end";
    case "expired":
    case "cancelled":
      return order.status === "cancelled";
    case "refunded":
      return order.payment.refunds.some(({ number, status }) => number === about && status === "done");
    case "partPayment":
      return isStarted(order.payment.status) && isPart(order, about ?? 0);
    case "dispatched":
      return order.deliveries.length > 0;
  }
}

/** Still a part, and still as much of it: after more came, another mail says so. */
function isPart({ payment }: Order, cents: Cents): boolean {
  return payment.goal !== "end" && isPartPaid(payment.receipts) && (partCents(payment.receipts) ?? 0) === cents;
}

/** The mail that confirms the order says all that its receipt would. */
function isConfirmed({ payment }: Order): boolean {
  return paymentMethod(payment.method).showsInstructions ? payment.instructions !== null : isStarted(payment.status);
}
