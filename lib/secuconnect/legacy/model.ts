import type { ContainerReference, SepaMandate } from "../payment-containers/model.ts";
import type { CustomerInput } from "../payment-customers/model.ts";
import type { PaymentInstructions } from "../payment-instructions.ts";

/** Words of the predecessor API (secuconnect-api §6, D); every other is `unknown` with the word beside it. */
export const LEGACY_STATUSES = [
  "proceed",
  "authorized",
  "accepted",
  "canceled",
  "denied",
  "invalid",
  "refunded",
  "scored",
  "internal_server_status",
] as const;
export type LegacyStatus = (typeof LEGACY_STATUSES)[number];

interface LegacyLineInput {
  /** `article` or `shipping`; a shipping line may lack quantity and price. */
  type?: string;
  articleNumber?: string;
  quantity?: number;
  name: string;
  model?: string;
  ean?: string;
  /** whole percent */
  taxPercent?: number;
  /** of the line */
  totalCents?: number;
  /** of one piece */
  unitCents?: number;
  contractId?: string;
  referenceId?: string;
}

export interface LegacyBasketLineInput extends LegacyLineInput {
  subBasket?: readonly LegacyLineInput[];
}

/** What is needed: amount, currency and a customer (`PCU_…` or inline). */
export interface CreateLegacyTransaction {
  amountCents: number;
  currency: string;
  customer: string | CustomerInput;
  purpose?: string;
  /** Must not repeat where the contract demands it. */
  orderId?: string;
  contractId?: string;
  /** `PCT_…` */
  containerId?: string;
  basket?: readonly LegacyBasketLineInput[];
  /** payout lock */
  accrual?: boolean;
  paymentAction?: "sale" | "authorization";
  redirectUrls?: { success?: string; failure?: string; push?: string };
  /** `de_DE` or `en_US` */
  language?: string;
  hasAcceptedDisclaimer?: boolean;
  isDemo?: boolean;
  /** The customer's paid and open orders; needs a contract option. */
  experience?: { positive?: number; negative?: number };
  paymentMethods?: readonly string[];
}

export interface CancelLegacyTransaction {
  /** left out: everything */
  reduceByCents?: number;
  reduceStakeholderPayment?: boolean;
  contractId?: string;
}

export interface LegacyBasketLine {
  type: string | null;
  articleNumber: string | null;
  quantity: number | null;
  name: string | null;
  ean: string | null;
  taxPercent: number | null;
  totalCents: number | null;
  unitCents: number | null;
  referenceId: string | null;
}

export interface LegacySubTransaction {
  id: string | null;
  transId: number | null;
  referenceId: string | null;
}

/** A transaction of the older endpoints. Its id is a hash; `paymentTransactionId` is the same payment as `PCI_…`. */
export interface LegacyTransaction {
  id: string;
  transId: number | null;
  paymentTransactionId: string | null;
  status: LegacyStatus | "unknown";
  /** the word as it came */
  statusText: string;
  /** The detailed number (§4.3), for display. */
  detailedStatus: number | null;
  amountCents: number | null;
  currency: string | null;
  purpose: string | null;
  orderId: string | null;
  accrual: boolean | null;
  paymentAction: string | null;
  basket: LegacyBasketLine[];
  /** Account and remittance text of the transfer. */
  instructions: PaymentInstructions | null;
  /** `PCU_…` */
  customerId: string | null;
  container: ContainerReference | null;
  mandate: SepaMandate | null;
  /** Where the payer is sent. */
  iframeUrl: string | null;
  subTransactions: LegacySubTransaction[];
}

export interface LegacyCancellation {
  newTransId: number | null;
  isDemo: boolean | null;
  remainingCents: number | null;
  /** The merchant must transfer the money back first. */
  isRefundWaitingForPayment: boolean | null;
}
