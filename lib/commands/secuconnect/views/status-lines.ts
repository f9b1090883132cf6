import {
  type PaymentTransaction,
  SIMPLE_STATUSES,
  SMART_TRANSACTION_STATUSES,
  type SmartTransaction,
} from "#lib/secuconnect/index.ts";
import type { Colour } from "../shell/ink.ts";
import { toPlain } from "../shell/layout.ts";

/** A status as a person wants it: the word, what it means, what the shop does now. */
export interface StatusAdvice {
  word: string;
  meaning: string;
  shopShould: string;
  colour: Colour;
}

const UNKNOWN = {
  meaning: "A status that is in no table.",
  shopShould: "Ship nothing and let a person look.",
  colour: "red",
} as const;

const BAD = ["failed", "cancelled", "aborted", "denied", "issue", "void", "on hold"];
const OPEN = ["created", "processing", "approved", "pending", "proceed", "authorized", "waiting for shipment"];

/** After these, refunds, returned debits and deliveries show in the payments alone (secuconnect-api §4.1, I). */
const CAPTURED = ["ok", "received", "collection", "shipped", "collected"];

/** @param payments what is known of the Payment Transactions below it; once captured, they have the last word */
export function adviseSmart(
  { status, statusText }: SmartTransaction,
  payments: readonly PaymentTransaction[] = [],
): StatusAdvice {
  const known = SMART_TRANSACTION_STATUSES.find(({ name }) => name === status);
  if (known === undefined) return { word: `${toPlain(statusText)} (unknown)`, ...UNKNOWN };
  const isUpToPayments = CAPTURED.includes(status) && payments.length > 0;
  const shopShould = isUpToPayments ? payments.map((it) => advisePayment(it).shopShould).join(" ") : known.shopShould;
  return { word: status, meaning: known.meaning, shopShould, colour: pickColour(status) };
}

export function advisePayment(payment: PaymentTransaction): StatusAdvice {
  const { status, statusNumber, statusText } = payment;
  const known = SIMPLE_STATUSES.find(({ name }) => name === status);
  if (known === undefined) return { word: `${statusNumber ?? "?"} ${toPlain(statusText)} (unknown)`, ...UNKNOWN };
  const { meaning } = known;
  const shopShould = adviseInvoice(payment) ?? known.shopShould;
  return { word: `${statusNumber} ${status}`, meaning, shopShould, colour: pickColour(status) };
}

/** "Kauf auf Rechnung" (secuconnect-api §5.1, D). */
const INVOICE_PRODUCT = 267;

/** The delivery of an invoice was reported: nothing leaves a second time. */
export function isDeliveryReported({ status, completionDate, productId }: PaymentTransaction): boolean {
  return productId === INVOICE_PRODUCT && status === "accepted" && completionDate !== null;
}

/** `accepted` means four things for an invoice; its dates tell which (§4.4). */
function adviseInvoice(payment: PaymentTransaction): string | null {
  if (!isDeliveryReported(payment)) return null;
  if (payment.incomingPaymentDate !== null) return "Nothing: delivered and paid.";
  return "Nothing: wait for the customer's transfer. No callback tells of it; look for the date of the money.";
}

function pickColour(status: string): Colour {
  if (BAD.includes(status)) return "red";
  return OPEN.includes(status) ? "yellow" : "green";
}
