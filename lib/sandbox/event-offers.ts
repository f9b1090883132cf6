import { OUTSIDE_EVENTS, type OutsideEvent } from "./outside-events.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";

/** How an outside event is offered to people. The console draws its buttons from here and knows no event by name. */
export interface EventOffer {
  event: OutsideEvent;
  label: string;
  /** one sentence: what happens in the world */
  does: string;
}

interface Offer extends Omit<EventOffer, "event"> {
  isPossible(transaction: StoredTransaction, payment: StoredPayment): boolean;
}

const CAPTURED = ["ok", "received", "shipped", "collection", "collected"];

function isCalm(transaction: StoredTransaction, payment: StoredPayment): boolean {
  return CAPTURED.includes(transaction.status) && payment.simple !== 4;
}

const OFFERS: Partial<Record<OutsideEvent, Offer>> = {
  confirm: {
    label: "Bestätigen",
    does: "Bank oder Risikoprüfung sagt nach dem Warten ja.",
    isPossible: ({ status }, { method }) => status === "pending" && method !== "prepaid",
  },
  deny: {
    label: "Ablehnen",
    does: "Bank oder Risikoprüfung sagt nach dem Warten nein.",
    isPossible: ({ status }) => status === "pending" || status === "approved",
  },
  overdue: {
    label: "Überfällig",
    does: "Die Rechnung ist nicht rechtzeitig bezahlt worden.",
    isPossible: (transaction, payment) => isCalm(transaction, payment) && payment.method === "invoice",
  },
  "return-debit": {
    label: "Rücklastschrift",
    does: "Die Bank des Kunden bucht zurück.",
    isPossible: (transaction, payment) => isCalm(transaction, payment) && payment.method === "debit",
  },
  issue: {
    label: "Vorfall melden",
    does: "Mit der angenommenen Zahlung stimmt etwas nicht.",
    isPossible: isCalm,
  },
  resolve: {
    label: "Vorfall klären",
    does: "Der Vorfall ist erledigt.",
    isPossible: (_transaction, payment) => payment.simple === 4,
  },
};

/** The events that can happen now. One without an offer of its own is shown under its name and may be refused. */
export function listEventOffers(transaction: StoredTransaction, payment: StoredPayment | null): EventOffer[] {
  if (payment === null) return [];
  return OUTSIDE_EVENTS.flatMap((event) => {
    const { label, does, isPossible } = OFFERS[event] ?? { label: event, does: "", isPossible: () => true };
    return isPossible(transaction, payment) ? [{ event, label, does }] : [];
  });
}

/** Whether money can arrive on the transaction's account; after its end too, which is what makes it late. */
export function canReceiveMoney(transaction: StoredTransaction, payment: StoredPayment | null): boolean {
  return payment !== null && transaction.started && payment.method !== "debit";
}
