import type { Funding } from "./funding.ts";
import type { Mandate } from "./mandate.ts";
import type { Cents } from "./money.ts";

/** The provider's name of a method. Which ones there are is known to `lib/payments` alone: one record each. */
export type PaymentMethodCode = string;

/** What a method's record says about money, for rules that never ask which method it is. */
export interface MoneyTraits {
  /** Once the provider has captured, the money counts as in; otherwise it comes on a day of its own. */
  capturedMeansPaid: boolean;
  /** The customer transfers the money: bank details and girocode on page, mail and invoice. */
  showsInstructions: boolean;
}

/** Bank transfer details of one transaction, exactly as the provider gave them. */
export interface PaymentInstructions {
  owner: string;
  /** Electronic form, no blanks. */
  iban: string;
  bic: string | null;
  bankName: string | null;
  /** The text by which the transfer is found again; goes unchanged into every document. */
  remittance: string;
}

/**
 * One try to pay an order. Which status may follow which; everything else is refused and shown to the merchant.
 * accepted: goods may leave, the money is not in. paid: the money is in. For an invoice these are days apart.
 */
export const PAYMENT_TRANSITIONS = {
  requested: ["authorized", "pending", "accepted", "paid", "denied", "cancelled"],
  authorized: ["requested", "pending", "accepted", "paid", "denied", "cancelled"],
  pending: ["accepted", "paid", "denied", "cancelled", "disputed"],
  accepted: ["paid", "disputed", "cancelled", "refunded"],
  paid: ["disputed", "refunded", "cancelled"],
  disputed: ["accepted", "paid", "refunded", "cancelled"],
  denied: ["requested", "authorized", "pending", "accepted", "paid", "cancelled"],
  cancelled: [],
  refunded: [],
} as const satisfies Record<string, readonly string[]>;

export type PaymentStatus = keyof typeof PAYMENT_TRANSITIONS;

/** The calls that change something at the provider, in the order in which an attempt makes them. */
export type ProviderCall = "create" | "update" | "prepare" | "start";

export interface PaymentAttempt {
  id: string;
  /** 1 for the first try of an order, 2 after a refusal, … */
  number: number;
  method: PaymentMethodCode;
  status: PaymentStatus;
  /** How far this attempt should be taken: nowhere yet, to the risk decision, or to the started payment. */
  goal: "none" | "authorize" | "start";
  /** Our reference, letters and digits only, the same for every repeat of this attempt. */
  merchantRef: string;
  /** Smart Transaction bound to this attempt (STX_…). */
  stxId: string | null;
  /** Every Payment Transaction (PCI_…) seen below it, newest last. */
  pciIds: string[];
  /** `contentHash` of the order as the provider last acknowledged it. */
  sentHash: string | null;
  /** A call whose outcome is not known (yet): written before the call leaves the house. */
  inFlight: { call: ProviderCall; hash: string; since: Date } | null;
  /** Where the money is taken from; null for a method whose customers bring it themselves. */
  funding: Funding | null;
  mandate: Mandate | null;
  instructions: PaymentInstructions | null;
  amountCents: Cents;
  receivedCents: Cents;
  /** What the provider said last, in its own words; shown to merchants, never decided on. */
  providerStatus: string | null;
  startedAt: Date | null;
  /** A contradiction a person has to look at, in plain words for the merchant; null when all is well. */
  concern: string | null;
}

/** Started: the provider has taken the payment on, so this attempt obliges the customer. */
export function isStarted(status: PaymentStatus): boolean {
  return status === "pending" || status === "accepted" || status === "paid" || status === "disputed";
}

/** Not started and not over: a call may still have to name what the payment is funded with. */
export function mayStillCall(status: PaymentStatus): boolean {
  return status === "requested" || status === "authorized";
}

export function canBecome(from: PaymentStatus, to: PaymentStatus): boolean {
  return (PAYMENT_TRANSITIONS[from] as readonly PaymentStatus[]).includes(to);
}
