import { nameDetailedStatus, nameSimpleStatus } from "../render-payment.ts";
import { renderInstructions } from "../render-transaction.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import { listPayments } from "../transaction-view.ts";
import { findLinkedPayment, type World } from "../world.ts";
import { type Html, html } from "./html.ts";
import { formatEuros, formatTime, renderButton } from "./layout.ts";

const SHOWN = 50;

const STATUS: Record<StoredTransaction["status"], { text: string; tone: "good" | "wait" | "bad" | "quiet" }> = {
  created: { text: "angelegt", tone: "quiet" },
  approved: { text: "autorisiert", tone: "wait" },
  pending: { text: "wartet", tone: "wait" },
  ok: { text: "angenommen", tone: "good" },
  received: { text: "angenommen, zu versenden", tone: "good" },
  shipped: { text: "versandt", tone: "good" },
  collection: { text: "angenommen, zur Abholung", tone: "good" },
  collected: { text: "abgeholt", tone: "good" },
  failed: { text: "abgelehnt", tone: "bad" },
  cancelled: { text: "storniert", tone: "bad" },
  aborted: { text: "abgebrochen", tone: "bad" },
};

const METHOD = { invoice: "Rechnung", prepaid: "Vorkasse", debit: "Lastschrift" } as const;

/** All transactions, newest first, with what can happen to each from outside. */
export function renderTransactions(world: World): Html {
  const all = [...world.store.tables.transactions.values()].reverse();
  if (all.length === 0) {
    return html`<p class="quiet">Noch kein Vorgang. Sobald im Shop bestellt wird, steht er hier.</p>`;
  }
  return html`${all.slice(0, SHOWN).map((transaction) => renderTransactionEntry(world, transaction))}
${all.length > SHOWN && html`<p class="quiet">${all.length - SHOWN} ältere Vorgänge stehen im <a href="/_sandbox/transactions">Verzeichnis</a>.</p>`}`;
}

function renderTransactionEntry(world: World, transaction: StoredTransaction): Html {
  const { text, tone } = STATUS[transaction.status];
  const payment = findLinkedPayment(world, transaction);
  const customer = transaction.customer ? world.store.tables.customers.get(transaction.customer) : undefined;
  const instructions = payment !== null && transaction.started ? renderInstructions(world, payment) : null;
  return html`<article class="entry" id="${transaction.id}">
  <div class="row">
    <h3>${transaction.transactionRef ?? transaction.merchantRef ?? transaction.id}</h3>
    <span class="sum">${formatEuros(transaction.sum)}</span>
  </div>
  <div class="row">
    <span class="state ${tone}">${transaction.status} <span class="small">${text}</span></span>
    <span class="quiet small">${transaction.method ? METHOD[transaction.method] : "noch ohne Zahlungsart"} · ${
      customer?.contact.name as string
    } · ${formatTime(transaction.created)}</span>
  </div>
  <dl class="small">
    <dt>Vorgang</dt><dd class="mono">${transaction.id}</dd>
    <dt>Bestellung</dt><dd>${transaction.merchantRef ?? "–"}</dd>
    ${listPayments(world, transaction).map((entry) => renderPaymentLine(entry, entry === payment))}
    ${instructions && html`<dt>Verwendungszweck</dt><dd>${instructions.purpose} an ${instructions.owner}, <span class="mono">${instructions.iban}</span></dd>`}
    ${payment?.note && html`<dt>Hinweis</dt><dd>${payment.note}</dd>`}
  </dl>
  <div class="actions">${renderActions(transaction, payment)}</div>
  <details><summary>Verlauf</summary><ol class="time">${transaction.timeline.map(
    ({ at, text: event }) => html`<li><time>${formatTime(at)}</time>${event}</li>`,
  )}</ol><p class="small"><a href="/_sandbox/transactions/${transaction.id}">Alle Daten als JSON</a></p></details>
</article>`;
}

function renderPaymentLine(payment: StoredPayment, linked: boolean): Html {
  return html`<dt>${linked ? "Zahlung" : "Frühere Zahlung"}</dt><dd><span class="mono">${payment.id}</span><br>${
    payment.simple
  } ${nameSimpleStatus(payment.simple)} · ${payment.detailed} ${nameDetailedStatus(payment.detailed)}${
    payment.received > 0 && html` · eingegangen ${formatEuros(payment.received)}`
  }</dd>`;
}

function renderActions(transaction: StoredTransaction, payment: StoredPayment | null): Html[] {
  if (payment === null) return [];
  const base = `/console/transactions/${transaction.id}`;
  const back = `/#${transaction.id}`;
  const actions: Html[] = [];
  const open = payment.amount - payment.received;
  const ended = ["failed", "cancelled", "aborted"].includes(transaction.status);
  if (transaction.started && payment.method !== "debit" && !ended) {
    if (open > 0) actions.push(renderButton(`${base}/pay`, `${formatEuros(open)} gehen ein`, back, true));
    actions.push(html`<form method="post" action="${base}/pay"><input type="hidden" name="back" value="${back}">
      <label>Anderer Betrag (€) <input type="text" name="euros" inputmode="decimal" placeholder="10,00" required></label>
      <button>Geht ein</button></form>`);
  }
  if (transaction.status === "pending" && payment.method !== "prepaid") {
    actions.push(renderButton(`${base}/confirm`, "Bestätigen", back));
  }
  if (["pending", "approved"].includes(transaction.status))
    actions.push(renderButton(`${base}/deny`, "Ablehnen", back));
  if (["ok", "received", "shipped", "collection", "collected"].includes(transaction.status)) {
    if (payment.simple === 4) actions.push(renderButton(`${base}/resolve`, "Vorfall klären", back));
    else if (payment.method === "invoice") actions.push(renderButton(`${base}/overdue`, "Überfällig", back));
    else if (payment.method === "debit") actions.push(renderButton(`${base}/return-debit`, "Rücklastschrift", back));
    else actions.push(renderButton(`${base}/issue`, "Vorfall", back));
  }
  return actions;
}
