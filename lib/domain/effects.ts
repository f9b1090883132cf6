import type { Attention, AttentionKind } from "./attention.ts";
import type { AuditEntry } from "./audit.ts";
import { claimedCents, isGivenBack, underwayCents } from "./claim.ts";
import { newestTransaction } from "./interpret.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { hasEnded, isIn, isStarted, type MoneyTraits, type PaymentAttempt } from "./payment.ts";
import type { PaymentUpdate } from "./payment-update.ts";
import { isPartPaid, partCents, type ReceiptStatus } from "./receipt.ts";
import type { RefundItem } from "./refund.ts";
import { findWantedMethod } from "./wanted-method.ts";

/** Mails a customer gets, at most one of each per payment attempt, or per delivery and refund. */
export type MailEvent =
  | "received"
  | "confirmation"
  | "paymentReceived"
  | "declined"
  | "reminder"
  | "expired"
  | "cancelled"
  | "refunded"
  | "partPayment"
  | "dispatched";

/** Work caused by a change; saved together with it and done afterwards. */
export type Effect =
  /**
   * @property about number of the delivery or refund it tells of; of a part payment, the cents that had come by then
   * @property again also where the same was told before, because something else was told since
   */
  | { kind: "mail"; event: MailEvent; about?: number; delaySeconds?: number; again?: boolean }
  /** A mail that was put off is due now. */
  | { kind: "hastenMail"; event: MailEvent; about: number }
  | { kind: "drive"; delaySeconds: number }
  | { kind: "sync"; delaySeconds: number }
  /** The account of a checkout that was left is no longer kept. */
  | { kind: "forget"; delaySeconds: number }
  /** A checkout that was left ends at the provider too. */
  | { kind: "abandon"; delaySeconds: number }
  /** Reminds, gives up: whatever days bring. */
  | { kind: "deadlines"; delaySeconds: number }
  /** Looks for transactions of this order that nothing is bound to. */
  | { kind: "sweep"; delaySeconds: number }
  /** Tells the provider of deliveries. */
  | { kind: "report"; delaySeconds: number }
  /** Carries refunds to the provider. */
  | { kind: "refund"; delaySeconds: number }
  | { kind: "reserveStock" }
  | { kind: "releaseStock" }
  /** The goods were given back and are wanted again: taken if they can be had, and otherwise a matter for people. */
  | { kind: "retakeStock" }
  /** Articles of a refund go back to the shelf. */
  | { kind: "restock"; items: RefundItem[] }
  /** Who did it, where a person of the shop did. */
  | { kind: "audit"; entry: AuditEntry }
  | { kind: "raise"; attention: Attention }
  | { kind: "settle"; attention: AttentionKind; key: string };

/** The push of the start brings the first look; this one notices that it got lost. */
const FIRST_LOOK_SECONDS = 30;
/** A customer who is still there reads it on the page, and may pay otherwise at once. */
const DECLINED_MAIL_SECONDS = 60;

/** After this no call takes effect any more: one that came twice may have opened a refused transaction again. */
const LATE_CALL_SECONDS = 120;

/**
 * What a changed payment sets off.
 * @param before attempt and order as they were
 */
export function effectsOf(before: PaymentAttempt, after: PaymentAttempt, order: Order, rules: MoneyTraits): Effect[] {
  const effects: Effect[] = [];
  const started = isStarted(after.status);
  const hasJustStarted = started && !isStarted(before.status);
  // Refused, given up, and now it went through all the same: nobody waits for it, and a person has to give it back.
  if (order.status === "cancelled") return hasJustStarted ? [raiseLate(after)] : [];
  const hasNewDetails = started && after.instructions !== null && before.instructions === null;
  if (rules.showsInstructions ? hasNewDetails : hasJustStarted) effects.push({ kind: "mail", event: "confirmation" });
  if (hasJustStarted) {
    effects.push({ kind: "sync", delaySeconds: FIRST_LOOK_SECONDS });
    if (after.status === "pending") effects.push({ kind: "deadlines", delaySeconds: FIRST_LOOK_SECONDS });
    if (order.status === "placed" && !order.stockHeld) effects.push({ kind: "retakeStock" });
  }
  // Money that is taken is paid as soon as it is confirmed, and then the confirmation of the order has said so.
  const isNews = rules.showsInstructions || before.status === "pending";
  if (isIn(after.status) && !isIn(before.status) && before.status !== "disputed" && isNews) {
    effects.push({ kind: "mail", event: "paymentReceived" });
  }
  const part = partCents(after.receipts);
  const wasPart = isPartPaid(before.receipts);
  const isOther = isPartPaid(after.receipts) && (!wasPart || part !== partCents(before.receipts));
  if (started && rules.showsInstructions && isOther) effects.push(tellPart(part, wasPart));
  if (hasEnded(after.status) && !hasEnded(before.status)) effects.push(...endingEffects(after, order));
  if (after.status === "denied" && before.status !== "denied") {
    effects.push({ kind: "sweep", delaySeconds: LATE_CALL_SECONDS });
  }
  return effects;
}

