/** On paper: no boxes that scroll, no break inside what belongs together, heads on every page. */
export const PRINT = `
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
  html { background: #fff; font-size: 8.6pt; }
  main { max-width: none; padding: 0; }
  section, figure, .charts, .notes { margin-top: 1.6rem; }
  h2, h3, caption, figcaption, .lead { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  .verdict, .card, .figures, .plans li, figure, tr, .notes section { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .scroll { overflow: visible; }
  .totals, .story, .timeline svg.chart { min-width: 0; }
  .story .place { overflow-wrap: normal; }
  .cards { display: block; } .card { margin-bottom: .8rem; }
  .charts { grid-template-columns: 1fr 1fr; gap: 1.5rem 2rem; }
  .verdict, .card, .plans li { background: none; border: 1px solid #cfc8b8; border-left-width: .3rem; }
  .verdict { border-left-color: var(--tone); } .card { border-left-color: var(--exceptions); } .card.grave { border-left-color: var(--tampered); }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
