/** What single pages need: the transaction with its timeline, the mailbox, the levers. */
export const STYLE_PAGES = `
.start { display: grid; gap: 2rem; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); align-items: start; }
.start ol { padding-left: 1.2rem; margin: 1rem 0 0; display: grid; gap: .6rem; } .start h3 { margin-top: 1.5rem; } .start section > h3:first-child { margin-top: .2rem; } .start li::marker { color: var(--ember); font-weight: 600; }
.order-top { display: flex; flex-wrap: wrap; gap: .25rem 2rem; justify-content: space-between; align-items: baseline; }
.order-top + p { margin-top: .35rem; }
.amount { font: clamp(1.6rem, 1.3rem + 1.4vw, 2.2rem)/1.1 var(--display); font-variant-numeric: lining-nums; white-space: nowrap; }
.machines { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); border-block: 1px solid var(--line); margin-block: 1.1rem 0; }
.machines > div { padding: .8rem 1.25rem .9rem 0; } .machines > div + div { padding-left: 1.25rem; border-left: 1px solid var(--line); }
.machines .state { font-size: 1.2rem; }
.machines p.small { margin-top: .1rem; }
.means { margin-block: 1.1rem 0; } .means strong { font-weight: 600; }
.order { display: grid; grid-template: "story levers" auto "story facts" 1fr / minmax(0, 1fr) minmax(0, 24rem); gap: 2rem clamp(2rem, 4vw, 4rem); align-items: start; margin-top: 2rem; }
.order-levers { grid-area: levers; } .order-story { grid-area: story; } .order-facts { grid-area: facts; } .order section + section { margin-top: 2rem; } .order h2 { margin-bottom: .6rem; }
.levers-box { background: var(--raised); border: 1px solid var(--line); padding: 1.1rem 1.25rem 1.25rem; }
.levers-box ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .9rem; } .levers-box .plain, .levers-box .plain button { width: 100%; } .levers-box .acts .plain, .levers-box .acts .plain button { width: auto; }
.levers-box li > p { margin-top: .25rem; }
.pay { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .5rem; align-items: end; } .pay input { width: 100%; }
.pay-how { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .6rem .75rem; margin-block: .4rem .3rem; } .pay-how input, .pay-how select { width: 100%; }
.levers-box h3 { font: 600 .9375rem/1.45 var(--body); letter-spacing: 0; margin: 1.2rem 0 .5rem; padding-top: .9rem; border-top: 1px solid var(--line); } .levers-box .planned { gap: .5rem; }
.levers-box li > a.button, .levers-box .aside a.button { width: 100%; } .levers-box .aside { margin-top: 1.1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.qr { display: block; width: 9.5rem; height: 9.5rem; background: #fff; border: 1px solid var(--line); image-rendering: pixelated; margin-top: .9rem; }
.time { list-style: none; margin: 0; padding: 0; }
.time .day { font-size: .8125rem; color: var(--soft); font-weight: 600; padding: .9rem 0 .5rem; } .time .day:first-child { padding-top: 0; }
.time .event { display: grid; grid-template-columns: 4.6rem 1.1rem minmax(0, 1fr); gap: 0 .5rem; position: relative; padding-bottom: 1rem; }
.event > time { color: var(--soft); font-size: .8125rem; padding-top: .1rem; font-variant-numeric: tabular-nums; }
.event > .dot { width: .8rem; height: .8rem; border-radius: 50%; border: 2px solid var(--line-strong); background: var(--paper); margin: .35rem auto 0; position: relative; z-index: 1; }
.event::before { content: ""; position: absolute; left: calc(4.6rem + .5rem + .55rem - .5px); top: .6rem; bottom: -.6rem; width: 1px; background: var(--line-strong); opacity: .5; }
.time .event:last-child::before, .time .event:has(+ .day)::before { display: none; }
.event.change > .dot { background: var(--ember); border-color: var(--ember); } .event.push > .dot { border-radius: 0; transform: rotate(45deg) scale(.85); }
.event.mail > .dot { border-radius: 2px; height: .6rem; margin-top: .45rem; } .event.clock > .dot { border-style: dotted; }
.event .kind { font-size: .8125rem; color: var(--soft); } .event h3 { font: 600 .9375rem/1.45 var(--body); letter-spacing: 0; } .event h3 code { font-weight: 400; font-size: .87em; }
.event .top { display: flex; flex-wrap: wrap; gap: 0 .9rem; align-items: baseline; justify-content: space-between; }
.effects { list-style: none; margin: .3rem 0 .1rem; padding: .35rem .8rem; background: var(--raised); border-left: 3px solid var(--ember); }
.effects p { display: inline; }
.basket td { padding-block: .4rem; font-size: .875rem; } .basket th { font-size: .75rem; }
.mailbox { display: grid; grid-template-columns: minmax(0, 22rem) minmax(0, 1fr); gap: 0 2.5rem; align-items: start; }
.mail-list { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.mail-list a { display: grid; gap: .05rem; padding: .65rem .75rem; border-bottom: 1px solid var(--line); text-decoration: none; } .mail-list a:hover { background: var(--raised); color: inherit; }
.mail-list a[aria-current] { background: var(--raised); box-shadow: inset 4px 0 0 var(--ember); } .mail-list .subject { font-weight: 600; }
.mail-head { margin-block: .75rem 1rem; }
.tabs { display: flex; flex-wrap: wrap; gap: 0 1.25rem; border-bottom: 1px solid var(--line-strong); margin-bottom: 1rem; }
.tabs a { padding: .55rem 0; text-decoration: none; margin-bottom: -1px; border-bottom: 3px solid transparent; } .tabs a[aria-current] { font-weight: 600; border-color: var(--ember); }
iframe { display: block; width: 100%; height: 46rem; max-height: 80vh; border: 1px solid var(--line); background: #fff; color-scheme: light; }
.mailbox pre { max-height: none; }
.lever-grid { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 clamp(2rem, 4vw, 4rem); }
.lever { border-top: 1px solid var(--line); padding-block: 1.25rem 1.75rem; display: grid; gap: .8rem; align-content: start; } .lever.wide { grid-column: 1 / -1; }
.lever > p { color: var(--soft); max-width: 44rem; } .lever .now { color: var(--ink); }
.queue { list-style: none; margin: 0; padding: 0; } .queue li { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; align-items: center; border-bottom: 1px solid var(--line); padding-block: .35rem; }
.presets { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem 1.5rem; list-style: none; margin: 0; padding: 0; } .presets button { width: 100%; } .presets .plain { width: 100%; } .presets p { margin-top: .25rem; }
.chances { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 44%), 1fr)); gap: .7rem 1rem; border: 0; padding: 0; margin: 0; min-width: 0; width: 100%; } .chances legend { padding: 0; margin-bottom: .5rem; font-weight: 600; }
.chances .field { grid-template-rows: auto 1fr auto; } .chances .field span { font-weight: 400; color: var(--soft); }
fieldset { border: 0; padding: 0; margin: 0; min-width: 0; } legend { padding: 0; font-size: .8125rem; font-weight: 600; } .checks { display: flex; flex-wrap: wrap; gap: 0 1.1rem; } .checks.column { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); }
.lever form > details { flex-basis: 100%; } .lever form > details > .stack { padding-block: .4rem .6rem; } .lever input[name="other"], .lever input[name="details"] { width: 24rem; }
@media (max-width: 62rem) { .start, .lever-grid { grid-template-columns: minmax(0, 1fr); } .order { grid-template: "levers" "story" "facts" / minmax(0, 1fr); } }
@media (max-width: 56rem) { .mailbox { grid-template-columns: minmax(0, 1fr); } .mailbox.chosen > :first-child, .mailbox:not(.chosen) > :last-child { display: none; } }
@media (min-width: 56.01rem) { .only-narrow { display: none; } }
@media (max-width: 40rem) { .machines { grid-template-columns: minmax(0, 1fr); } .machines > div + div { padding-left: 0; border-left: 0; border-top: 1px solid var(--line); }
  .time .event { grid-template-columns: 1.1rem minmax(0, 1fr); } .event > time { grid-column: 2; grid-row: 1; } .event > .dot { grid-row: 1; } .event > div { grid-column: 2; } .event::before { left: .55rem; } }
`;
