import { nameEvent } from "../event-offers.ts";
import { canReceiveMoney, listHeldMoney } from "../incoming-money.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import type { World } from "../world.ts";
import { type Choice, renderButton, renderForm, renderInput, renderSelect } from "./form-parts.ts";
import { formatMoney, formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";

/** A minus books the transfer with an earlier day; anything else happens when the sandbox's clock gets there. */
const TIMES: readonly Choice[] = [
  ["", "jetzt"],
  ["PT1H", "in einer Stunde"],
  ["P1D", "morgen"],
  ["P3D", "in 3 Tagen"],
  ["P14D", "in 14 Tagen"],
  ["-P1D", "gebucht gestern"],
  ["-P3D", "gebucht vor 3 Tagen"],
];

/** Money can arrive: what is open with one click, or any transfer. */
export function renderMoneyLevers(transaction: StoredTransaction, payment: StoredPayment, address: string): Html[] {
  if (!canReceiveMoney(transaction, payment)) return [];
  const open = Math.max(payment.amount - payment.received, 0);
  const action = `${address}/pay`;
  const full = `${formatMoney(open, payment.currency)} gehen ein`;
  const other = html`<div class="pay"><label class="field">${open > 0 ? "Anderer Betrag" : "Noch mehr Geld"}, in Euro<input name="euros" inputmode="decimal" placeholder="10,00" required autocomplete="off"></label><button data-key="pay-other">Geht ein</button></div>
<details data-key="pay-how"><summary>Verwendungszweck, Konto, Tag, Bemerkung</summary><div class="pay-how">
${renderInput("purpose", "Verwendungszweck", "", `type="text" placeholder="leer: TA ${payment.transId}" maxlength="140" autocomplete="off"`)}
${renderInput("iban", "IBAN des Absenders", "", 'type="text" autocomplete="off" maxlength="42"')}
${renderSelect("at", "Wann", TIMES, "")}
${renderInput("moment", "oder Dauer, Zeitpunkt", "", 'type="text" placeholder="PT36H, 2026-12-24" autocomplete="off"')}
${renderInput("remark", "Bemerkung von secupay", "", 'type="text" placeholder="leer: die übliche" maxlength="140" autocomplete="off"')}
</div><p class="small soft">Ohne die TA-Nummer im Zweck wird das Geld festgehalten.</p></details>`;
  const hint =
    open > 0 ? "Weniger ist eine Teilzahlung, mehr eine Überzahlung." : "Es ist nichts mehr offen: eine Überzahlung.";
  return [
    ...(open > 0
      ? [
          html`<li>${renderButton(action, full, { back: address, main: true })}<p class="small soft">Der Kunde überweist, was offen ist.</p></li>`,
        ]
      : []),
    html`<li>${renderForm(action, address, other, "block")}<p class="small soft">${hint}</p></li>`,
  ];
}

/** Money that reached the account and could not be matched; the office assigns it or sends it back. */
export function renderHeldMoney(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment | null,
  address: string,
): Html | null {
  const held = listHeldMoney(world, transaction);
  if (held.length === 0) return null;
  return html`<h3>Festgehaltenes Geld</h3><ul>${held.map(({ id, amount, purpose, iban, at }) => {
    const buttons = [
      canReceiveMoney(transaction, payment) &&
        renderButton(`${address}/assign`, "Zuordnen", { back: address, fields: { money: id } }),
      renderButton(`${address}/send-back`, "Zurücksenden", { back: address, fields: { money: id } }),
    ];
    return html`<li><p><span class="strong num">${formatMoney(amount, transaction.currency)}</span> <span class="small soft">${formatTime(at)}</span></p>
<p class="small">Zweck „${purpose}“${iban !== null && html`, von <span class="num">${iban}</span>`}</p><div class="acts slim">${buttons}</div></li>`;
  })}</ul>`;
}

/** What will happen by itself when the sandbox's clock gets there. */
export function renderPlanned(world: World, transaction: StoredTransaction): Html | null {
  const planned = world.store.meta.planned.filter((event) => event.transaction === transaction.id);
  if (planned.length === 0) return null;
  const rows = [...planned]
    .sort((a, b) => a.at - b.at)
    .map(({ at, event, input }) => {
      const amount =
        typeof input.amount === "number" ? html` über ${formatMoney(input.amount, transaction.currency)}` : null;
      return html`<li><span class="num small soft">${formatTime(at)}</span><br>${nameEvent(event)}${amount}</li>`;
    });
  return html`<h3>Geplant</h3><ul class="planned">${rows}</ul><p class="small soft">Nach der <a href="/console/levers#clock">Uhr der Sandbox</a>.</p>`;
}
