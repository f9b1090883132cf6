/** Forms, lists, tables, bodies. */
export const STYLE_PARTS = `
form { margin: 0; } form.plain { display: inline-flex; }
.stack { display: flex; flex-wrap: wrap; gap: .7rem .9rem; align-items: end; }
.column { display: grid; gap: 1rem; } .checks.column { flex-direction: column; }
.field { display: grid; grid-template-columns: minmax(0, auto); max-width: 100%; gap: .25rem; font-size: .8125rem; font-weight: 600; min-width: 0; }
.check { display: inline-flex; gap: .5rem; align-items: center; min-height: 2.75rem; }
.check input { width: 1.15rem; height: 1.15rem; margin: 0; flex: none; }
input:not([type="checkbox"]), select, button, .button { font: inherit; font-size: .9375rem; font-weight: 400; color: var(--ink); min-height: 2.75rem; border-radius: 2px; border: 1px solid var(--line-strong); background: var(--raised); padding: .35rem .75rem; max-width: 100%; }
input[type="number"] { width: 6.5rem; } input.wide { width: 100%; } input::placeholder { color: var(--soft); opacity: 1; }
input:hover, select:hover { border-color: var(--ink); }
button, .button { cursor: pointer; background: none; font-weight: 600; display: inline-flex; align-items: center; justify-content: center; text-decoration: none; }
button:hover, .button:hover { background: var(--sunk); border-color: var(--ink); color: var(--ink); }
button.main, .button.main { background: var(--ember); border-color: transparent; color: var(--on-ember); }
button.main:hover, .button.main:hover { background: var(--ember-deep); color: var(--on-ember); }
button.slim, .slim button, .slim .button { min-height: 2.1rem; padding: .1rem .6rem; font-size: .8125rem; }
.filter { padding: .9rem 1rem; background: var(--raised); border: 1px solid var(--line); margin-bottom: 1rem; }
.filter .grow { flex: 1 1 16rem; } .filter .grow input { width: 100%; }
.range { color: var(--soft); font-size: .875rem; padding-block: .5rem; }
.pager { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding-top: 1.25rem; color: var(--soft); font-size: .875rem; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-size: .8125rem; font-weight: 600; color: var(--soft); padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--line-strong); vertical-align: bottom; }
td { padding: .7rem 1rem .7rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
.right { text-align: right; }
.rows .state, .nowrap { white-space: nowrap; } @media (min-width: 56.01rem) { .rows td:nth-child(1) { width: 30%; } .rows td:nth-child(5) { width: 22%; } }
.rows tbody tr { position: relative; } .rows tbody tr:hover { background: var(--raised); }
.rows td:first-child a { font-weight: 600; } .rows td:first-child a::after { content: ""; position: absolute; inset: 0; }
.facts { margin: 0; border-top: 1px solid var(--line); }
.facts > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.25rem; border-bottom: 1px solid var(--line); padding-block: .45rem; }
.facts dt { color: var(--soft); font-size: .875rem; } .facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; text-align: right; margin-left: auto; }
.facts .total { font-weight: 600; }
pre { margin: .5rem 0 0; padding: .75rem .9rem; background: var(--sunk); border: 1px solid var(--line); border-radius: 2px; white-space: pre-wrap; line-height: 1.5; font-size: .8125rem; max-height: 32rem; overflow: auto; }
pre mark { background: var(--warn-ground); color: var(--warn); font-weight: 600; box-shadow: 0 0 0 2px var(--warn-ground); }
pre .k { color: var(--soft); }
details > summary { cursor: pointer; min-height: 2.1rem; display: inline-flex; align-items: center; gap: .4rem; font-size: .875rem; text-decoration: underline; text-decoration-color: var(--line-strong); text-underline-offset: .2em; list-style: none; }
details > summary::-webkit-details-marker { display: none; }
details > summary::before { content: ""; width: .4em; height: .4em; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); margin-right: .15rem; flex: none; }
details[open] > summary::before { transform: rotate(45deg); }
summary:hover { color: var(--ember); }
.folds { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: center; } .folds.slim { gap: .3rem .6rem; } .folds.slim details { margin-right: .6rem; } .folds details[open] { flex-basis: 100%; }
.copyline { display: flex; justify-content: flex-end; margin-top: .4rem; }
.entry { border-top: 1px solid var(--line); padding-block: 1rem; }
.entry .top { display: flex; flex-wrap: wrap; gap: .15rem 1rem; justify-content: space-between; align-items: baseline; }
.entry h2, .entry h3 { font: 600 .9375rem/1.45 var(--body); letter-spacing: 0; }
.entry h2 code, .entry h3 code { font-size: .9em; font-weight: 400; }
.attempts { list-style: none; margin: .35rem 0; padding: 0; font-size: .875rem; }
.acts { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin-top: .5rem; }
@media (max-width: 56rem) {
  .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rows, .rows tbody { display: block; } .rows tr { display: grid; grid-template-columns: 1fr auto; gap: .15rem 1rem; padding-block: .85rem; border-bottom: 1px solid var(--line); }
  .rows td { padding: 0; border: 0; } .rows td.full { grid-column: 1 / -1; } .rows td.right { text-align: right; }
  .rows td[data-label]::before { content: attr(data-label) " "; color: var(--soft); font-size: .8125rem; }
}
@media (max-width: 40rem) { .filter .field { flex: 1 1 8rem; } .filter select { width: 100%; } }
`;
