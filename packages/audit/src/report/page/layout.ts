/** How a page is laid out, and its type. */
export const LAYOUT = `
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  font: 400 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
}
main { max-width: 66rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3.5rem); }
h1, h2, .word {
  font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Georgia, "Liberation Serif", serif;
  line-height: 1.15; text-wrap: balance;
}
h1 { margin: .35rem 0 .75rem; font-size: clamp(1.9rem, 1.4rem + 2.2vw, 3rem); font-weight: 500; letter-spacing: -.015em; }
h2 { margin: 0 0 .75rem; font-size: 1.45rem; font-weight: 500; }
h3 { margin: 0; font-size: 1rem; font-weight: 650; }
p { margin: 0 0 .5rem; max-width: 46rem; }
code { font: .88em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; unicode-bidi: isolate; }
h1 code { font-size: .86em; letter-spacing: -.03em; }
q, strong { overflow-wrap: anywhere; unicode-bidi: isolate; }
section, figure, .charts, .notes { margin: 3rem 0 0; }
figure { margin-inline: 0; min-width: 0; }
.soft, .lead, .when, .nothing { color: var(--soft); }
.nothing { font-style: italic; }
.kind { margin: 0; font-size: .8rem; letter-spacing: .09em; text-transform: uppercase; color: var(--soft); }
.house { font-weight: 700; color: var(--ink); margin-right: .5em; }
.masthead .when { max-width: none; font-size: .92rem; }
figure > .soft { margin-top: .5rem; font-size: .85rem; }
.verdict {
  display: grid; grid-template-columns: auto 1fr; align-items: center; gap: .75rem 2rem;
  margin-top: 1.75rem; padding: 1.25rem 1.5rem;
  border-left: .5rem solid var(--tone); border-radius: .3rem; background: var(--card);
}
.verdict.clean { --tone: var(--clean); }
.verdict.exceptions { --tone: var(--exceptions); }
.verdict.tampered { --tone: var(--tampered); }
.verdict.unreadable { --tone: var(--unreadable); }
.verdict .word { margin: 0; font-size: clamp(2rem, 1.5rem + 2vw, 2.9rem); color: var(--tone); }
.verdict p { margin: 0; }
.verdict .anchor { margin-top: .25rem; color: var(--soft); font-size: .92rem; }
.verdict .failure { margin-top: .5rem; font-weight: 600; }
.figures { margin-top: 1.5rem; }
.figures h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.figures dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1rem 1.5rem; margin: 0; padding: 1rem 0; border-block: 1px solid var(--rule); }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figures dt { color: var(--soft); font-size: .85rem; line-height: 1.3; }
.figures dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 2.5rem 3rem; }
.charts figure { margin: 0; }
svg.chart { display: block; width: 100%; height: auto; overflow: visible; font-variant-numeric: tabular-nums; font-family: inherit; }
svg.chart text { white-space: pre; }
.timeline svg.chart { min-width: 46rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0 0; padding: 0; list-style: none; font-size: .85rem; color: var(--soft); }
.legend svg { vertical-align: -.1em; margin-right: .25em; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--paid); outline-offset: 4px; }
.plans { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none; }
.plans li { padding: 1rem 1.25rem; border-radius: .3rem; background: var(--card); }
.plans p { margin: 0; }
.plans .name strong { display: block; font-size: 1.1rem; }
.plans .name .soft { font-size: .85rem; }
.plans .status { display: inline-block; margin: .6rem 0 .3rem; padding: 0 .7em; border: 1px solid currentColor; border-radius: 2em; font-size: .82rem; font-weight: 650; }
.status.active { color: var(--clean); } .status.cancelled { color: var(--exceptions); } .status.ended { color: var(--soft); }
.notes { padding-top: 1.5rem; border-top: 1px solid var(--rule); font-size: .9rem; }
.notes > div { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1rem 2.5rem; }
.notes section { margin: 0; } .notes p { color: var(--soft); }
@media (max-width: 40rem) { .verdict { grid-template-columns: 1fr; } section, figure, .charts, .notes { margin-top: 2.25rem; } }
`;
