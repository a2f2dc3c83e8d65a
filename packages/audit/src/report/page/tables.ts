/** Tables, and the cards that hold evidence. */
export const TABLES = `
table { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.45; }
caption { padding: 0 0 .4rem; text-align: left; font-size: .82rem; color: var(--soft); }
th, td { padding: .42rem .9rem .42rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: .8rem; font-weight: 600; color: var(--soft); vertical-align: bottom; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number { white-space: normal; }
.zero { color: var(--soft); }
.totals { min-width: 42rem; table-layout: fixed; }
.totals caption { font-size: 1rem; font-weight: 650; color: var(--ink); }
.totals tfoot th, .totals tfoot td { border-top: 2px solid var(--ink); border-bottom: 0; font-weight: 700; color: var(--ink); }
.scroll + .scroll { margin-top: 2rem; }
.story { min-width: 46rem; }
.story .when { white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--ink); }
.story .number { padding-right: 1.1rem; color: var(--soft); }
.revision { white-space: nowrap; font-variant-numeric: tabular-nums; }
.cards { display: grid; gap: 1rem; margin: 0; padding: 0; list-style: none; }
.card { padding: 1rem 1.25rem 1.1rem; border-left: .25rem solid var(--exceptions); border-radius: .3rem; background: var(--card); min-width: 0; }
.card.grave { border-color: var(--tampered); }
.card .where { color: var(--soft); font-size: .88rem; }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 1.75rem; margin: .75rem 0 0; font-size: .88rem; }
.facts dt { color: var(--soft); font-size: .8rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.evidence { margin-top: .9rem; font-size: .86rem; }
.evidence td { padding-block: .25rem; } .evidence tr:last-child td { border-bottom: 0; }
@media screen and (max-width: 40rem) {
  .story { min-width: 0; }
  .story thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .story, .story tbody, .story caption { display: block; }
  .story tr { display: grid; grid-template-columns: 2.2rem 1fr; padding: .6rem 0; border-bottom: 1px solid var(--rule); }
  .story th, .story td { grid-column: 2; padding: 0; border: 0; }
  .story .number { grid-column: 1; grid-row: 1; text-align: left; }
  .story th { grid-row: 1; }
  .story .when { color: var(--soft); }
}
`;
