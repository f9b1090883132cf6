import { listEventOffers } from "../event-offers.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import type { World } from "../world.ts";
import { renderButton } from "./form-parts.ts";
import { findHostedPage } from "./hosted-link.ts";
import { type Html, html } from "./html.ts";
import { renderHeldMoney, renderMoneyLevers, renderPlanned } from "./money-levers.ts";

/** What can happen to a transaction from outside, as buttons; what cannot happen now has none. */
export function renderTransactionLevers(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment | null,
): Html {
  const address = `/console/transactions/${transaction.id}`;
  const offers = listEventOffers(world, transaction, payment).map(
    ({ event, label, does }) =>
      html`<li>${renderButton(`${address}/${event}`, label, { back: address })}<p class="small soft">${does}</p></li>`,
  );
  const hosted = findHostedPage(world, transaction, payment);
  const page = html`<a class="button${hosted.isOpen && " main"}" href="${hosted.href}" target="_blank" rel="noopener">Bezahlseite öffnen</a>`;
  const all = [
    ...(hosted.isOpen ? [html`<li>${page}<p class="small soft">Dort spielen Sie den Kunden.</p></li>`] : []),
    ...(payment === null ? [] : renderMoneyLevers(transaction, payment, address)),
    ...offers,
  ];
  return html`<div class="levers-box"><h2>Was jetzt geschehen kann</h2>
${all.length === 0 ? html`<p class="soft">${explainNothing(transaction, payment)}</p>` : html`<ul>${all}</ul>`}
${renderHeldMoney(world, transaction, payment, address)}${renderPlanned(world, transaction)}
${hosted.isOpen ? null : html`<p class="small aside">${page}</p>`}</div>`;
}

function explainNothing(transaction: StoredTransaction, payment: StoredPayment | null): string {
  if (payment === null) return "Noch nichts: Der Shop hat keine Zahlung vorbereitet (prepare oder start).";
  if (["failed", "cancelled", "aborted"].includes(transaction.status)) return "Nichts mehr: Der Vorgang ist beendet.";
  return "Im Augenblick nichts: Der Shop ist am Zug.";
}
