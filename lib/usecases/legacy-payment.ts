import type { LegacyRefusal } from "#lib/domain/legacy-refusal.ts";
import type { Cents } from "#lib/domain/money.ts";
import type { Actor } from "#lib/domain/staff.ts";
import type { LegacyLog, LegacyPayment, LegacyPayments, LegacyResult, LegacyShipping } from "#lib/ports.ts";

interface LegacyDeps {
  legacyPayments: LegacyPayments;
  legacyLog: LegacyLog;
}

/**
 * done: it is so now, told or read; before: this wish, or the same of somebody else, was begun; changed: the payment is no
 * longer what was shown; unknown: no answer, and a look does not show it (yet).
 */
export type LegacyOutcome =
  | { kind: "done"; isRefundWaiting: boolean }
  | { kind: "before" | "changed" }
  | { kind: "refused"; refusal: LegacyRefusal; supportId: string | null }
  | { kind: "unknown"; supportId: string | null };

export interface CancelLegacy {
  hash: string;
  /** Of the page that asks: a second press changes nothing. */
  wishId: string;
  /** The amount that was shown, so that nobody takes twice off what another has lowered meanwhile. */
  seenCents: Cents | null;
  /** Null for all of it. */
  byCents: Cents | null;
}

/** Cancels or refunds a payment of the older endpoints, all or a part. Looks before, writes down, calls, and looks when in doubt. */
export async function cancelLegacyPayment(
  deps: LegacyDeps,
  wanted: CancelLegacy,
  actor: Actor,
): Promise<LegacyOutcome> {
  const { hash, wishId, seenCents, byCents } = wanted;
  const look = await deps.legacyPayments.read(hash);
  if (look.kind !== "answer") return look;
  const payment = look.value;
  const detail = {
    hash: payment.hash,
    wish: wishId,
    amountCents: byCents ?? payment.amountCents,
    isAll: byCents === null,
  };
  const entry = { actor, action: "legacy.cancelled" as const, detail };
  if (payment.amountCents !== seenCents) return { kind: "changed" };
  const stand = `${payment.state} ${payment.amountCents}`;
  if (!(await deps.legacyLog.begin(payment.hash, wishId, stand, entry))) return { kind: "before" };
  const told = await deps.legacyPayments.cancel(payment, byCents);
  const outcome: LegacyOutcome =
    told.kind === "answer"
      ? { kind: "done", isRefundWaiting: told.value.isRefundWaiting }
      : await lookWhenUnknown(deps, payment.hash, told, (after) => isReduced(payment, after, byCents));
  await deps.legacyLog.end(payment.hash, { ...entry, detail: { ...detail, ...toNote(outcome) } });
  return outcome;
}

export interface ReportLegacy extends LegacyShipping {
  hash: string;
  wishId: string;
  /** The last delivery of an invoice, which makes it due; a parcel's note otherwise. */
  isFinal: boolean;
}

/** Reports shipping of a payment of the older endpoints. */
export async function reportLegacyShipping(
  deps: LegacyDeps,
  wanted: ReportLegacy,
  actor: Actor,
): Promise<LegacyOutcome> {
  const { hash, wishId, isFinal, ...shipping } = wanted;
  const look = await deps.legacyPayments.read(hash);
  if (look.kind !== "answer") return look;
  const payment = look.value;
  // A prepayment becomes due by nothing that is reported: there is only the note.
  const asFinal = isFinal && payment.kind === "invoice";
  const detail = { hash: payment.hash, wish: wishId, isFinal: asFinal };
  const entry = { actor, action: "legacy.reported" as const, detail };
  const stand = asFinal ? "final" : `parcel ${shipping.carrier} ${shipping.trackingId} ${shipping.invoiceNumber}`;
  if (!(await deps.legacyLog.begin(payment.hash, wishId, stand, entry))) return { kind: "before" };
  const told = asFinal
    ? await deps.legacyPayments.reportFinal(payment, shipping)
    : await deps.legacyPayments.reportPart(payment, shipping);
  const outcome: LegacyOutcome =
    told.kind === "answer"
      ? { kind: "done", isRefundWaiting: false }
      : await lookWhenUnknown(deps, payment.hash, told, (after) => asFinal && after.reportedOn !== null);
  await deps.legacyLog.end(payment.hash, { ...entry, detail: { ...detail, ...toNote(outcome) } });
  return outcome;
}

/** No answer is no failure: the payment itself says whether it happened. */
async function lookWhenUnknown(
  deps: LegacyDeps,
  hash: string,
  told: Exclude<LegacyResult<never>, { kind: "answer" }>,
  hasHappened: (after: LegacyPayment) => boolean,
): Promise<LegacyOutcome> {
  if (told.kind === "refused") return told;
  const after = await deps.legacyPayments.read(hash);
  if (after.kind === "answer" && hasHappened(after.value)) return { kind: "done", isRefundWaiting: false };
  return told;
}

function isReduced(before: LegacyPayment, after: LegacyPayment, byCents: Cents | null): boolean {
  if (byCents === null) return after.state === "canceled" || after.state === "refunded" || after.amountCents === 0;
  return before.amountCents !== null && after.amountCents === before.amountCents - byCents;
}

function toNote(outcome: LegacyOutcome): Record<string, unknown> {
  return outcome.kind === "refused" ? { outcome: "refused", reason: outcome.refusal } : { outcome: outcome.kind };
}
