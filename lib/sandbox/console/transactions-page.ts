import { nameDetailedStatus } from "../render-payment.ts";
import type { StoredPayment, StoredPush, StoredTransaction } from "../state.ts";
import { findLinkedPayment, type World } from "../world.ts";
import { renderInput, renderSelect } from "./form-parts.ts";
import { formatMoney, formatTime } from "./format.ts";
import { renderGettingStarted } from "./getting-started.ts";
import { flag, type Html, html } from "./html.ts";
import type { ConsolePage } from "./layout.ts";
import { cutPage, renderPager, renderRange } from "./paging.ts";
import { summarisePushes } from "./push-view.ts";
import { nameMethod, wordSimpleStatus, wordSmartStatus } from "./status-words.ts";
import { countTransactions, filterTransactions, nameKind, readTransactionFilter } from "./transaction-filter.ts";

const PER_PAGE = 25;

/** All transactions, newest first, a page of them at a time. */
export function renderTransactionsPage(world: World, url: URL): ConsolePage {
  const empty = world.store.tables.transactions.size === 0;
  const content = html`<div class="head"><div><h1>Vorgänge</h1>
  <p class="lead">Jede Bestellung, wie der Zahlungsdienst sie sieht.</p></div>
  <a href="/_sandbox/transactions">Alles als JSON</a></div>
<div id="transactions" data-live>${empty ? renderGettingStarted(world) : renderList(world, url)}</div>`;
  return { title: "Vorgänge", tab: "/", content };
}

function renderList(world: World, url: URL): Html {
  const filter = readTransactionFilter(url.searchParams);
  const page = cutPage(filterTransactions(world, filter), url.searchParams, PER_PAGE);
  const pushes = collectPushes(world, page.items);
  const rows = page.items.map((transaction) => renderRow(world, transaction, pushes.get(transaction.id) ?? []));
  return html`${renderFilter(world, url)}
${renderRange(page, ["Vorgang", "Vorgänge"])}
${
  rows.length === 0
    ? html`<p class="entry soft">Kein Vorgang passt dazu.</p>`
    : html`<table class="rows" role="table"><caption class="hidden">Vorgänge, neueste zuerst</caption><thead role="rowgroup"><tr role="row">
  ${HEADINGS.map(([label, right]) => html`<th role="columnheader" scope="col"${flag('class="right"', right)}>${label}</th>`)}
</tr></thead><tbody role="rowgroup">${rows}</tbody></table>`
}
${renderPager(page, url)}`;
}

const HEADINGS: readonly (readonly [label: string, right: boolean])[] = [
  ["Bestellung", false],
  ["Betrag", true],
  ["Vorgang", false],
  ["Zahlung", false],
  ["Zuletzt", false],
  ["Pushes", false],
];

function renderFilter(world: World, url: URL): Html {
  const { statuses, methods, kinds } = countTransactions(world);
  const query = url.searchParams;
  const statusChoices = [...statuses].map(
    ([status, count]) => [status, `${status} · ${wordSmartStatus(status).text} (${count})`] as const,
  );
  const kindChoices = kinds.map((kind) => [kind, kind === "smart" ? "Smart Transactions" : kind] as const);
  const methodChoices = methods.map((method) => [method, nameMethod(method)] as const);
  return html`<form method="get" action="/" class="filter stack" role="search" aria-label="Vorgänge suchen">
  <div class="grow">${renderInput("q", "Suche", query.get("q") ?? "", 'type="search" placeholder="Nummer, STX_…, PCI_…, TA-Code, Name, E-Mail"')}</div>
  ${renderSelect("status", "Status", [["", "alle"], ...statusChoices], query.get("status") ?? "")}
  ${renderSelect("method", "Zahlungsart", [["", "alle"], ...methodChoices], query.get("method") ?? "")}
  ${(kinds.length > 1 || query.has("kind")) && renderSelect("kind", "Endpunkt", [["", "alle"], ...kindChoices], query.get("kind") ?? "")}
  <button>Suchen</button>${query.size > 0 && html`<a class="button" href="/">Alle zeigen</a>`}
</form>`;
}

function renderRow(world: World, transaction: StoredTransaction, pushes: readonly StoredPush[]): Html {
  const payment = findLinkedPayment(world, transaction);
  const smart = wordSmartStatus(transaction.status);
  const last = transaction.timeline.at(-1);
  const kind = nameKind(transaction);
  return html`<tr role="row">
  <td role="cell"><a href="/console/transactions/${transaction.id}">${nameTransaction(transaction)}</a><br>
    <span class="small soft">${renderCustomer(world, transaction)}${kind !== "smart" && html` · ${kind}`}</span></td>
  <td role="cell" class="right"><span class="num strong">${formatMoney(transaction.sum, transaction.currency)}</span><br><span class="small soft nowrap">${nameMethod(transaction.method)}</span></td>
  <td role="cell"><span class="state ${smart.tone}">${smart.text}</span><br><code class="soft">${transaction.status}</code></td>
  <td role="cell">${payment === null ? html`<span class="soft">keine</span>` : renderPaymentCell(payment)}</td>
  <td role="cell" class="full">${last?.text ?? "–"}<br><span class="small soft num">${formatTime(last?.at ?? transaction.created)}</span></td>
  <td role="cell" class="full" data-label="Pushes:">${summarisePushes(pushes)}</td>
</tr>`;
}

function renderPaymentCell(payment: StoredPayment): Html {
  const { text, tone } = wordSimpleStatus(payment.simple);
  return html`<span class="state ${tone}">${payment.simple} ${text}</span><br><span class="small soft">${payment.detailed} ${nameDetailedStatus(payment.detailed)}</span>`;
}

/** What people call it: the text on the bank statement, else the shop's own reference, else the id. */
export function nameTransaction({ transactionRef, merchantRef, id }: StoredTransaction): string {
  return transactionRef ?? merchantRef ?? id;
}

function renderCustomer(world: World, { customer, id }: StoredTransaction): Html {
  const contact = customer === null ? undefined : world.store.tables.customers.get(customer)?.contact;
  const name = typeof contact?.name === "string" ? html`${contact.name} · ` : null;
  return html`${name}<code class="nowrap">${id.length > 16 ? `${id.slice(0, 12)}…` : id}</code>`;
}

/** One walk over all pushes for the few transactions on the page. */
function collectPushes(world: World, shown: readonly StoredTransaction[]): Map<string, StoredPush[]> {
  const found = new Map<string, StoredPush[]>(shown.map(({ id }) => [id, []]));
  for (const push of world.store.tables.pushes.values()) found.get(push.transaction)?.push(push);
  return found;
}
