import { listDocuments, nameDetailedStatus } from "../render-payment.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import { listPayments } from "../transaction-view.ts";
import type { World } from "../world.ts";
import { fact, renderFacts } from "./facts.ts";
import { formatMoney, formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";
import { nameMethod, wordSimpleStatus } from "./status-words.ts";

/** The linked attempt with its parts and refunds first, then earlier ones that stay readable. */
export function renderPaymentFacts(world: World, transaction: StoredTransaction): Html | null {
  const all = listPayments(world, transaction);
  if (all.length === 0) return null;
  const draw = (payment: StoredPayment) => fact(namePayment(transaction, payment), describePayment(world, payment));
  const attempts = all.filter(({ kind }) => kind === "payment").reverse();
  const parts = all.filter(({ kind }) => kind === "part");
  const refunds = all.filter(({ kind }) => kind === "refund").reverse();
  return html`${renderFacts(attempts.length === 1 ? "Zahlung" : "Zahlungen", attempts.map(draw))}
${parts.length > 0 && renderFacts("Teile des gemischten Warenkorbs", parts.map(draw))}
${refunds.length > 0 && renderFacts(refunds.length === 1 ? "Erstattung" : "Erstattungen", refunds.map(draw))}`;
}

function namePayment(transaction: StoredTransaction, payment: StoredPayment): string {
  if (payment.kind === "refund") return "Erstattung";
  if (payment.kind === "part") return payment.referenceId ?? "Teil";
  return `${nameMethod(payment.method)}, ${payment.id === transaction.payment ? "verknüpft" : "früher"}`;
}

function describePayment(world: World, payment: StoredPayment): Html {
  const { text, tone } = wordSimpleStatus(payment.simple);
  const documents = listDocuments(world, payment).map(
    ({ url }) =>
      html`<br><a href="${new URL(url).pathname}" target="_blank" rel="noopener">Zahlungsaufforderung (PDF)</a>`,
  );
  return html`<span class="num strong">${formatMoney(payment.amount, payment.currency)}</span><br><span class="state ${tone}">${payment.simple} ${text}</span><br>
<span class="soft small">${payment.detailed} ${nameDetailedStatus(payment.detailed)} · TA ${payment.transId} · ${formatTime(payment.created)}</span><br>
<code class="small">${payment.id}</code><br><code class="small soft">${payment.hash}</code>${payment.reason !== null && html`<br><span class="small">Grund: ${payment.reason}</span>`}${documents}`;
}
