import type { CreateSmartTransaction } from "#lib/secuconnect/wire/smart-transaction.ts";
import type { LegacyTerms } from "./legacy-terms.ts";

/** Everything here is plain data: it is written to the journal as it stands. Times are milliseconds of the virtual clock. */
export interface TimelineEntry {
  at: number;
  text: string;
  /** where the transaction and its linked payment stood after the event */
  status?: SmartStatus;
  simple?: number;
  detailed?: number;
  /** wall clock, for comparing with other logs after the virtual clock was moved */
  wall?: number;
  /** who did it: the request of that number, the customer on the payment page, or null for banks, office and levers */
  by?: number | "customer" | null;
}

/** A payment after each of its changes: with it the ledger alone says what was true when. */
export interface PaymentHistoryEntry {
  at: number;
  wall: number;
  simple: number;
  detailed: number;
  amount: number;
  received: number;
  refunded: number;
}

export type SmartStatus =
  | "created"
  | "approved"
  | "pending"
  | "ok"
  | "received"
  | "shipped"
  | "collection"
  | "collected"
  | "failed"
  | "cancelled"
  | "aborted";

export type Method = "invoice" | "prepaid" | "debit";

export interface StoredCustomer {
  id: string;
  contact: Record<string, unknown>;
  created: number;
  updated: number | null;
  /** answers 404 and is not listed any more; transactions keep showing it */
  deleted: boolean;
}

/** A payment instrument; only bank accounts exist here. */
export interface StoredContainer {
  id: string;
  owner: string;
  iban: string;
  bic: string;
  bankname: string;
  customer: string | null;
  mandateId: string;
  mandate: string;
  created: number;
  updated: number | null;
  deleted: boolean;
}

/** A transfer that reached the account and could not be matched to a payment. */
export interface StoredMoney {
  id: string;
  at: number;
  amount: number;
  purpose: string;
  iban: string | null;
  /** the transaction whose account it reached */
  transaction: string;
  state: "held" | "assigned" | "returned";
  /** the transaction it was assigned to in the end */
  assignedTo: string | null;
}

export interface StoredTransaction {
  id: string;
  status: SmartStatus;
  created: number;
  updated: number | null;
  intent: "sale" | "order";
  isDemo: boolean;
  contract: string;
  customer: string | null;
  shippingAddress: string | null;
  transactionRef: string | null;
  merchantRef: string | null;
  basket: CreateSmartTransaction["basket"] | null;
  sum: number;
  currency: string;
  gratuity: number | null;
  paymentContext: NonNullable<CreateSmartTransaction["payment_context"]>;
  applicationContext: NonNullable<CreateSmartTransaction["application_context"]>;
  deliveryOptions: Record<string, unknown> | null;
  method: Method | null;
  /** the linked attempt; earlier ones stay readable on their own */
  payment: string | null;
  allPayments: string[];
  started: boolean;
  container: string | null;
  /** given out at start for a collection */
  pickupCode: string | null;
  /** answered once with an error already, for the levers that stumble once */
  stumbled: boolean;
  timeline: TimelineEntry[];
  /** made by `Payment/Secupay…`: then `id` is the payment's hash, and the Smart endpoints do not know it */
  legacy?: LegacyTerms;
}

export interface StoredPayment {
  id: string;
  transaction: string;
  transId: number;
  hash: string;
  method: Method;
  amount: number;
  currency: string;
  simple: number;
  detailed: number;
  created: number;
  updated: number | null;
  iban: string;
  /** cents received so far, part payments added up */
  received: number;
  incomingAt: number | null;
  completedAt: number | null;
  refunded: number;
  note: string | null;
  containerOwner: string | null;
  containerIban: string | null;
  /** PCT_…, with its mandate, for a payment from a bank account */
  shipping: Record<string, unknown> | null;
  kind: "payment" | "refund" | "part";
  /** the payment a refund pays back, or the whole a part of a mixed basket belongs to */
  parent: string | null;
  /** refunds and parts of this one */
  children: string[];
  container: string | null;
  /** payout is locked until `revokeAccrual` */
  accrual: boolean;
  payoutAt: number | null;
  /** an invoice's due date, once its delivery was reported */
  dueAt: number | null;
  reason: string | null;
  incomingPurpose: string | null;
  incomingIban: string | null;
  /** line of the basket a part stands for */
  referenceId: string | null;
  history: PaymentHistoryEntry[];
}

