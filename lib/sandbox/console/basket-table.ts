import { sumItems } from "../basket-total.ts";
import type { StoredTransaction } from "../state.ts";
import { formatMoney } from "./format.ts";
import { type Html, html } from "./html.ts";

interface Line {
  name: string;
  kind: string;
  tax: string | number | null;
  quantity: string | number | null;
  cents: number;
}

/** What was ordered; lines that do not add up to the sum show. */
export function renderBasketTable(transaction: StoredTransaction): Html | null {
  const { sum, currency } = transaction;
  const { lines, total } = readBasket(transaction);
  if (lines.length === 0) return null;
  const money = (cents: number) => html`<span class="num">${formatMoney(cents, currency)}</span>`;
  return html`<section><h2>Warenkorb</h2><table class="basket"><thead><tr><th scope="col">Posten</th><th scope="col" class="right">Menge</th><th scope="col" class="right">Betrag</th></tr></thead><tbody>
${lines.map(
  ({ name, kind, tax, quantity, cents }) =>
    html`<tr><td>${name}<br><span class="small soft">${kind}${tax !== null && ` · ${tax} %`}</span></td><td class="right num">${quantity ?? "–"}</td><td class="right">${money(cents)}</td></tr>`,
)}
<tr><td colspan="2" class="strong">Summe</td><td class="right strong">${money(sum)}</td></tr></tbody></table>
${total !== sum && html`<p class="small bad">Die Posten ergeben ${formatMoney(total, currency)}.</p>`}</section>`;
}

function readBasket({ basket, legacy }: StoredTransaction): { lines: Line[]; total: number } {
  if (legacy !== undefined) {
    const lines = legacy.basket.map((item) => {
      const { name, item_type: kind = "article", tax = null, quantity = null } = item;
      const cents = Number(item.total ?? Number(item.price ?? 0) * Number(quantity ?? 1));
      return { name, kind, tax, quantity, cents: kind === "coupon" ? -cents : cents };
    });
    return { lines, total: lines.reduce((sum, { cents }) => sum + cents, 0) };
  }
  const products = basket?.products ?? [];
  const lines = products.map(({ desc, quantity = 1, priceOne, tax, item_type: kind = "article", sum = 0 }) => {
    const cents = kind === "sub_transaction" ? sum : priceOne * quantity;
    return { name: desc, kind, tax, quantity, cents: kind === "coupon" ? -cents : cents };
  });
  return { lines, total: sumItems(products) };
}
