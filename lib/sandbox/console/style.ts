/** The console's style sheet: one column, type before boxes, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2326; --quiet: #5c676d; --line: #d9dedb; --paper: #fafaf7; --raised: #ffffff;
  --accent: #0b5f6b; --good: #1d6b3c; --wait: #85550a; --bad: #a32a26; --mono: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eae8; --quiet: #9aa6a6; --line: #343b3d; --paper: #15191a; --raised: #1d2224;
  --accent: #6cc3cf; --good: #7cc796; --wait: #dcae62; --bad: #ee8b84; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  font-variant-numeric: tabular-nums; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.75rem; }
header p { margin: 0; color: var(--quiet); font-size: .9rem; }
h1 { font-size: 1.35rem; line-height: 1.25; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .2em; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; margin: 1.1rem 0 0; border-bottom: 1px solid var(--line); }
nav a { padding: .6rem 0; text-decoration: none; color: var(--quiet); border-bottom: 2px solid transparent; margin-bottom: -1px; }
nav a[aria-current] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
main { padding-top: 1.5rem; padding-bottom: 4rem; }
.notice { border-left: 3px solid var(--accent); padding: .5rem .9rem; background: var(--raised); margin: 0 0 1.5rem; overflow-wrap: anywhere; }
.notice.bad { border-color: var(--bad); }
.entry { border-top: 1px solid var(--line); padding: 1.25rem 0; }
.entry:first-of-type { border-top: 0; }
.row { display: flex; flex-wrap: wrap; gap: .35rem 1rem; align-items: baseline; justify-content: space-between; }
.quiet { color: var(--quiet); }
.small { font-size: .875rem; }
.sum { font-size: 1.15rem; font-weight: 600; }
code, pre, .mono { font-family: var(--mono); font-size: .82rem; overflow-wrap: anywhere; }
pre { margin: .5rem 0; padding: .75rem; background: var(--raised); border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; }
.state { font-weight: 600; white-space: nowrap; }
.state::before { content: ""; display: inline-block; width: .55rem; height: .55rem; border-radius: 50%; background: currentColor; margin-right: .45rem; }
.good { color: var(--good); } .wait { color: var(--wait); } .bad { color: var(--bad); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: .75rem 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
ol.time { list-style: none; margin: .5rem 0; padding: 0; font-size: .875rem; }
ol.time time { color: var(--quiet); margin-right: .6rem; }
form { margin: 0; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: end; margin-top: .9rem; }
.actions form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
label { display: grid; gap: .2rem; font-size: .875rem; color: var(--quiet); }
input, select, button { font: inherit; color: inherit; min-height: 2.6rem; border-radius: 4px; border: 1px solid var(--quiet); background: var(--raised); padding: .35rem .7rem; max-width: 100%; }
input[type="text"], input[type="number"] { width: 9rem; }
button { cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 600; }
button:hover { border-color: var(--ink); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
details { margin: .6rem 0 0; } summary { cursor: pointer; color: var(--accent); min-height: 1.8rem; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: 4px; background: #fff; }
.lever { border-top: 1px solid var(--line); padding: 1.1rem 0; display: grid; gap: .5rem; }
.lever p { margin: 0; color: var(--quiet); font-size: .9rem; max-width: 44rem; }
@media (max-width: 32rem) { nav { column-gap: .95rem; font-size: .95rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } .actions, .actions form { width: 100%; } .actions button { flex: 1 1 auto; } }
`;
