/** The whole look of the page: light or dark as the reader's system is, and black on white on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --text: #1b1f27; --soft: #56606f; --line: #dfe3e8; --code: #f3f5f7; --link: #0757b8;
  --fail: #b3211c; --unknown: #7a2ea8; --warn: #855400; --pass: #17713a;
  --fail-tint: #fdeceb; --unknown-tint: #f6ecfb; --warn-tint: #fdf3dc; --pass-tint: #e6f5eb;
  --shadow: 0 1px 2px #0f17290d, 0 2px 8px #0f17290a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1318; --card: #181d24; --text: #e6eaf0; --soft: #a0abb9; --line: #2c343f; --code: #11161c; --link: #7cb7ff;
    --fail: #ff8f87; --unknown: #d3a4f5; --warn: #f0c161; --pass: #74d695;
    --fail-tint: #391b1c; --unknown-tint: #2e1f3a; --warn-tint: #33270f; --pass-tint: #16301f;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.page { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; z-index: 2; padding: .5rem 1rem; background: var(--card); }
.sprite { position: absolute; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
h1, h2, h3, h4 { line-height: 1.3; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .9rem; letter-spacing: -.01em; }
h3 { font-size: 1rem; font-weight: 600; }
h4 { font-size: .9375rem; font-weight: 500; }
p { margin: .35rem 0; }
ul { margin: .35rem 0; padding-left: 1.2rem; }
li { margin: .3rem 0; overflow-wrap: anywhere; }
code, pre, .name, .line { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
code { font-size: .875em; overflow-wrap: anywhere; unicode-bidi: isolate; }
svg { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.icon { flex: none; }

.brand { margin: 0 0 1.25rem; font-weight: 700; letter-spacing: .02em; color: var(--soft); }
.answer { display: flex; gap: 1.5rem; align-items: center; }
.answer h1 { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; font-size: 1.75rem; letter-spacing: -.02em; }
.lead { font-size: 1.0625rem; color: var(--soft); overflow-wrap: anywhere; }
.ring { flex: none; stroke-width: 9; stroke-linecap: butt; }
.ring use { stroke-width: 2.6; stroke-linecap: round; }
.ring .track { stroke: var(--line); }
.ring .fail { stroke: var(--fail); } .ring .unknown { stroke: var(--unknown); }
.ring .warn { stroke: var(--warn); } .ring .pass { stroke: var(--pass); }
.ring use.fail { color: var(--fail); } .ring use.unknown { color: var(--unknown); }
.ring use.warn { color: var(--warn); } .ring use.pass { color: var(--pass); }

.badge { display: inline-flex; gap: .35em; align-items: center; padding: .1em .6em .1em .4em; border-radius: 1em; font-size: .8125rem; font-weight: 650; line-height: 1.6; letter-spacing: .01em; white-space: nowrap; vertical-align: middle; }
h1 .badge { font-size: 1rem; }
.badge .icon { width: 1.1em; height: 1.1em; stroke-width: 2.4; }
.badge.fail { background: var(--fail-tint); color: var(--fail); }
.badge.unknown { background: var(--unknown-tint); color: var(--unknown); }
.badge.warn { background: var(--warn-tint); color: var(--warn); }
.badge.pass { background: var(--pass-tint); color: var(--pass); }
.counts { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .875rem; color: var(--soft); }
.count { display: inline-flex; gap: .35em; align-items: center; white-space: nowrap; }
.count.fail .icon { color: var(--fail); } .count.unknown .icon { color: var(--unknown); }
.count.warn .icon { color: var(--warn); } .count.pass .icon { color: var(--pass); }

.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: .9rem; }
.card { display: grid; grid-template-columns: 1fr auto; align-content: start; gap: .1rem .75rem; padding: 1rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--pass); border-radius: 10px; box-shadow: var(--shadow); font-size: .9375rem; }
.card ul { list-style: none; padding: 0; margin: .5rem 0; }
.card li { display: flex; gap: .45rem; align-items: baseline; margin: .15rem 0; }
.card li .icon { position: relative; top: .15em; }
.card li .fail { color: var(--fail); } .card li .unknown { color: var(--unknown); } .card li .warn { color: var(--warn); } .card li .pass { color: var(--pass); }
.card > p, .card > ul, .card > a { grid-column: 1 / -1; }
.card h3 { font-size: 1.0625rem; overflow-wrap: anywhere; }
.card.fail { border-top-color: var(--fail); } .card.unknown { border-top-color: var(--unknown); } .card.warn { border-top-color: var(--warn); }
.account { color: var(--soft); margin: 0; font-size: .875rem; }

.filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; margin: 0 0 .9rem; padding: .7rem .9rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); font-size: .875rem; }
.filters fieldset { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0; padding: 0; border: 0; }
.filters legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.chip { display: inline-flex; gap: .35em; align-items: center; padding: .2rem .65rem; border: 1px solid var(--line); border-radius: 1em; cursor: pointer; }
.chip input { accent-color: currentColor; margin: 0; }
.chip.fail { color: var(--fail); } .chip.unknown { color: var(--unknown); } .chip.warn { color: var(--warn); }
.filters select, .filters [type=search], .filters button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 6px; padding: .3rem .55rem; max-width: 100%; }
.filters .text { display: flex; flex: 1 1 12rem; gap: .5em; align-items: center; }
.filters select { max-width: 15rem; }
.filters [type=search] { flex: 1; min-width: 6rem; }
.folds { display: inline-flex; gap: .4rem; }
.filters button { cursor: pointer; }
.filters output { color: var(--soft); white-space: nowrap; }

details { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 .6rem; box-shadow: var(--shadow); }
.finding { border-left: 4px solid var(--line); scroll-margin-top: 5rem; }
.finding.fail { border-left-color: var(--fail); } .finding.unknown { border-left-color: var(--unknown); } .finding.warn { border-left-color: var(--warn); }
.finding:target { outline: 2px solid var(--link); }
summary { display: flex; flex-wrap: wrap; gap: .3rem .75rem; align-items: baseline; padding: .7rem 1rem .7rem 2.1rem; cursor: pointer; list-style: none; position: relative; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; position: absolute; left: .95rem; top: 1.2rem; width: .45rem; height: .45rem; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
[open] > summary::before { transform: rotate(45deg); top: 1.1rem; }
summary h3, summary h4 { flex: 1 1 16rem; min-width: 0; font-weight: 500; overflow-wrap: anywhere; display: flex; gap: .3rem .7rem; align-items: baseline; }
summary h4 { flex-wrap: wrap; }
summary .badge { flex: none; position: relative; top: .08em; }
summary h4 span { color: var(--soft); }
.rule { color: var(--soft); font-size: .8125rem; text-align: right; }
.why { margin: .7rem 0 0; background: none; border: 0; box-shadow: none; font-size: .875rem; }
.why summary { padding: .1rem 0 .1rem 1.15rem; color: var(--soft); }
.why summary::before { left: 0; top: .5rem; }
.why[open] summary::before { top: .4rem; }
.why .body { padding: .2rem 0 0 1.15rem; font-size: inherit; }
.body { padding: 0 1rem .9rem 2.1rem; font-size: .9375rem; }
.place code { color: var(--soft); }
pre { margin: .6rem 0; padding: .7rem .9rem; overflow-x: auto; background: var(--code); border: 1px solid var(--line); border-radius: 8px; font-size: .8125rem; line-height: 1.55; }
pre code { font-size: inherit; overflow-wrap: normal; }
dd > pre { margin: 0; }
.gutter { color: var(--soft); user-select: none; }
.mark { font-weight: 700; }
.fail .mark { color: var(--fail); } .unknown .mark { color: var(--unknown); } .warn .mark { color: var(--warn); }
dl { display: grid; grid-template-columns: 7.5rem 1fr; gap: .35rem 1rem; margin: .6rem 0 0; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
dd ul { margin: 0; padding-left: 0; list-style: none; }
dd li:first-child { margin-top: 0; }
.because, .references, .note { color: var(--soft); font-size: .875rem; }
.anchor { margin: .6rem 0 0; font-size: .875rem; }

.scope { margin: 0 0 2rem; }
.scope > h3 { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin: 1.4rem 0 .7rem; }
figure { margin: 0 0 .8rem; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); }
.picture { display: block; width: 100%; height: auto; stroke-width: 1.5; }
.picture.across { max-width: 60rem; margin: 0 auto; }
.picture.down { display: none; max-width: 22rem; margin: 0 auto; }
.picture rect { fill: var(--card); stroke: var(--line); }
.picture text { fill: var(--text); stroke: none; font-size: 13px; }
.picture .name { font-weight: 600; }
.picture .line { fill: var(--soft); font-size: 11.5px; }
.picture use { color: var(--soft); stroke-width: 1.8; }
.picture .of-role rect { fill: var(--code); }
.edge path { stroke: var(--pass); fill: none; }
.edge .tip { fill: var(--pass); stroke: none; }
.edge.unknown path { stroke-dasharray: 5 5; }
.edge.gives path { stroke: var(--soft); } .edge.gives .tip { fill: var(--soft); }
.edge.fail path { stroke: var(--fail); } .edge.unknown path { stroke: var(--unknown); } .edge.warn path { stroke: var(--warn); }
.edge.fail .tip { fill: var(--fail); } .edge.unknown .tip { fill: var(--unknown); } .edge.warn .tip { fill: var(--warn); }
.box.fail rect { stroke: var(--fail); } .box.unknown rect { stroke: var(--unknown); } .box.warn rect { stroke: var(--warn); }
.box.fail .sign { color: var(--fail); } .box.unknown .sign { color: var(--unknown); } .box.warn .sign { color: var(--warn); } .box.pass .sign { color: var(--pass); }

footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }

@media (max-width: 44rem) {
  .page { padding: 1rem .85rem 2rem; }
  .answer { gap: 1rem; align-items: flex-start; }
  .answer h1 { font-size: 1.35rem; }
  .ring { width: 64px; height: 64px; }
  .filters { position: static; }
  figure { padding: .85rem .6rem; }
  .picture.across { display: none; }
  .picture.down { display: block; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dt { margin-top: .5rem; font-size: .8125rem; }
  .rule { text-align: left; flex-basis: 100%; }
  .rule br { display: none; }
  .rule code { margin-right: .7rem; }
}
@media print {
  :root {
    color-scheme: light; --page: #fff; --card: #fff; --text: #000; --soft: #333; --line: #bbb; --code: #fff; --link: #000;
    --fail: #a00; --unknown: #60a; --warn: #740; --pass: #060; --shadow: none;
    --fail-tint: #fff; --unknown-tint: #fff; --warn-tint: #fff; --pass-tint: #fff;
  }
  .page { max-width: none; padding: 0; font-size: 10pt; }
  .filters, .skip, .anchor, summary::before { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary, .body { padding-left: .8rem; }
  .card, figure, pre, li { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
  pre { white-space: pre-wrap; }
}
`;
