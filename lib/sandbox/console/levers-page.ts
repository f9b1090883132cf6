import type { World } from "../world.ts";
import { renderContractLever } from "./contract-lever.ts";
import { html } from "./html.ts";
import type { ConsolePage } from "./layout.ts";
import { renderClockLever, renderPushLever, renderResetLever, renderSmtpLever } from "./mode-levers.ts";
import { renderNextLever } from "./next-lever.ts";
import { renderWeatherLever } from "./weather-lever.ts";

/** The levers as forms: how the provider, its pushes, its clock and the mail server behave from now on. */
export function renderLeversPage(world: World, query: URLSearchParams): ConsolePage {
  const { meta } = world.store;
  const content = html`<div class="head"><div><h1>Hebel</h1>
<p class="lead">Wie sich der Zahlungsdienst von jetzt an verhält. Alles geht auch als Aufruf unter <code>/_sandbox/…</code>, für Tests.</p></div></div>
<div class="lever-grid">
${renderNextLever(meta)}
${renderWeatherLever(meta, query.get("weather") || "*")}
${renderPushLever(meta)}
${renderSmtpLever(meta)}
${renderClockLever(world)}
${renderContractLever(meta.contract)}
${renderResetLever(meta)}
</div>`;
  return { title: "Hebel", tab: "/console/levers", content };
}
