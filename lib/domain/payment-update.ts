import type { Mandate } from "./mandate.ts";
import type { Cents } from "./money.ts";
import type { BankDetails, SmartIntent } from "./payment.ts";

/** Smart Transaction statuses the documentation knows; anything else is kept as `unknown` and never guessed. */
export type SmartTransactionStatus =
  | "created"
  | "processing"
  | "approved"
  | "pending"
  | "ok"
  | "received"
  | "shipped"
  | "collection"
  | "collected"
  | "failed"
  | "cancelled"
  | "aborted"
  | "unknown";

/** partCents: so much came in all, and it is less than what is owed. surplusCents: so much came beyond it. */
export interface MoneyRemark {
  partCents?: Cents;
  surplusCents?: Cents;
}

/** A Payment Transaction as read; `simple` is `details.status_simple`. */
export interface PaymentTransactionReading {
  id: string;
  simple: number | null;
  detailed: number | null;
  amountCents: Cents | null;
  /** ISO 4217 */
  currency: string | null;
  /** `cleared` once the whole amount is there; null for any other word. */
  cleared: "open" | "cleared" | null;
  /** Set as soon as all of the money is in, also where no push announces it. */
  incomingPaymentDate: string | null;
  /** Some transfer was booked, even if less than is owed came: the only visible trace of a part payment. */
  hasIncoming: boolean;
  /** Set once an invoice's delivery was reported: the claim is due. */
  completionDate: string | null;
  /** The money went on to the merchant. */
  payoutDate: string | null;
  /** The provider's remark about money that did not come as agreed. For people: a reason to look, never a fact. */
  note: string | null;
  /** What that remark says in figures, where it is one that we know. */
  remark?: MoneyRemark | null;
  /** Ids of the refunds, parts and parents that belong to it. */
  related: string[];
}

/** One Payment Transaction out of a list: enough to know whether it has to be looked at. */
export interface PaymentGlance {
  pciId: string;
  /** `details.status_simple` */
  simple: number | null;
  incomingPaymentDate: string | null;
  /** See `markOf`. */
  mark: string;
}

/** One Smart Transaction out of a list: enough to know whose it is. */
export interface CreatedGlance {
  stxId: string;
  merchantRef: string | null;
  status: SmartTransactionStatus;
  /** ISO 8601 with an offset, the provider's clock: to be compared with its other times only. */
  created: string | null;
}

/**
 * A short text that differs as soon as something changed that is a reason to look, and is the same for a list and for a
 * full read of an unchanged payment. Only to be compared for equality. The note belongs to it because what comes on top
 * of a paid amount leaves no other trace; `related` because a refund of a part leaves the payment as it was.
 */
export function markOf(reading: Omit<PaymentTransactionReading, "id">): string {
  const { simple, detailed, amountCents, currency, cleared, note, related } = reading;
  const { incomingPaymentDate, hasIncoming, completionDate, payoutDate } = reading;
  const money = [amountCents, currency, cleared, hasIncoming ? "some in" : null, incomingPaymentDate];
  return [simple, detailed, ...money, completionDate, payoutDate, related.length, note]
    .map((part) => part ?? "")
    .join("|");
}

/** What the provider answered to a direct question: the only evidence about money there is. */
export interface PaymentUpdate {
  stxId: string;
  status: SmartTransactionStatus;
  /** The word on the wire, for people. */
  statusText: string;
  merchantRef: string | null;
  contractId: string | null;
  isDemo: boolean | null;
  amountCents: Cents | null;
  currency: string | null;
  instructions: BankDetails | null;
  /** Null where the answer does not say. */
  intent: SmartIntent | null;
  /** What the customer who collects the goods has to say; made at the start. */
  pickupCode: string | null;
  mandate: Mandate | null;
  pciIds: string[];
  /** Null when the Payment Transactions were not read for this answer. */
  transactions: PaymentTransactionReading[] | null;
}
