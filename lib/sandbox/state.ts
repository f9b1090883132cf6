import type { CreateSmartTransaction } from "#lib/secuconnect/wire/smart-transaction.ts";

/** Everything here is plain data: it is written to the journal as it stands. Times are milliseconds of the virtual clock. */
export interface TimelineEntry {
  at: number;
  text: string;
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
  timeline: TimelineEntry[];
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
  containerId: string | null;
  shipping: Record<string, unknown> | null;
}

export interface PushAttempt {
  at: number;
  ms: number;
  /** HTTP status, or what went wrong */
  result: string;
}

export interface StoredPush {
  id: string;
  n: number;
  created: number;
  type: "changed" | "added";
  payment: string;
  transaction: string;
  url: string;
  state: "waiting" | "delivered" | "dropped" | "off";
  attempts: PushAttempt[];
  nextAt: number | null;
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
  /** HTTP status answered; null when the connection was cut instead */
  status: number | null;
  error: string | null;
  droppedFields: string[];
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
  latency: [number, number];
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
}

export interface Meta {
  seed: string;
  drawn: number;
  clockOffset: number;
  pushMode: string;
  smtpMode: string;
  contract: ContractFlags;
  next: QueuedFault[];
  weather: Weather | null;
  requests: number;
  mails: number;
  pushes: number;
  payments: number;
}

export function createMeta(seed: string): Meta {
  return {
    seed,
    drawn: 0,
    clockOffset: 0,
    pushMode: "normal",
    smtpMode: "normal",
    contract: {
      methods: ["invoice", "prepaid", "debit"],
      status9: false,
      strict: false,
      expiredTokenStatus: 403,
      tokenLifetime: 1200,
      ownIban: false,
    },
    next: [],
    weather: null,
    requests: 0,
    mails: 0,
    pushes: 0,
    payments: 0,
  };
}
