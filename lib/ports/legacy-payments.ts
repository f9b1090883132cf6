import type { AuditEntry } from "#lib/domain/audit.ts";
import type { LegacyRefusal } from "#lib/domain/legacy-refusal.ts";
import type { Cents } from "#lib/domain/money.ts";

/** Payments a merchant made with an older shop module; part of `ports.ts`. */

export type LegacyKind = "invoice" | "prepaid";

/** The predecessor's words, and `unknown` for every other. */
export type LegacyState =
  | "proceed"
  | "authorized"
  | "accepted"
  | "canceled"
  | "denied"
  | "invalid"
  | "refunded"
  | "scored"
  | "internal_server_status"
  | "unknown";

export interface LegacyPayment {
  /** The id of the older endpoints. */
  hash: string;
  kind: LegacyKind;
  /** The same payment as `PCI_…`. */
  pciId: string | null;
  state: LegacyState;
  /** The provider's own word. */
  stateText: string;
  amountCents: Cents | null;
  currency: string | null;
  purpose: string | null;
  /** Of the older shop. */
  orderId: string | null;
  basket: { name: string; quantity: number | null; totalCents: Cents | null }[];
  /** Where the customer transfers to; the middle of the number is left out. */
  transfer: { owner: string | null; maskedIban: string | null; remittance: string | null } | null;
  /** `YYYY-MM-DD…` when the final delivery was reported; null also where the provider does not say. */
  reportedOn: string | null;
}

export interface LegacyCancellation {
  remainingCents: Cents | null;
  /** The merchant has to transfer the money back first. */
  isRefundWaiting: boolean;
}

export interface LegacyShipping {
  carrier: string | null;
  trackingId: string | null;
  invoiceNumber: string | null;
  shippedAt: Date | null;
}

/** As with every call: unknown is not failed. */
export type LegacyResult<T> =
  | { kind: "answer"; value: T }
  | { kind: "refused"; refusal: LegacyRefusal; supportId: string | null }
  | { kind: "unknown"; supportId: string | null };

/** One call each, two for a read of an id that does not say what it is. */
export interface LegacyPayments {
  /** @param id the hash, or `PCI_…` */
  read(id: string): Promise<LegacyResult<LegacyPayment>>;
  /** @param byCents null for all of it */
  cancel(
    payment: Pick<LegacyPayment, "kind" | "hash">,
    byCents: Cents | null,
  ): Promise<LegacyResult<LegacyCancellation>>;
  /** The final delivery, which makes an invoice due. */
  reportFinal(payment: Pick<LegacyPayment, "kind" | "hash">, shipping: LegacyShipping): Promise<LegacyResult<null>>;
  /** Notes a parcel. */
  reportPart(payment: Pick<LegacyPayment, "kind" | "hash">, shipping: LegacyShipping): Promise<LegacyResult<null>>;
}

/** What was begun with one of these payments; there is no order to keep it, so the audit does. */
export interface LegacyLog {
  /**
   * Written before the call leaves. False, and nothing is written, when this wish was begun before, or when somebody else has
   * begun the same on the payment as it stands within five minutes and was not refused: of a double click or two clerks one
   * goes on. After that time a call without an answer has settled, and the payment as it stands says what came of it.
   * @param stand of the payment as it was seen, e.g. its amount
   */
  begin(hash: string, wishId: string, stand: string, entry: AuditEntry): Promise<boolean>;
  /** What came of it. */
  end(hash: string, entry: AuditEntry): Promise<void>;
}
