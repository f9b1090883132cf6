import type { Cents } from "./money.ts";
import type { MoneyTraits } from "./payment.ts";
import type { PaymentTransactionReading } from "./payment-update.ts";

/**
 * Money that came in on one Payment Transaction. partial: something arrived and it is not all; received: all of it is in;
 * cleared: it cannot be taken back; reversed: it was taken back.
 */
export const RECEIPT_TRANSITIONS = {
  partial: ["received", "cleared", "reversed"],
  received: ["cleared", "reversed"],
  cleared: ["reversed"],
  reversed: ["partial", "received", "cleared"],
} as const satisfies Record<string, readonly string[]>;

export type ReceiptStatus = keyof typeof RECEIPT_TRANSITIONS;

export interface Receipt {
  /** The Payment Transaction (PCI_…) the money belongs to; one receipt each. */
  pciId: string;
  status: ReceiptStatus;
  /** Null where nobody says how much: of some part payments nothing but their being there is visible. */
  amountCents: Cents | null;
  /** Set where a person of the shop said `amountCents`: the provider does not, and this was its remark then. */
  entered?: { note: string | null };
  /** What came beyond what was owed; absent where nothing did, or with what an older program recorded. */
  surplusCents?: Cents;
  /** The provider's own text of the moment; compared with other texts of the provider only. */
  receivedOn: string | null;
  /** ISO 8601, our database's time. */
  recordedAt: string;
}

const SIMPLE = { accepted: 1, issue: 4, void: 5, resolved: 6, refund: 7, paid: 9 } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The receipts of an attempt after a Payment Transaction was read. Illegal steps leave the receipt as it is.
 * @param now database time
 */
export function takeReading(
  receipts: readonly Receipt[],
  reading: PaymentTransactionReading,
  traits: MoneyTraits,
  now: Date,
): Receipt[] {
  const before = receipts.find(({ pciId }) => pciId === reading.id);
  const status = readStatus(before, reading, traits, now);
  if (status === null) return [...receipts];
  const isStep = status !== before?.status;
  if (before !== undefined && isStep && !(RECEIPT_TRANSITIONS[before.status] as readonly string[]).includes(status)) {
    return [...receipts];
  }
  const surplusCents = reading.remark?.surplusCents ?? before?.surplusCents;
  const receipt: Receipt = {
    pciId: reading.id,
    status,
    ...toSum(status, before, reading),
    receivedOn: (isStep ? reading.incomingPaymentDate : null) ?? before?.receivedOn ?? null,
    recordedAt: before?.recordedAt ?? now.toISOString(),
    ...(surplusCents === undefined ? {} : { surplusCents }),
  };
  return before === undefined ? [...receipts, receipt] : receipts.map((entry) => (entry === before ? receipt : entry));
}

/** Of a part, what the provider's remark counts up; one that says nothing takes nothing back. */
function toSum(
  status: ReceiptStatus,
  before: Receipt | undefined,
  { amountCents, note, remark }: PaymentTransactionReading,
): Pick<Receipt, "amountCents" | "entered"> {
  const part = before?.status === "partial" ? before : undefined;
  if (status !== "partial") return { amountCents: part || !before ? amountCents : before.amountCents };
  if (remark?.partCents !== undefined) return { amountCents: remark.partCents };
  if (part?.entered === undefined) return { amountCents: part?.amountCents ?? null };
  // What was entered counts for what was there then: another remark may mean that more has come since.
  const isSame = note === null || note === part.entered.note;
  return isSame ? { amountCents: part.amountCents, entered: part.entered } : { amountCents: null };
}

function readStatus(
  before: Receipt | undefined,
  reading: PaymentTransactionReading,
  { capturedMeansPaid, showsInstructions, returnDays }: MoneyTraits,
  now: Date,
): ReceiptStatus | null {
  const { simple, incomingPaymentDate, payoutDate } = reading;
  const wasIn = before !== undefined && (before.status === "received" || before.status === "cleared");
  // Taken from an account: captured is as good as paid, and no transfer is ever waited for (secuconnect-api §4.2, D).
  const isTaken = capturedMeansPaid && !showsInstructions && (simple === SIMPLE.accepted || simple === SIMPLE.resolved);
  if (incomingPaymentDate !== null || simple === SIMPLE.paid || isTaken) {
    if (simple === SIMPLE.issue) return wasIn ? "reversed" : null;
    const age = before === undefined ? 0 : now.getTime() - Date.parse(before.recordedAt);
    const isSafe = payoutDate !== null && returnDays === 0;
    return isSafe || (returnDays > 0 && age >= returnDays * DAY_MS) ? "cleared" : "received";
  }
  if (wasIn) return simple === null || simple === SIMPLE.refund || simple === SIMPLE.void ? null : "reversed";
  return reading.hasIncoming ? "partial" : null;
}

/** How much came without being all of it; null where nobody has said it. */
export function partCents(receipts: readonly Receipt[]): Cents | null {
  return isPartPaid(receipts) ? (receipts.at(-1)?.amountCents ?? null) : 0;
}

/** How much came beyond what was owed, as far as is known. */
export function surplusCents(receipts: readonly Receipt[]): Cents {
  return receipts.reduce((sum, receipt) => sum + (receipt.surplusCents ?? 0), 0);
}

/** Some money came and not all of it, as far as is known. */
export function isPartPaid(receipts: readonly Receipt[]): boolean {
  return receipts.at(-1)?.status === "partial";
}

/** A part of which the provider does not say how much it is: a person may, and may correct it. */
export function isPartUnsaid(receipts: readonly Receipt[]): boolean {
  const newest = receipts.at(-1);
  return newest?.status === "partial" && (newest.amountCents === null || newest.entered !== undefined);
}

/** What is in for good: money that was taken back no longer counts, and a part is no payment yet. */
export function sumReceived(receipts: readonly Receipt[]): Cents {
  return receipts
    .filter(({ status }) => status === "received" || status === "cleared")
    .reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0);
}
