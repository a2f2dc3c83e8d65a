import * as Plot from '@observablehq/plot';
import { DOMImplementation, XMLSerializer } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import type { Cost } from './growth.ts';

const COMMANDS: readonly Cost['command'][] = ['the first on an account', 'on a remembered account'];
const COLOURS = ['#b45309', '#0f766e'];
const STYLE = 'background: white; color: #1f2937; font: 13px sans-serif';
const ALTERNATIVE = 'What a command costs as a log and an account grow; the table says the same.';

/** Draws what a command costs against the size of what it is given on, both in powers of ten. */
export const drawGrowth = (costs: readonly Cost[]): string => {
  const document = new DOMImplementation().createDocument(null, 'html');
  const largest = Math.max(...costs.map(({ of }) => of));
  const ends = costs.filter(({ of }) => of === largest);
  // What is drawn is an element of the document that was given, and not one of a browser.
  const svg = Plot.plot({
    document,
    width: 860,
    height: 380,
    marginLeft: 55,
    marginTop: 40,
    marginBottom: 40,
    x: { type: 'log', label: null, ticks: 5, tickFormat: '~s' },
    y: {
      type: 'log',
      domain: [100, 10_000],
      label: 'microseconds a command, until it is on the disk',
      grid: true,
      tickFormat: '~s',
    },
    fx: { label: null, padding: 0.12 },
    color: { domain: COMMANDS, range: COLOURS },
    marks: [
      Plot.frame({ stroke: '#d1d5db' }),
      Plot.line(costs, { x: 'of', y: 'microseconds', fx: 'size', stroke: 'command' }),
      Plot.dot(costs, { x: 'of', y: 'microseconds', fx: 'size', fill: 'command', r: 4 }),
      Plot.text(ends, {
        x: 'of',
        y: 'microseconds',
        fx: 'size',
        text: 'command',
        fill: 'command',
        textAnchor: 'end',
        dy: -14,
      }),
    ],
  }) as unknown as Element;
  svg.setAttribute('style', STYLE);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', ALTERNATIVE);
  return `${new XMLSerializer().serializeToString(svg)}\n`;
};
