import type { Mandate } from "./mandate.ts";
import type { Cents } from "./money.ts";
import type { PaymentInstructions } from "./payment.ts";

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

/** A Payment Transaction as read; `simple` is `details.status_simple`. */
export interface PaymentTransactionReading {
  id: string;
  simple: number | null;
  detailed: number | null;
  amountCents: Cents | null;
  /** Set as soon as the money is in, also where no push announces it. */
  incomingPaymentDate: string | null;
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
  instructions: PaymentInstructions | null;
  mandate: Mandate | null;
  pciIds: string[];
  /** Null when the Payment Transactions were not read for this answer. */
  transactions: PaymentTransactionReading[] | null;
}