/**
 * @param part null where nobody knows how much came
 * @param isCorrection another sum was told before: the last mail has to be the true one, even where it is told again
 */
export function tellPart(part: Cents | null, isCorrection: boolean): Effect {
  return { kind: "mail", event: "partPayment", about: part ?? 0, ...(isCorrection ? { again: true } : {}) };
}

function raiseLate({ merchantRef, status, stxId }: PaymentAttempt): Effect {
  return { kind: "raise", attention: { kind: "lateMoney", key: merchantRef, detail: { stx: stxId, status } } };
}

/** Of an attempt that is over. The same for an answer, a refusal and an end nobody had to ask the provider for. */
export function endingEffects(after: PaymentAttempt, order: Order): Effect[] {
  const effects: Effect[] = [];
  if (order.status !== "placed") return effects;
  if (findWantedMethod({ ...order, payment: after }) !== null) return [{ kind: "drive", delaySeconds: 0 }];
  if (order.stockHeld && order.deliveryStatus === "open") effects.push({ kind: "releaseStock" });
  if (after.status === "denied") {
    effects.push({ kind: "mail", event: "declined", delaySeconds: DECLINED_MAIL_SECONDS });
    effects.push({ kind: "deadlines", delaySeconds: 0 });
  }
  // The shop's own doing, told by the mail of the refund.
  if (isGivenBack(after) && after.status !== "denied") return effects;
  if (after.status === "refunded") {
    effects.push({
      kind: "raise",
      attention: { kind: "endedOutside", key: after.merchantRef, detail: { refunded: true } },
    });
  }
  if (after.status === "cancelled") {
    effects.push({ kind: "mail", event: after.endReason === "expired" ? "expired" : "cancelled" });
    if (after.endReason === null) {
      effects.push({ kind: "raise", attention: { kind: "endedOutside", key: after.merchantRef, detail: {} } });
    }
  }
  return effects;
}

/** What of a reading people have to see, and what they need not see any longer. */
export function attentionOf(before: PaymentAttempt, after: PaymentAttempt, update: PaymentUpdate): Effect[] {
  const money = newestTransaction(update);
  const effects: Effect[] = [];
  const key = after.merchantRef;
  const about = (kind: AttentionKind, isSo: boolean, wasSo: boolean, detail: Record<string, unknown>) => {
    if (isSo && !wasSo) effects.push({ kind: "raise", attention: { kind, key, detail } });
    else if (!isSo && wasSo) effects.push({ kind: "settle", attention: kind, key });
  };
  about("contradiction", after.concern !== null, before.concern !== null, { says: after.concern });
  about("disputed", after.status === "disputed", before.status === "disputed", { provider: after.providerStatus });
  const receiptOf = (attempt: PaymentAttempt): ReceiptStatus | undefined =>
    attempt.receipts.find(({ pciId }) => pciId === money?.id)?.status;
  about("partPayment", receiptOf(after) === "partial", receiptOf(before) === "partial", { payment: money?.id });
  const hasCome = (attempt: PaymentAttempt) => {
    const status = receiptOf(attempt);
    return status !== undefined && status !== "reversed" && hasEnded(attempt.status) && attempt.status !== "refunded";
  };
  about("lateMoney", hasCome(after), hasCome(before), { payment: money?.id, status: after.status });
  // More than was owed, or the same twice, leaves no other trace than the provider's remark; what else it may say is told above.
  const isTold = hasEnded(after.status) || receiptOf(after) === "partial";
  if (after.providerNote !== before.providerNote && after.providerNote !== null && !isTold) {
    effects.push({
      kind: "raise",
      attention: { kind: "note", key: after.providerNote, detail: { payment: money?.id } },
    });
  }
  const wanted = money?.amountCents ?? null;
  const least = claimedCents({ payment: after }) - underwayCents(after);
  if (wanted !== null && wanted < least && isStarted(after.status)) {
    effects.push({ kind: "raise", attention: { kind: "reducedAmount", key, detail: { wanted, of: least } } });
  }
  return effects;
}
