import type { Funding } from "./funding.ts";
import type { Mandate } from "./mandate.ts";
import type { Cents } from "./money.ts";
import type { Receipt } from "./receipt.ts";
import type { Refund } from "./refund.ts";

/** The provider's name of a method. Which ones there are is known to `lib/payments` alone: one record each. */
export type PaymentMethodCode = string;

/** What a method's record says about money, for rules that never ask which method it is. */
export interface MoneyTraits {
  /** Once the provider has captured, the money counts as in; otherwise it comes on a day of its own. */
  capturedMeansPaid: boolean;
  /** The customer transfers the money: bank details and girocode on page, mail and invoice. */
  showsInstructions: boolean;
  /** How many days money that is in may still be taken back by the customer's bank; cleared afterwards. */
  returnDays: number;
}

/** Bank transfer details of one transaction, exactly as the provider gave them. */
export interface BankDetails {
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
 * accepted: goods may leave, nothing is owed yet. due: the delivery is reported, the customer owes. paid: the money is in.
 * cleared: it can no longer be taken back. For an invoice these are days apart, and none of them means another.
 */
export const PAYMENT_TRANSITIONS = {
  requested: ["authorized", "pending", "accepted", "due", "paid", "denied", "cancelled"],
  authorized: ["requested", "pending", "accepted", "due", "paid", "denied", "cancelled"],
  pending: ["accepted", "due", "paid", "denied", "cancelled", "disputed"],
  accepted: ["due", "paid", "disputed", "cancelled", "refunded"],
  due: ["paid", "disputed", "cancelled", "refunded"],
  paid: ["cleared", "disputed", "refunded", "cancelled"],
  cleared: ["disputed", "refunded", "cancelled"],
  disputed: ["accepted", "due", "paid", "cleared", "refunded", "cancelled"],
  // Refused by an answer to a call, and yet it went through; anything less changes nothing about the refusal.
  denied: ["pending", "accepted", "due", "paid"],
  cancelled: [],
  refunded: [],
} as const satisfies Record<string, readonly string[]>;

export type PaymentStatus = keyof typeof PAYMENT_TRANSITIONS;

/** The calls that change something at the provider. An attempt makes the first four in this order, and one of the others to end. */
export type ProviderCall = "create" | "update" | "prepare" | "start" | "abort" | "cancel";

/**
 * Why an attempt is to end. abandoned: the checkout was left; expired: the money did not come in time; cancelled: somebody
 * wanted it; refused: the provider would not start it, and what it had authorised must not stay open; switched: the customer
 * pays the same order by another method, which begins once this attempt is read as over.
 */
export type EndReason = "abandoned" | "expired" | "cancelled" | "refused" | "switched";

export interface PaymentAttempt {
  id: string;
  /** 1 for the first try of an order, 2 after a refusal, … */
  number: number;
  method: PaymentMethodCode;
  status: PaymentStatus;
  /** Where this attempt should be taken: nowhere yet, to the risk decision, to the started payment, or to its end. */
  goal: "none" | "authorize" | "start" | "end";
  /** Set with the goal `end`, and kept once that is reached. */
  endReason: EndReason | null;
  /** Cancelled: what the customer is told of it, in the words of whoever did. Switched: the code of the method wanted instead. */
  endWords?: string | null;
  /** Our reference, letters and digits only, the same for every repeat of this attempt. */
  merchantRef: string;
  /** Smart Transaction bound to this attempt (STX_…). */
  stxId: string | null;
  /** Every Payment Transaction (PCI_…) seen below it, newest last. */
  pciIds: string[];
  /** `contentHash` of the order as the provider last acknowledged it. */
  sentHash: string | null;
  /** How many create calls left the house; more than one may have left strays. */
  creates: number;
  /** A call whose outcome is not known (yet): written before the call leaves the house. */
  inFlight: { call: ProviderCall; hash: string; since: Date } | null;
  /** Where the money is taken from; null for a method whose customers bring it themselves. */
  funding: Funding | null;
  mandate: Mandate | null;
  instructions: BankDetails | null;
  amountCents: Cents;
  /** What of it is in, by the receipts. */
  receivedCents: Cents;
  receipts: Receipt[];
  /** Reductions by the shop, in order. */
  refunds: Refund[];
  /**
   * What the provider claims of the customer in all, paid or not: the amount less all that was reduced or refunded, by
   * whomever. Null until it was asked (checkStatus); then it was never reduced as far as is known.
   */
  effectiveCents: Cents | null;
  /** As the provider has it; null until it was read. With `order` it has statuses of the delivery, too. */
  intent: SmartIntent | null;
  /** What the provider said last, in its own words; shown to merchants, never decided on. */
  providerStatus: string | null;
  /** The provider's remark on the payment, for merchants. */
  providerNote: string | null;
  startedAt: Date | null;
  /** The customer was reminded of the transfer. */
  isReminded: boolean;
  /** A contradiction a person has to look at, in plain words for the merchant; null when all is well. */
  concern: string | null;
}

/** What a Smart Transaction was made for. */
export type SmartIntent = "sale" | "order";

/** Started: the provider has taken the payment on, so this attempt obliges the customer. */
export function isStarted(status: PaymentStatus): boolean {
  return status === "pending" || status === "accepted" || status === "due" || isIn(status) || status === "disputed";
}

/** The money is in. */
export function isIn(status: PaymentStatus): boolean {
  return status === "paid" || status === "cleared";
}

/** A call by which an attempt ends. */
export function isEnding(call: ProviderCall): boolean {
  return call === "abort" || call === "cancel";
}

/** Nothing comes of it any more. */
export function hasEnded(status: PaymentStatus): boolean {
  return status === "denied" || status === "cancelled" || status === "refunded";
}

/** Not started and not over: a call may still have to name what the payment is funded with. */
export function mayStillCall(status: PaymentStatus): boolean {
  return status === "requested" || status === "authorized";
}

export function canBecome(from: PaymentStatus, to: PaymentStatus): boolean {
  return (PAYMENT_TRANSITIONS[from] as readonly PaymentStatus[]).includes(to);
}
