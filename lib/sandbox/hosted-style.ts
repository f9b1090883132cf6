import { STYLE_TOKENS } from "./console/style-tokens.ts";

/** Style sheet of the hosted page, in the tokens of the console: one narrow column, large touch targets, light and dark. */
export const HOSTED_STYLE = `${STYLE_TOKENS}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--body); font-variant-numeric: tabular-nums; }
.strip { margin: 0; padding: .6rem 1.25rem; border-bottom: 1px solid var(--line); color: var(--soft); font-size: .875rem; text-align: center; }
main { max-width: 35rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1 { font: 400 2rem/1.2 var(--display); margin: 0; }
h2, legend { font: 400 1.25rem/1.3 var(--display); margin: 0 0 .6rem; padding: 0; }
.lead { color: var(--soft); margin: .2rem 0 0; }
section, fieldset { margin: 2rem 0 0; padding: 0; border: 0; min-width: 0; }
table { width: 100%; border-collapse: collapse; margin-top: 1.5rem; }
th, td { text-align: left; font-weight: 400; padding: .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:last-child, th:last-child { text-align: right; white-space: nowrap; padding-left: 1rem; overflow-wrap: normal; }
thead th { color: var(--soft); font-size: .875rem; }
tfoot th, tfoot td { border: 0; padding-top: .8rem; font-weight: 600; }
tfoot td { font: 400 1.625rem/1.2 var(--display); font-variant-numeric: lining-nums; }
.count { color: var(--soft); }
.choice { display: grid; grid-template-columns: 1.25rem 1fr; gap: 0 .75rem; align-items: start; padding: .7rem 0; border-bottom: 1px solid var(--line); cursor: pointer; }
.choice:last-child { border-bottom: 0; }
.choice input { width: 1.25rem; height: 1.25rem; margin: .15rem 0 0; accent-color: var(--ember); }
.choice small { display: block; color: var(--soft); font-size: .875rem; }
.fields { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 1rem; }
.field { grid-column: span 6; }
.half { grid-column: span 3; } .most { grid-column: span 4; } .little { grid-column: span 2; }
.field label { display: block; font-weight: 600; font-size: .9375rem; margin-bottom: .25rem; }
.field input { font: inherit; color: inherit; width: 100%; min-height: 2.9rem; padding: .4rem .75rem; background: var(--raised); border: 1px solid var(--line-strong); border-radius: 2px; }
.field [aria-invalid] { border: 2px solid var(--bad); }
.hint { color: var(--soft); font-size: .875rem; margin: .3rem 0 0; }
.wrong { color: var(--bad); font-size: .9375rem; font-weight: 600; margin: .3rem 0 0; }
.notice { border-left: 4px solid var(--bad); background: var(--bad-ground); padding: .7rem 1rem; margin: 1.5rem 0 0; }
.notice.calm { border-color: var(--good); background: var(--good-ground); }
.aside { border: 1px dashed var(--soft); border-radius: 2px; padding: 1rem 1.1rem .4rem; }
.aside legend { font-size: .9375rem; padding: 0 .4rem; margin-left: -.4rem; }
.mandate { font-size: .9375rem; margin: 1.25rem 0 0; max-width: 33rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1.25rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; }
.actions { display: grid; gap: .75rem; margin-top: 2rem; }
button, .button { font: inherit; text-align: center; text-decoration: none; cursor: pointer; min-height: 3.1rem; padding: .7rem 1.25rem; border-radius: 2px; border: 1px solid var(--soft); background: none; color: inherit; }
.main { background: var(--ember); border-color: var(--ember); color: var(--on-ember); font-weight: 600; }
button:hover, .button:hover { border-color: var(--ink); }
:focus-visible { outline: 3px solid var(--ember); outline-offset: 2px; }
form:has(input[name="method"][value="debit"]:not(:checked)) .debit { display: none; }
.debit .choice { border: 0; }
@media (max-width: 26rem) { .half { grid-column: span 6; } .most, .little { grid-column: span 3; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media (forced-colors: active) { .choice input { forced-color-adjust: auto; } }
`;
