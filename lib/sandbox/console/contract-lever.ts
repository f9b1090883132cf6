import type { ContractFlags } from "../state.ts";
import { createMeta } from "../state-defaults.ts";
import { renderCheckbox, renderForm, renderInput, renderSelect } from "./form-parts.ts";
import { type Html, html } from "./html.ts";
import { nameMethod } from "./status-words.ts";

/** German names, complete by type. */
const LABELS: Readonly<Record<keyof ContractFlags, string>> = {
  methods: "Angebotene Zahlungsarten",
  status9: "Status 9 (bezahlt) wird gemeldet",
  strict: "Unbekannte und zu lange Felder werden abgewiesen",
  expiredTokenStatus: "HTTP-Status bei abgelaufenem Token",
  tokenLifetime: "Lebensdauer des Tokens (s)",
  ownIban: "Jeder Vorgang hat eine eigene IBAN",
  transactionsAllowed: "Der Vertrag erlaubt Zahlungen (ältere Endpunkte)",
  legacyBasketSum: "Ältere Endpunkte prüfen die Summe des Warenkorbs",
  mixedBaskets: "Gemischte Warenkörbe mehrerer Händler",
  deliveryCaptures: "setDelivery meldet auch die Lieferung der Rechnung",
  uniqueOrderIds: "Jede Bestellnummer gilt nur einmal",
  dueDays: "Zahlungsziel der Rechnung (Tage)",
  overdueDays: "Überfällig nach Fälligkeit (Tage, 0: nie)",
  codeAsText: "Fehlercodes als Text",
  lateInstructions: "Bankdaten fehlen noch, auch nach dem Start",
};

const CHOICES: Readonly<Record<string, readonly string[]>> = { expiredTokenStatus: ["403", "401"] };

type Flag = string[] | boolean | number | string;
type FlagName = keyof ContractFlags;

function listFlags(contract: ContractFlags): [name: FlagName, value: Flag][] {
  return Object.entries(contract) as [FlagName, Flag][];
}

/** Every flag of the contract by its type; a new flag gets its field without a change here. */
export function renderContractLever(contract: ContractFlags): Html {
  const flags = listFlags(contract);
  const draw = (pick: (value: Flag) => boolean) =>
    flags.filter(([, value]) => pick(value)).map(([name, value]) => renderFlag(name, value));
  return html`<section class="lever wide" id="contract"><h2>Vertrag</h2><p>Was mit dem Zahlungsdienst vereinbart ist.</p>
${renderForm(
  "/console/levers/contract",
  "/console/levers#contract",
  html`${draw(Array.isArray)}
<fieldset><legend>Schalter</legend><div class="checks column">${draw((value) => typeof value === "boolean")}</div></fieldset>
<div class="stack">${draw((value) => typeof value !== "boolean" && !Array.isArray(value))}</div><div><button>Einstellen</button></div>`,
  "column",
)}</section>`;
}

function renderFlag(name: FlagName, value: Flag): Html {
  const label = LABELS[name];
  const choices = CHOICES[name];
  if (Array.isArray(value)) {
    const known = createMeta("").contract as unknown as Record<string, string[] | undefined>;
    const all = [...new Set([...(known[name] ?? []), ...value])];
    return html`<fieldset><legend>${label}</legend><div class="checks">${all.map((entry) =>
      renderCheckbox(name, entry, name === "methods" ? nameMethod(entry) : entry, value.includes(entry)),
    )}</div></fieldset>`;
  }
  if (typeof value === "boolean") return renderCheckbox(name, "true", label, value);
  if (choices !== undefined) {
    return renderSelect(
      name,
      label,
      choices.map((choice) => [choice, choice] as const),
      String(value),
    );
  }
  return renderInput(
    name,
    label,
    String(value),
    typeof value === "number" ? 'type="number" step="any"' : 'type="text"',
  );
}

/** Reads the form back, each flag by the type it has now; a box that is not ticked is not sent and means no. */
export function readContractForm(contract: ContractFlags, form: URLSearchParams): Record<string, unknown> {
  const entries = listFlags(contract).flatMap(([name, value]): [string, unknown][] => {
    if (Array.isArray(value)) return [[name, form.getAll(name)]];
    if (typeof value === "boolean") return [[name, form.get(name) === "true"]];
    const text = form.get(name);
    if (text === null) return [];
    return [[name, typeof value === "number" ? Number(text) : text]];
  });
  return Object.fromEntries(entries);
}
