import { drawEpcQr } from "../epc-qr.ts";
import { findEffectiveAmount } from "../payments.ts";
import { renderInstructions } from "../render-transaction.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import type { World } from "../world.ts";
import { fact, spellIban } from "./facts.ts";
import { formatMoney, formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";

/** The money: wanted, arrived, open, given back. */
export function renderMoneyFacts(payment: StoredPayment | null): Html | null {
  if (payment === null) return null;
  const money = (cents: number) => html`<span class="num">${formatMoney(cents, payment.currency)}</span>`;
  const open = Math.max(payment.amount - payment.refunded - payment.received, 0);
  return html`<section><h2>Geld</h2><dl class="facts">
  ${fact("Betrag", money(payment.amount))}
  ${payment.method !== "debit" && html`${fact("Eingegangen", money(payment.received))}${fact("Offen", money(open), true)}`}
  ${payment.refunded > 0 && html`${fact("Storniert oder erstattet", money(payment.refunded))}${fact("Bleibt", money(findEffectiveAmount(payment)))}`}
  ${payment.incomingAt !== null && fact("Vollständig seit", formatTime(payment.incomingAt))}
  ${payment.incomingPurpose !== null && fact("Verwendungszweck laut Bank", payment.incomingPurpose)}
  ${payment.incomingIban !== null && fact("Überwiesen von", spellIban(payment.incomingIban))}
  ${payment.completedAt !== null && fact("Lieferung gemeldet", formatTime(payment.completedAt))}
  ${payment.dueAt !== null && fact("Fällig am", formatTime(payment.dueAt))}
  ${payment.payoutAt !== null && fact("Ausgezahlt", formatTime(payment.payoutAt))}
  ${payment.accrual && fact("Auszahlung", "gesperrt (accrual)")}
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
  ${fact("IBAN", spellIban(to.iban))}
  ${fact("BIC", `${to.bic}, ${to.bankname}`)}
  ${fact("Betrag", html`<span class="num">${formatMoney(payment.amount, payment.currency)}</span>`)}
  ${fact("Verwendungszweck", to.purpose, true)}
</dl><img class="qr" src="data:image/png;base64,${code}" alt="Girocode dieser Überweisung" width="152" height="152"></section>`;
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
