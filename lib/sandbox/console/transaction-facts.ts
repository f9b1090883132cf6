import { sumItems } from "../basket-total.ts";
import { drawEpcQr } from "../epc-qr.ts";
import { nameDetailedStatus } from "../render-payment.ts";
import { renderInstructions } from "../render-transaction.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import { listPayments } from "../transaction-view.ts";
import type { World } from "../world.ts";
import { formatMoney, formatTime } from "./format.ts";
import { flag, type Html, html, type Piece } from "./html.ts";
import { nameMethod, wordSimpleStatus } from "./status-words.ts";

function fact(term: string, value: Piece, total = false): Html {
  return html`<div${flag('class="total"', total)}><dt>${term}</dt><dd>${value}</dd></div>`;
}

/** The money: wanted, arrived, open, given back. */
export function renderMoneyFacts(payment: StoredPayment | null): Html | null {
  if (payment === null) return null;
  const money = (cents: number) => html`<span class="num">${formatMoney(cents, payment.currency)}</span>`;
  const open = Math.max(payment.amount - payment.refunded - payment.received, 0);
  return html`<section><h2>Geld</h2><dl class="facts">
  ${fact("Betrag", money(payment.amount))}
  ${payment.method !== "debit" && html`${fact("Eingegangen", money(payment.received))}${fact("Offen", money(open), true)}`}
  ${payment.refunded > 0 && fact("Storniert oder erstattet", money(payment.refunded))}
  ${payment.incomingAt !== null && fact("Vollständig seit", formatTime(payment.incomingAt))}
  ${payment.completedAt !== null && fact("Lieferung gemeldet", formatTime(payment.completedAt))}
  ${payment.note !== null && fact("Hinweis", payment.note)}
</dl></section>`;
}

/** Where the customer transfers to, with the code of a banking app. */
export async function renderTransferFacts(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment | null,
): Promise<Html | null> {
  const to = payment === null || !transaction.started ? null : renderInstructions(world, payment);
  if (payment === null || to === null) return null;
  // Drawn here, not fetched from the provider's surface: looking at a transaction must not add to its requests.
  const code = (await drawEpcQr(world, transaction.id)).toString("base64");
  return html`<section><h2>Überweisung</h2><dl class="facts">
  ${fact("Empfänger", to.owner)}
  ${fact("IBAN", html`<span class="num">${to.iban.replaceAll(/(.{4})(?=.)/g, "$1 ")}</span>`)}
  ${fact("BIC", `${to.bic}, ${to.bankname}`)}
  ${fact("Betrag", html`<span class="num">${formatMoney(payment.amount, payment.currency)}</span>`)}
  ${fact("Verwendungszweck", to.purpose, true)}
</dl><img class="qr" src="data:image/png;base64,${code}" alt="Girocode dieser Überweisung" width="152" height="152"></section>`;
}

/** The linked attempt first, then earlier ones that stay readable. */
export function renderPaymentFacts(world: World, transaction: StoredTransaction): Html | null {
  const payments = listPayments(world, transaction).reverse();
  if (payments.length === 0) return null;
  return html`<section><h2>${payments.length === 1 ? "Zahlung" : "Zahlungen"}</h2><dl class="facts">${payments.map(
    (payment) => {
      const { text, tone } = wordSimpleStatus(payment.simple);
      return fact(
        payment.id === transaction.payment
          ? `${nameMethod(payment.method)}, verknüpft`
          : `${nameMethod(payment.method)}, früher`,
        html`<code>${payment.id}</code><br><span class="state ${tone}">${payment.simple} ${text}</span> <span class="soft small">${payment.detailed} ${nameDetailedStatus(payment.detailed)}</span><br><span class="small soft">TA ${payment.transId} · ${formatTime(payment.created)}</span>`,
      );
    },
  )}</dl></section>`;
}

/** What was ordered; a line that does not add up with the sum shows. */
export function renderBasketTable({ basket, sum, currency }: StoredTransaction): Html | null {
  if (!basket || basket.products.length === 0) return null;
  const money = (cents: number) => html`<span class="num">${formatMoney(cents, currency)}</span>`;
  return html`<section><h2>Warenkorb</h2><table class="basket"><thead><tr><th scope="col">Posten</th><th scope="col" class="right">Menge</th><th scope="col" class="right">Betrag</th></tr></thead><tbody>
${basket.products.map(({ desc, quantity = 1, priceOne, tax, item_type = "article", ...item }) => {
  const line = item_type === "sub_transaction" ? (item.sum ?? 0) : priceOne * quantity;
  return html`<tr><td>${desc}<br><span class="small soft">${item_type} · ${tax} %</span></td><td class="right num">${quantity}</td><td class="right">${money(item_type === "coupon" ? -line : line)}</td></tr>`;
})}
<tr><td colspan="2" class="strong">Summe</td><td class="right strong">${money(sum)}</td></tr></tbody></table>
${sumItems(basket.products) !== sum && html`<p class="small bad">Die Posten ergeben ${formatMoney(sumItems(basket.products), currency)}.</p>`}</section>`;
}

/** Who ordered, and where it goes when that is somewhere else. */
export function renderCustomerFacts(world: World, transaction: StoredTransaction): Html | null {
  const { customers } = world.store.tables;
  const find = (id: string | null) => (id === null ? undefined : customers.get(id));
  const customer = find(transaction.customer);
  const delivery = find(transaction.shippingAddress);
  if (customer === undefined && delivery === undefined) return null;
  return html`<section><h2>Kunde</h2><dl class="facts">
  ${customer && html`${fact("Name", text(customer.contact.name))}${fact("E-Mail", text(customer.contact.email))}${fact("Telefon", text(customer.contact.phone))}${fact("Anschrift", formatAddress(customer.contact.address))}`}
  ${delivery && fact("Lieferung an", html`${text(delivery.contact.name)}<br>${formatAddress(delivery.contact.address)}`)}
  ${fact("Kunde beim Zahlungsdienst", html`<code>${customer?.id ?? "–"}</code>`)}
</dl></section>`;
}

function text(value: unknown): string {
  return typeof value === "string" && value !== "" ? value : "–";
}

function formatAddress(value: unknown): Html {
  if (typeof value !== "object" || value === null) return html`–`;
  const { street, street_number, postal_code, city, country } = value as Record<string, unknown>;
  const line = (...parts: unknown[]) => parts.filter((part) => typeof part === "string" && part !== "").join(" ");
  return html`${line(street, street_number)}<br>${line(postal_code, city, country)}`;
}
