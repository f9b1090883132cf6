import type { Certainty } from "../certainty.ts";

/** What a Smart Transaction's status says and what a shop does about it (secuconnect-api §4.1). */
export interface StatusMeaning {
  name: string;
  meaning: string;
  shopShould: string;
  certainty: Certainty;
}

export const SMART_TRANSACTION_STATUSES = [
  {
    name: "created",
    meaning: "New, or changed before it was captured.",
    shopShould: "Let the customer choose and pay.",
    certainty: "D",
  },
  {
    name: "processing",
    meaning: "A loyalty card paid a part; the rest is still unpaid.",
    shopShould: "Nothing, unless it uses loyalty cards.",
    certainty: "D",
  },
  {
    name: "approved",
    meaning: "Authorised and not captured. Skipped with auto-capture; any update undoes it.",
    shopShould: "Start the payment after the customer's order click.",
    certainty: "D",
  },
  {
    name: "pending",
    meaning: "Capture asked for and not confirmed: always for prepayment, now and then for debit.",
    shopShould: "Accept the order, show the transfer details, ship nothing, wait.",
    certainty: "D",
  },
  {
    name: "ok",
    meaning: "Captured, intent sale.",
    shopShould: "Ship. For an invoice, print the transfer details and report the final delivery.",
    certainty: "D",
  },
  {
    name: "received",
    meaning: "Captured, intent order, to be shipped.",
    shopShould: "Ship, then set the delivery; report it too for an invoice.",
    certainty: "D",
  },
  {
    name: "shipped",
    meaning: "Reported as shipped, intent order.",
    shopShould: "Nothing; another parcel may be reported.",
    certainty: "D",
  },
  {
    name: "collection",
    meaning: "Captured, intent order, to be collected.",
    shopShould: "Prepare the goods for collection, or ship them after all.",
    certainty: "D",
  },
  {
    name: "collected",
    meaning: "Collected by the customer.",
    shopShould: "Nothing.",
    certainty: "D",
  },
  {
    name: "failed",
    meaning: "Authorisation or capture was refused.",
    shopShould: "Offer another payment method and begin a new attempt.",
    certainty: "D",
  },
  {
    name: "cancelled",
    meaning: "Cancelled as a whole. Missing from every official table.",
    shopShould: "Cancel the order.",
    certainty: "S",
  },
  {
    name: "aborted",
    meaning: "An unfinished transaction was aborted.",
    shopShould: "Treat it as cancelled.",
    certainty: "G",
  },
] as const satisfies readonly StatusMeaning[];

/** Words the documentation and demos know. Every other one is read as `unknown`: ship nothing, let a person look. */
export type SmartTransactionStatus = (typeof SMART_TRANSACTION_STATUSES)[number]["name"];
