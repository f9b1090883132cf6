import { flag, type Html, html, type Piece } from "./html.ts";

/** One line of a list of facts. */
export function fact(term: string, value: Piece, total = false): Html {
  return html`<div${flag('class="total"', total)}><dt>${term}</dt><dd>${value}</dd></div>`;
}

export function renderFacts(heading: string, facts: Piece): Html {
  return html`<section><h2>${heading}</h2><dl class="facts">${facts}</dl></section>`;
}

/** An IBAN in groups of four. */
export function spellIban(iban: string): Html {
  return html`<span class="num">${iban.replaceAll(/(.{4})(?=.)/g, "$1 ")}</span>`;
}
