import { maskIban } from "../banks.ts";
import { maskPayerIban } from "../render-payment.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import type { World } from "../world.ts";
import { fact, renderFacts } from "./facts.ts";
import { formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";

/** The bank account a debit is drawn from, masked, with its mandate. */
export function renderAccountFacts(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment | null,
): Html | null {
  const id = payment?.container ?? transaction.container;
  const container = id === null ? undefined : world.store.tables.containers.get(id);
  if (container === undefined) {
    const iban = maskPayerIban(payment?.containerIban ?? null);
    return iban === null
      ? null
      : renderFacts("Konto", html`${fact("Inhaber", payment?.containerOwner)}${fact("IBAN", iban)}`);
  }
  const { owner, iban, bic, bankname, mandate, mandateId, created, deleted } = container;
  return renderFacts(
    "Konto und Mandat",
    html`${fact("Inhaber", owner)}${fact("IBAN", html`<span class="num">${maskIban(iban)}</span>`)}${fact("Bank", `${bic}, ${bankname}`)}
${fact("Mandat", html`<code>${mandate}</code> <span class="small soft">Nr. ${mandateId}, ${formatTime(created)}</span>`)}
${fact("Zahlungsmittel", html`<code>${container.id}</code>${deleted && html`<br><span class="small bad">gelöscht</span>`}`)}`,
  );
}

const NAMES: Readonly<Record<string, string>> = {
  type: "Art",
  code: "Abholcode",
  scheduled_slot: "Zeitfenster",
  store_id: "Filiale",
  delivered_at: "Übergeben",
  shipped_at: "Versandt",
  shipped_by: "Versender",
  carrier: "Versender",
  tracking_code: "Sendungsnummer",
  tracking_id: "Sendungsnummer",
  invoice_number: "Rechnungsnummer",
  order_id: "Bestellnummer",
};
const TYPES: Readonly<Record<string, string>> = { collection: "Abholung", shipping: "Versand" };

/** How it gets to the customer: what setDelivery said of the transaction, and capture of the payment. */
export function renderDeliveryFacts(
  { deliveryOptions, pickupCode }: StoredTransaction,
  payment: StoredPayment | null,
): Html | null {
  const options = listDetails(deliveryOptions);
  const shipping = listDetails(payment?.shipping ?? null);
  if (options.length === 0 && shipping.length === 0 && pickupCode === null) return null;
  return renderFacts(
    "Lieferung",
    html`${options}${pickupCode !== null && fact("Abholcode", html`<span class="num">${pickupCode}</span>`, true)}${shipping}`,
  );
}

function listDetails(details: Record<string, unknown> | null): Html[] {
  return Object.entries(details ?? {}).map(([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return fact(NAMES[name] ?? name, name === "type" ? (TYPES[text] ?? text) : text);
  });
}
