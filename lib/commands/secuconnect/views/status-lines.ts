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

export function adviseSmart({ status, statusText }: SmartTransaction): StatusAdvice {
  const known = SMART_TRANSACTION_STATUSES.find(({ name }) => name === status);
  if (known === undefined) return { word: `${toPlain(statusText)} (unknown)`, ...UNKNOWN };
  return { word: status, meaning: known.meaning, shopShould: known.shopShould, colour: pickColour(status) };
}

export function advisePayment(
  payment: Pick<PaymentTransaction, "status" | "statusNumber" | "statusText">,
): StatusAdvice {
  const { status, statusNumber, statusText } = payment;
  const known = SIMPLE_STATUSES.find(({ name }) => name === status);
  if (known === undefined) return { word: `${statusNumber ?? "?"} ${toPlain(statusText)} (unknown)`, ...UNKNOWN };
  const { meaning, shopShould } = known;
  return { word: `${statusNumber} ${status}`, meaning, shopShould, colour: pickColour(status) };
}

function pickColour(status: string): Colour {
  if (BAD.includes(status)) return "red";
  return OPEN.includes(status) ? "yellow" : "green";
}
