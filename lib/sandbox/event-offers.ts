import { canHappen, type OutsideEvent } from "./outside-events.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import type { World } from "./world.ts";

/** How an outside event is offered to people. The console draws its buttons from here and knows no event by name. */
export interface EventOffer {
  event: OutsideEvent;
  label: string;
  /** one sentence: what happens in the world */
  does: string;
}

/** Complete, because the compiler says so: a new event cannot be forgotten here. When it can happen is not said here. */
const OFFERS: Readonly<Record<OutsideEvent, Omit<EventOffer, "event">>> = {
  confirm: { label: "Bestätigen", does: "Bank oder Risikoprüfung sagt nach dem Warten ja." },
  deny: { label: "Ablehnen", does: "Bank oder Risikoprüfung sagt nach dem Warten nein." },
  expire: { label: "Ablaufen lassen", does: "Niemand hat rechtzeitig gestartet oder bezahlt." },
  overdue: { label: "Überfällig", does: "Die Rechnung ist nicht rechtzeitig bezahlt worden." },
  "return-debit": { label: "Rücklastschrift", does: "Die Bank des Kunden bucht die Lastschrift zurück." },
  "return-transfer": { label: "Überweisung zurückbuchen", does: "Die Bank holt das eingegangene Geld wieder ab." },
  issue: { label: "Vorfall melden", does: "Mit der angenommenen Zahlung stimmt etwas nicht." },
  hold: { label: "Anhalten", does: "Der Zahlungsdienst prüft noch einmal; bis dahin nicht versenden." },
  resolve: { label: "Vorfall klären", does: "Der Vorfall oder die Prüfung ist erledigt." },
  capture: {
    label: "Lieferung melden",
    does: "Jemand meldet sie im Portal statt über die API; die Rechnung wird fällig.",
  },
  payout: { label: "Auszahlen", does: "Der Händler bekommt sein Geld; ein Push kommt dafür nicht." },
  settled: { label: "Abschließen", does: "Klärt einen Vorfall, sonst wird ausgezahlt." },
  "refund-done": { label: "Erstattung ausführen", does: "Der Banklauf überweist sie an den Kunden." },
  "refund-failed": { label: "Erstattung scheitern lassen", does: "Sie kommt zurück; das Geld bleibt beim Händler." },
};

/** What an event is called, of a plan for later too; `pay` is money arriving. */
export function nameEvent(event: string): string {
  if (event === "pay") return "Überweisung";
  return Object.hasOwn(OFFERS, event) ? OFFERS[event as OutsideEvent].label : event;
}

/** The events that can happen now, in the order above. */
export function listEventOffers(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment | null,
): EventOffer[] {
  return (Object.keys(OFFERS) as OutsideEvent[])
    .filter((event) => canHappen(world, transaction, payment, event))
    .map((event) => ({ event, ...OFFERS[event] }));
}
