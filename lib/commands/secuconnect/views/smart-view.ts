import type { PaymentTransaction, SmartTransaction } from "#lib/secuconnect/index.ts";
import { formatAmount } from "../shell/amounts.ts";
import type { Ink } from "../shell/ink.ts";
import { alignRows, type Row, toPlain, writeSection } from "../shell/layout.ts";
import { listInstructions } from "./instruction-rows.ts";
import { adviseSmart } from "./status-lines.ts";

/**
 * A Smart Transaction for a person.
 * @param withCustomer whether the customer's own data was asked for
 * @param payments below it, where they were read
 */
export function writeSmart(
  smart: SmartTransaction,
  ink: Ink,
  withCustomer: boolean,
  payments: readonly PaymentTransaction[] = [],
): string[] {
  const { word, meaning, shopShould, colour } = adviseSmart(smart, payments);
  const plain = (value: string | null) => value && toPlain(value);
  const main: Row[] = [
    ["status", `${ink(colour, word)} – ${meaning}`],
    ["shop now", ink("bold", shopShould)],
    ["amount", formatAmount(smart.amountCents, smart.currency)],
    ["method", plain(smart.paymentMethod)],
    ["mode", [smart.isDemo === false ? "live" : "demo", `intent ${toPlain(smart.intent)}`].join(", ")],
    ["merchantRef", plain(smart.merchantRef)],
    ["transactionRef", plain(smart.transactionRef)],
    ["transId", smart.transId],
    ["customer", plain(smart.customer?.id ?? null)],
    ["contract", plain(smart.contractId)],
    ["created", plain(smart.created)],
    ["updated", plain(smart.updated)],
  ];
  return [
    ink("bold", `Smart Transaction ${toPlain(smart.id)}`),
    ...alignRows(main, "  "),
    ...writeSection(
      "Basket",
      smart.basket.map((line) => toBasketRow(line, smart.currency)),
    ),
    ...writeSection("Transfer to", listInstructions(smart.instructions)),
    ...writeSection("Delivery", listDelivery(smart)),
    ...writeSection("Hosted pages", listLinks(smart)),
    ...(withCustomer ? writeSection("Customer", listCustomer(smart)) : []),
  ];
}

function toBasketRow(
  { quantity, description, unitCents }: SmartTransaction["basket"][number],
  currency: string | null,
): Row {
  return [`${quantity ?? 1} × ${toPlain(description)}`, formatAmount(unitCents, currency)];
}

function listDelivery({ delivery }: SmartTransaction): Row[] {
  if (delivery === null) return [];
  const { scheduledSlot: slot } = delivery;
  const rows: Row[] = [
    ["type", delivery.type],
    ["shipped", delivery.shippedAt],
    ["carrier", delivery.shippedBy],
    ["tracking", delivery.trackingCode],
    ["invoice", delivery.invoiceNumber],
    ["slot", slot && `${slot.start ?? "?"} to ${slot.end ?? "?"}`],
    ["delivered", delivery.deliveredAt],
    ["pickup code", delivery.pickupCode],
  ];
  return rows.map(([name, value]) => [name, value && toPlain(value)]);
}

/** Only while there is something to pay: what is started needs no page any more. */
function listLinks({ status, paymentLinks, checkoutLinks, iframeUrl }: SmartTransaction): Row[] {
  if (!["created", "approved", "failed", "unknown"].includes(status)) return [];
  const links = Object.entries({ ...paymentLinks, ...checkoutLinks, ...(iframeUrl ? { iframe: iframeUrl } : {}) });
  return links.map(([name, url]) => [toPlain(name), toPlain(url)]);
}

function listCustomer({ customer }: SmartTransaction): Row[] {
  const contact = customer?.contact;
  const address = contact?.address;
  const rows: Row[] = [
    ["name", contact?.name ?? [contact?.forename, contact?.surname].filter(Boolean).join(" ")],
    ["company", contact?.companyName],
    ["e-mail", contact?.email],
    ["phone", contact?.phone ?? contact?.mobile],
    ["born", contact?.birthDate],
    ["street", [address?.street, address?.streetNumber].filter(Boolean).join(" ")],
    ["city", [address?.postalCode, address?.city, address?.country].filter(Boolean).join(" ")],
  ];
  return rows.map(([name, value]) => [name, value && toPlain(value)]);
}
