import type { PlotOptions } from '@observablehq/plot';
import { DOMImplementation, XMLSerializer } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import { printable, raw } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { Plotting } from './plotting.ts';

/** What a drawing is to show, and what it says to those who do not see it. */
export interface Drawing extends Omit<PlotOptions, 'document' | 'className' | 'ariaLabel'> {
  readonly alternative: string;
}

/**
 * Draws a chart as SVG: a text of plain attributes, without script, style or anything fetched.
 * Its colours are those that the page gives to its variables.
 */
export const draw = (plotting: Plotting, { alternative, ...options }: Drawing): Markup => {
  const document = new DOMImplementation().createDocument(null, 'html');
  // What is drawn is an element of the document that was given, and not one of a browser.
  const svg = plotting.plot({ ...options, document, className: 'chart' }) as unknown as Element;
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', printable(alternative));
  for (const element of [...svg.getElementsByTagName('*')]) {
    // The page brings its own style, and the library's names for marks are for its authors.
    if (element.localName === 'style') element.parentNode?.removeChild(element);
    element.removeAttribute('aria-label');
  }
  return raw(new XMLSerializer().serializeToString(svg));
};
