import type { World } from "../world.ts";
import { buildTokenCommand, showSecret } from "./curl-command.ts";
import { type Html, html } from "./html.ts";

/** What a developer sees before the first transaction: where to point a client at, and a first order by hand. */
export function renderGettingStarted(world: World): Html {
  const settings = `SECUCONNECT_API_URL=${world.baseUrl}/api/v2
SECUCONNECT_TOKEN_URL=${world.baseUrl}/oauth/token
SECUCONNECT_CLIENT_ID=${world.clientId}
SECUCONNECT_CLIENT_SECRET=${showSecret(world)}
SECUCONNECT_CONTRACT=${world.contractId}`;
  return html`<div class="start">
<section><h2>Noch kein Vorgang</h2>
  <p class="lead">Diese Sandbox antwortet wie der Zahlungsdienst. Sobald ein Shop oder eine Kommandozeile hier bestellt, steht der Vorgang auf dieser Seite.</p>
  <ol>
    <li>Den Client auf diese Sandbox richten: Adresse und Zugangsdaten stehen nebenan. Mehr ändert sich später auch für den echten Betrieb nicht.</li>
    <li>Im Shop bestellen oder die Zeilen unten in ein Terminal kopieren.</li>
    <li>Den Vorgang hier öffnen und Geld eingehen lassen. <a href="/console/levers">Hebel</a> stellen Ablehnungen, Ausfälle und verlorene Antworten her.</li>
  </ol>
</section>
<section>
  <h3>Einstellungen</h3>
  ${renderSnippet("settings", settings)}
  <h3>Erste Bestellung auf Vorkasse</h3>
  ${renderSnippet("first-order", `${buildTokenCommand(world)}\n\n${buildCreateCommand(world)}\n\n${buildStartCommand(world)}`)}
</section>
</div>`;
}

function renderSnippet(id: string, text: string): Html {
  return html`<pre id="${id}" tabindex="0">${text}</pre>
<div class="copyline"><button type="button" class="slim" data-copy="${id}" hidden>Kopieren</button></div>`;
}

function buildCreateCommand(world: World): string {
  const contact = { forename: "Erika", surname: "Probe", email: "erika@example.test" };
  const order = {
    is_demo: true,
    intent: "sale",
    contract: { id: world.contractId },
    customer: { contact },
    transactionRef: "Bestellung 10001",
    merchantRef: "10001",
    basket: { products: [{ id: 1, desc: "Roggenmehl", quantity: 2, priceOne: 490, tax: 7 }] },
    basket_info: { sum: 980, currency: "EUR" },
  };
  return `STX=$(curl -s '${world.baseUrl}/api/v2/Smart/Transactions' \\
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(order)}' \\
  | sed 's/.*"id":"\\(STX_[^"]*\\)".*/\\1/')`;
}

function buildStartCommand(world: World): string {
  return `curl -s -X POST "${world.baseUrl}/api/v2/Smart/Transactions/$STX/start/prepaid" \\
  -H "Authorization: Bearer $TOKEN"`;
}
