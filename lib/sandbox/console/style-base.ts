/** Type, page frame, header and the small things every page uses. */
export const STYLE_BASE = `
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { background: var(--paper); color: var(--ink); font: 100%/1.55 var(--body); text-size-adjust: 100%; accent-color: var(--ember); scroll-padding-top: 1.5rem; }
body { margin: 0; min-height: 100dvh; overflow-wrap: break-word; font-size: .9375rem; }
h1, h2, h3 { font-family: var(--display); font-weight: 400; letter-spacing: -.008em; text-wrap: balance; overflow-wrap: anywhere; margin: 0; font-variant-numeric: lining-nums; }
h1 { font-size: clamp(1.6rem, 1.3rem + 1.4vw, 2.2rem); line-height: 1.12; letter-spacing: -.012em; }
h2 { font-size: 1.35rem; line-height: 1.25; }
h3 { font-size: 1.1rem; line-height: 1.35; }
p { margin: 0; text-wrap: pretty; }
a { color: inherit; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; text-decoration-color: var(--line-strong); }
a:hover { color: var(--ember); text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--ember); outline-offset: 3px; border-radius: 2px; }
[tabindex="-1"]:focus-visible { outline: none; }
::selection { background: var(--ember); color: var(--on-ember); }
.shell { width: 100%; max-width: 80rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 3rem); }
.site { border-bottom: 1px solid var(--line); }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .1rem 2rem; padding-block: .9rem; }
.brand { font: 1.5rem/1 var(--display); text-decoration: none; white-space: nowrap; }
.brand span { color: var(--ember); }
.bar nav { display: flex; flex-wrap: wrap; gap: 0 .4rem; margin-inline: -.5rem; }
.bar nav a { display: inline-flex; align-items: center; min-height: 2.75rem; padding-inline: .55rem; text-decoration: none; }
.bar nav a:hover { text-decoration: underline; text-underline-offset: .3em; }
.bar nav a[aria-current] { font-weight: 600; text-decoration: underline; text-decoration-thickness: 2px; text-decoration-color: var(--ember); text-underline-offset: .45em; }
.where { margin-left: auto; color: var(--soft); font-size: .8125rem; }
#deviations { background: var(--warn-ground); border-top: 1px solid var(--line); font-size: .875rem; }
.strip { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem 1.25rem; padding-block: .35rem; }
.strip-title { font-weight: 600; color: var(--warn); }
.strip a { padding-block: .1rem; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--raised); padding: .5rem 1rem; z-index: 9; }
main { padding-block: clamp(1.5rem, 3vw, 2.5rem) 5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.soft { color: var(--soft); } .small { font-size: .8125rem; line-height: 1.45; } .strong { font-weight: 600; }
.num { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
code, pre, .mono { font-family: var(--mono); font-size: .8125em; overflow-wrap: anywhere; }
.notice { border-left: 4px solid var(--line-strong); background: var(--sunk); padding: .7rem 1rem; margin-bottom: 1.25rem; overflow-wrap: anywhere; }
.notice[role] { position: sticky; top: .5rem; z-index: 5; }
.notice.good { border-color: var(--good); background: var(--good-ground); }
.notice.wait { border-color: var(--warn); background: var(--warn-ground); }
.notice.bad { border-color: var(--bad); background: var(--bad-ground); }
.state { font-weight: 600; }
.state::before { content: ""; display: inline-block; width: .55em; height: .55em; border-radius: 50%; background: currentColor; margin-right: .45em; }
.state.quiet::before { background: none; box-shadow: inset 0 0 0 2px currentColor; }
.state.bad::before { border-radius: 0; transform: rotate(45deg) scale(.9); }
.state.wait::before { background: linear-gradient(90deg, currentColor 50%, transparent 50%); box-shadow: inset 0 0 0 2px currentColor; }
.good { color: var(--good); } .wait { color: var(--warn); } .bad { color: var(--bad); } .quiet { color: var(--soft); }
.notice.good, .notice.wait, .notice.bad { color: var(--ink); }
.up { margin-bottom: .6rem; font-size: .875rem; }
.head { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: end; justify-content: space-between; margin-bottom: 1.25rem; }
.lead { color: var(--soft); max-width: 44rem; margin-top: .4rem; }
@media (max-width: 40rem) { .where { margin: 0; width: 100%; } .bar nav { gap: 0; } .bar nav a { padding-inline: .5rem; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { :focus-visible { outline-color: Highlight; } .state::before { forced-color-adjust: none; } }
`;
