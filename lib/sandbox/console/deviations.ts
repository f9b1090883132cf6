import type { Meta } from "../state.ts";
import { createMeta } from "../state-defaults.ts";
import type { World } from "../world.ts";
import { formatSpan, formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";

/** A strip below the header that says what is not as usual; it explains surprises before one looks for them. */
export function renderDeviations(world: World): Html {
  const found = listDeviations(world.store.meta, world.clock.now());
  return html`<div id="deviations" data-live${found.length === 0 ? html` hidden` : null}><div class="shell strip">
  <span class="strip-title">Nicht wie üblich</span>
  ${found.map(([anchor, text]) => html`<a href="/console/levers#${anchor}">${text}</a>`)}
</div></div>`;
}

function listDeviations(meta: Meta, now: number): [anchor: string, text: string][] {
  const found: [string, string][] = [];
  const queued = meta.next.reduce((sum, { times }) => sum + times, 0);
  if (queued > 0) found.push(["next", `${queued} ${queued === 1 ? "Ausgang" : "Ausgänge"} vorgemerkt`]);
  if (meta.weather !== null) found.push(["weather", "Wetter ist an"]);
  if (meta.pushMode !== "normal") found.push(["pushes", `Pushes: ${meta.pushMode}`]);
  if (meta.smtpMode !== "normal") found.push(["smtp", `Mailserver: ${meta.smtpMode}`]);
  if (meta.clockOffset > 0) {
    found.push(["clock", `Uhr geht ${formatSpan(meta.clockOffset)} vor: ${formatTime(now).slice(0, -3)}`]);
  }
  if (JSON.stringify(meta.contract) !== JSON.stringify(createMeta("").contract)) {
    found.push(["contract", "Vertrag geändert"]);
  }
  return found;
}
