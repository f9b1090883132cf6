import { findDeal } from "../deal-lookup.ts";
import { listHeldMoney } from "../incoming-money.ts";
import type { Sandbox } from "../levers.ts";
import { nameDetailedStatus, nameSimpleStatus } from "../render-payment.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import { findLinkedPayment, type World } from "../world.ts";
import { renderBasketTable } from "./basket-table.ts";
import { renderAccountFacts, renderDeliveryFacts } from "./delivery-facts.ts";
import { explainTransaction } from "./explanation.ts";
import { formatMoney, formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";
import type { ConsolePage } from "./layout.ts";
import { renderPaymentFacts } from "./payment-facts.ts";
import { findRelatedMails } from "./related-mails.ts";
import { nameMethod, wordSimpleStatus, wordSmartStatus } from "./status-words.ts";
import { buildTimeline } from "./timeline.ts";
import { renderTimeline } from "./timeline-view.ts";
import { renderCustomerFacts, renderMoneyFacts, renderTransferFacts } from "./transaction-facts.ts";
import { nameKind } from "./transaction-filter.ts";
import { renderTransactionLevers } from "./transaction-levers.ts";
import { nameTransaction } from "./transactions-page.ts";

/** One transaction on one page: where it stands, what that means, what happened, what can happen. Null: no such one. */
export async function renderTransactionPage(
  { world, mailbox }: Sandbox,
  stx: string,
  url: URL,
): Promise<ConsolePage | null> {
  const transaction = findDeal(world, stx);
  if (transaction === undefined) return null;
  const payment = findLinkedPayment(world, transaction);
  const timeline = buildTimeline(world, transaction, await findRelatedMails(world, mailbox, transaction));
  const address = `/console/transactions/${transaction.id}`;
  const content = html`<p class="up"><a href="/">Alle Vorgänge</a></p>
<div id="order-head" data-live>${renderHead(world, transaction, payment)}</div>
<div class="order">
  <aside class="order-levers" aria-label="Hebel" id="order-levers" data-live>${renderTransactionLevers(world, transaction, payment)}</aside>
  <section class="order-story"><h2>Was geschehen ist</h2><div id="timeline" data-live>${renderTimeline(world, timeline, address, url.searchParams.has("whole"))}</div></section>
  <div class="order-facts" id="order-facts" data-live>${renderMoneyFacts(payment)}${await renderTransferFacts(world, transaction, payment)}
  ${renderAccountFacts(world, transaction, payment)}${renderDeliveryFacts(transaction, payment)}${renderPaymentFacts(world, transaction)}${renderBasketTable(transaction)}${renderCustomerFacts(world, transaction)}</div>
</div>`;
  return { title: nameTransaction(transaction), tab: "/", content };
}

function renderHead(world: World, transaction: StoredTransaction, payment: StoredPayment | null): Html {
  const held = listHeldMoney(world, transaction).reduce((sum, { amount }) => sum + amount, 0);
  const { meaning, todo, tone } = explainTransaction(transaction, payment, held);
  const kind = nameKind(transaction);
  const smart = wordSmartStatus(transaction.status);
  const money = payment === null ? null : wordSimpleStatus(payment.simple);
  return html`<div class="order-top"><h1>${nameTransaction(transaction)}</h1><span class="amount">${formatMoney(transaction.sum, transaction.currency)}</span></div>
<p class="soft">${nameMethod(transaction.method)} · <code>${transaction.id}</code>${transaction.merchantRef !== null && html` · Referenz des Shops <code>${transaction.merchantRef}</code>`} · ${formatTime(transaction.created)} · <a href="/_sandbox/transactions/${transaction.id}">Daten als JSON</a></p>
<div class="machines">
  <div><p class="small soft">Vorgang (${kind === "smart" ? "Smart Transaction" : kind})</p><p class="state ${smart.tone}">${smart.text}</p><p class="small"><code>${transaction.status}</code></p></div>
  <div><p class="small soft">Zahlung (Payment Transaction)</p>${
    payment === null || money === null
      ? html`<p class="state quiet">noch keine</p>`
      : html`<p class="state ${money.tone}">${payment.simple} ${money.text}</p><p class="small"><code>${nameSimpleStatus(payment.simple)}</code> · ${payment.detailed} ${nameDetailedStatus(payment.detailed)}</p>`
  }</div>
</div>
<div class="notice means ${tone}"><p>${meaning} <strong>Der Shop: ${todo}</strong>${payment?.note && html`<br><span class="small">${payment.note}</span>`}</p></div>`;
}
