import type { PaymentInstructions } from "../payment-instructions.ts";
import type { SimpleStatus } from "./statuses.ts";

/** What a status says, three ways. Branch on `status` alone; the others are for people (secuconnect-api §4.2, D). */
interface StatusFields {
  /** `status_simple` in words */
  status: SimpleStatus | "unknown";
  /** the simple status as a number; null where the reply has none */
  statusNumber: number | null;
  /** the provider's word for it, as it came */
  statusText: string;
  /** The detailed number: never branch on it (§4.3). */
  detailedStatus: number | null;
  /** its German text */
  detailedStatusText: string | null;
}

/** Another transaction this one belongs to, e.g. the payment a refund was made from. Match by `id` (§11 no. 29). */
export interface RelatedTransaction {
  id: string | null;
  transId: number | null;
  /** 19 in the published refund */
  relationId: number | null;
  relation: string | null;
  /** `child` or `parent` */
  hierarchy: string | null;
}

export interface PaymentDocument {
  url: string | null;
  type: string | null;
  documentType: string | null;
}

/** The movement of money (`PCI_…`). Timestamps are the provider's text; null means that the reply does not say (§5.1). */
export interface PaymentTransaction extends StatusFields {
  id: string;
  transId: number | null;
  hash: string | null;
  contractId: string | null;
  merchantId: string | null;
  /** e.g. "Vorkasse", with "(Demo)" behind it for demo transactions */
  product: string | null;
  productId: number | null;
  /** `details.amount` where there is one; negative for refunds */
  amountCents: number | null;
  /** The one at the top level. After `increaseAmount` it is new while `amountCents` is still old (§11 no. 32). */
  topLevelAmountCents: number | null;
  currency: string | null;
  /** `open` or `cleared` */
  cleared: string | null;
  created: string | null;
  updated: string | null;
  /** Day of shipping, once an invoice was captured. */
  completionDate: string | null;
  /** Set as soon as the money is in, also where no push says so (§4.4). */
  incomingPaymentDate: string | null;
  incomingPaymentRemittance: string | null;
  /** Personal data: keep it out of logs. */
  incomingPaymentIban: string | null;
  incomingPaymentBic: string | null;
  payoutDate: string | null;
  description: string | null;
  /** The payer's instrument, masked. */
  paymentData: string | null;
  accountOwner: string | null;
  /** payout lock */
  accrual: boolean | null;
  orderId: string | null;
  invoiceNumber: string | null;
  parents: RelatedTransaction[];
  related: RelatedTransaction[];
  documents: PaymentDocument[];
}

/** Answer to checkStatus. `amountCents` is what is left after all promised refunds, 0 when fully cancelled (§5.3, D). */
export interface PaymentStatus extends StatusFields {
  amountCents: number | null;
  currency: string | null;
}

/** Reduction in cents; left out, all that is left is cancelled or refunded. The deprecated `amount` is never sent (§5.4). */
export interface CancelPayment {
  reduceByCents?: number;
  /** Up to 100 characters of `A-Z a-z 0-9 space . , + - : ? ( ) / '`; stands in the refund's remittance. */
  reason?: string;
  reduceStakeholderPayment?: boolean;
  /** `PCT_…` the refund goes to */
  containerId?: string;
}

/** Facts of a parcel; all optional and all wanted (§7.1). */
export interface ShippingInformation {
  carrier?: string;
  trackingId?: string;
  invoiceNumber?: string;
  /** Only when it was not now: ISO 8601 with offset. */
  shippedAt?: string;
  orderId?: string;
}

export interface PaymentInstructionsForPrint {
  /** `de_DE`, … */
  language: string | null;
  /** Formatted for people; do not calculate with it. */
  amountText: string | null;
  currency: string | null;
  instructions: PaymentInstructions | null;
}
