import { listEventOffers } from "../event-offers.ts";
import { canReceiveMoney } from "../incoming-money.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import type { World } from "../world.ts";
import { renderButton, renderForm } from "./form-parts.ts";
import { formatMoney } from "./format.ts";
import { type Html, html } from "./html.ts";

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
  const money = payment !== null && canReceiveMoney(transaction, payment) ? renderMoney(address, payment) : [];
  const all = [...money, ...offers];
  return html`<div class="levers-box"><h2>Was jetzt geschehen kann</h2>${
    all.length === 0 ? html`<p class="soft">${explainNothing(transaction, payment)}</p>` : html`<ul>${all}</ul>`
  }</div>`;
}

function renderMoney(address: string, payment: StoredPayment): Html[] {
  const open = Math.max(payment.amount - payment.received, 0);
  const action = `${address}/pay`;
  const other = html`<div class="pay"><label class="field">${open > 0 ? "Anderer Betrag" : "Noch mehr Geld"}, in Euro<input name="euros" inputmode="decimal" placeholder="10,00" required autocomplete="off"></label><button data-key="pay-other">Geht ein</button></div>`;
  const full = `${formatMoney(open, payment.currency)} gehen ein`;
  return [
    ...(open > 0
      ? [
          html`<li>${renderButton(action, full, { back: address, main: true })}<p class="small soft">Der Kunde überweist, was offen ist.</p></li>`,
        ]
      : []),
    html`<li>${renderForm(action, address, other, "block")}<p class="small soft">${open > 0 ? "Weniger ist eine Teilzahlung, mehr eine Überzahlung." : "Es ist nichts mehr offen: eine Überzahlung."}</p></li>`,
  ];
}

function explainNothing(transaction: StoredTransaction, payment: StoredPayment | null): string {
  if (payment === null) return "Noch nichts: Der Shop hat keine Zahlung vorbereitet (prepare oder start).";
  if (["failed", "cancelled", "aborted"].includes(transaction.status)) return "Nichts mehr: Der Vorgang ist beendet.";
  return "Im Augenblick nichts: Der Shop ist am Zug.";
}
