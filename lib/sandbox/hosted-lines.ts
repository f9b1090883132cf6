import { type Html, html } from "./console/html.ts";
import type { HostedTexts } from "./hosted-texts.ts";
import type { StoredTransaction } from "./state.ts";

interface Line {
  name: string;
  quantity: number;
  cents: number;
}

/** The basket as a table, with what is to be paid below; the two may differ for a legacy deal. */
export function renderBasketLines(deal: StoredTransaction, texts: HostedTexts): Html {
  const money = new Intl.NumberFormat(texts.locale, { style: "currency", currency: toCurrency(deal.currency) });
  const lines = deal.legacy === undefined ? listSmartLines(deal) : listLegacyLines(deal.legacy.basket);
  return html`<table>
${lines.length > 0 && html`<thead><tr><th scope="col">${texts.article}</th><th scope="col">${texts.price}</th></tr></thead>`}
<tbody>${lines.map(
    ({ name, quantity, cents }) =>
      html`<tr><td>${name}${quantity > 1 && html` <span class="count">× ${quantity}</span>`}</td><td>${money.format(cents / 100).replace("-", "−")}</td></tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${texts.toPay}</th><td>${money.format(deal.sum / 100)}</td></tr></tfoot>
</table>`;
}

function listSmartLines({ basket }: StoredTransaction): Line[] {
  const shown = (basket?.products ?? []).filter((item) => item.item_type !== "stakeholder_payment");
  return shown.map((item) => {
    const quantity = item.quantity ?? 1;
    const cents = item.item_type === "sub_transaction" ? (item.sum ?? 0) : item.priceOne * quantity;
    return { name: item.desc, quantity, cents: item.item_type === "coupon" ? -cents : cents };
  });
}

function listLegacyLines(basket: NonNullable<StoredTransaction["legacy"]>["basket"]): Line[] {
  return basket.map((item) => {
    const quantity = Number(item.quantity ?? 1);
    return { name: item.name, quantity, cents: Number(item.total ?? Number(item.price ?? 0) * quantity) };
  });
}

/** The wire takes any three letters, the formatter does not. */
function toCurrency(currency: string): string {
  return /^[A-Za-z]{3}$/.test(currency) ? currency : "XXX";
}