export interface PushAttempt {
  at: number;
  /** wall clock at its beginning */
  wall?: number;
  ms: number;
  /** HTTP status, or what went wrong */
  result: string;
}

export const PUSH_FATES = ["lost", "twice", "shuffled", "delayed"] as const;
export type PushFate = (typeof PUSH_FATES)[number];

export interface StoredPush {
  id: string;
  n: number;
  created: number;
  type: "changed" | "added";
  payment: string;
  transaction: string;
  /** what the body names, where that is not the Payment Transaction itself */
  subject?: { object: string; id: string };
  url: string;
  state: "waiting" | "delivered" | "dropped" | "off";
  attempts: PushAttempt[];
  nextAt: number | null;
  /** what the weather does to it */
  fate: PushFate | null;
}

export interface StoredRequest {
  n: number;
  /** wall clock, ISO 8601 UTC: comparable with other logs even after the virtual clock was moved */
  at: string;
  answeredAt: string | null;
  ms: number | null;
  method: string;
  path: string;
  call: string;
  paymentMethod: string | null;
  stx: string | null;
  pci: string | null;
  body: unknown;
  outcome: string | null;
  /** where the outcome came from: ordered for this call, or drawn by the weather; older records do not say */
  outcomeFrom?: "next" | "weather";
  /** HTTP status answered; null when the connection was cut instead */
  status: number | null;
  error: string | null;
  droppedFields: string[];
  /** wall clock of every time the call was carried out: none when lost before, two when it ran twice, later than the answer when late */
  effects: string[];
  /** soft limits and deprecated fields the request ran into */
  warnings: string[];
  answer: unknown;
}

export interface StoredMail {
  n: number;
  at: string;
  envelopeFrom: string;
  envelopeTo: string[];
}

export interface QueuedFault {
  call: string;
  outcome: string;
  times: number;
}

export interface Weather {
  seed: number;
  draws: Record<string, number>;
  /** milliseconds, least and most; `latencies` says otherwise for single calls */
  latency: [number, number];
  latencies: Record<string, [number, number]>;
  /** milliseconds for which lists do not see a new object */
  searchLag: number;
  /** milliseconds for which `transactions` stays empty after prepare */
  linkLag: number;
  pushes: Partial<Record<PushFate, number>>;
  /** outcome → probability, per call; "*" applies to every call */
  chances: Record<string, Record<string, number>>;
}

export interface ContractFlags {
  methods: string[];
  status9: boolean;
  strict: boolean;
  expiredTokenStatus: 401 | 403;
  tokenLifetime: number;
  /** every transaction gets an account number of its own instead of the published example */
  ownIban: boolean;
  /** `false`: the contract disallows transactions */
  transactionsAllowed: boolean;
  /** a legacy basket must add up to the amount; the published example does not */
  legacyBasketSum: boolean;
  /** baskets of several merchants; without it they are refused with code 4028 */
  mixedBaskets: boolean;
  /** setDelivery also moves an invoice's payment, as older pages had it */
  deliveryCaptures: boolean;
  /** an order reference may be used once only */
  uniqueOrderIds: boolean;
  /** days from delivery to the due date of an invoice */
  dueDays: number;
  /** an invoice unpaid this many days after its due date becomes an issue by itself; 0 is never */
  overdueDays: number;
  /** `code` of every error as text */
  codeAsText: boolean;
  /** a started payment has no payment instructions yet */
  lateInstructions: boolean;
}

/** Something that will happen at the bank when the virtual clock gets there. */
export interface PlannedEvent {
  at: number;
  transaction: string;
  event: string;
  input: Record<string, unknown>;
}

export interface Meta {
  seed: string;
  drawn: number;
  clockOffset: number;
  /** when (wall clock) the virtual clock was moved to which offset: places what is kept in wall time on the virtual one */
  clockMoves: { at: number; offset: number }[];
  pushMode: string;
  smtpMode: string;
  contract: ContractFlags;
  next: QueuedFault[];
  planned: PlannedEvent[];
  weather: Weather | null;
  requests: number;
  mails: number;
  pushes: number;
  payments: number;
}
