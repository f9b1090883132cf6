import type { Certainty } from "../certainty.ts";

/** One row of the simple-status table. A change of this number is what sends a push (secuconnect-api §4.2, D). */
export interface SimpleStatusMeaning {
  number: number;
  name: string;
  meaning: string;
  shopShould: string;
  certainty: Certainty;
}

export const SIMPLE_STATUSES = [
  {
    number: 0,
    name: "proceed",
    meaning: "Begun, nothing authorised yet.",
    shopShould: "Wait.",
    certainty: "S",
  },
  {
    number: 1,
    name: "accepted",
    meaning: "Prepayment and debit: paid. Invoice: accepted, and after the capture closed with the invoice open.",
    shopShould: "Ship. For an invoice look at the incoming payment date to learn of the money.",
    certainty: "D",
  },
  {
    number: 2,
    name: "authorized",
    meaning: "Authorised, not captured.",
    shopShould: "Start the payment, or wait for the money where the method is prepayment.",
    certainty: "D",
  },
  {
    number: 3,
    name: "denied",
    meaning: "Refused.",
    shopShould: "Offer another method or cancel the order.",
    certainty: "D",
  },
  {
    number: 4,
    name: "issue",
    meaning: "Trouble after acceptance: chargeback, returned debit, overdue invoice.",
    shopShould: "Alert the merchant and stop what has not left yet.",
    certainty: "D",
  },
  {
    number: 5,
    name: "void",
    meaning: "Cancelled or refunded.",
    shopShould: "Mark it so, and ask checkStatus how much is left.",
    certainty: "D",
  },
  {
    number: 6,
    name: "issue resolved",
    meaning: "The trouble is settled.",
    shopShould: "Clear the alert.",
    certainty: "D",
  },
  {
    number: 7,
    name: "refund",
    meaning: "Goes back with the next bank run.",
    shopShould: "Nothing.",
    certainty: "D",
  },
  {
    number: 8,
    name: "created",
    meaning: "Made and nothing more; in no official list.",
    shopShould: "Wait.",
    certainty: "S",
  },
  {
    number: 9,
    name: "paid",
    meaning: "The invoice was paid. Sent only where the contract has that setting.",
    shopShould: "Mark the invoice as paid.",
    certainty: "D",
  },
  {
    number: 10,
    name: "pending",
    meaning: "Capture asked for; always while a prepayment is awaited.",
    shopShould: "Wait, ship nothing.",
    certainty: "D",
  },
  {
    number: 11,
    name: "subscription approved",
    meaning: "A subscription was approved.",
    shopShould: "Nothing, unless it sells subscriptions.",
    certainty: "D",
  },
  {
    number: 12,
    name: "subscription declined",
    meaning: "A subscription was declined.",
    shopShould: "Nothing, unless it sells subscriptions.",
    certainty: "D",
  },
  {
    number: 13,
    name: "on hold",
    meaning: "Held for a check.",
    shopShould: "Ship nothing, alert the merchant.",
    certainty: "D",
  },
  {
    number: 14,
    name: "waiting for shipment",
    meaning: "Invoice only: the delivery has not been reported.",
    shopShould: "Ship, then capture.",
    certainty: "D",
  },
  {
    number: 15,
    name: "container authorised",
    meaning: "A payment instrument was accepted.",
    shopShould: "Nothing.",
    certainty: "D",
  },
  {
    number: 16,
    name: "container denied",
    meaning: "A payment instrument was refused.",
    shopShould: "Nothing.",
    certainty: "D",
  },
] as const satisfies readonly SimpleStatusMeaning[];

/** The number in words; `unknown` for a number that is in no list. */
export type SimpleStatus = (typeof SIMPLE_STATUSES)[number]["name"];

export function toSimpleStatus(number: number | null | undefined): SimpleStatus | "unknown" {
  return SIMPLE_STATUSES.find((status) => status.number === number)?.name ?? "unknown";
}
