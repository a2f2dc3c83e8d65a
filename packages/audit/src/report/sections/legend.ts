import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';

/** What one colour and shape of a drawing means. */
export interface LegendEntry {
  /** The name of its colour among the variables of the page. */
  readonly kind: string;
  readonly shape: 'bar' | 'dot' | 'mark';
  readonly text: string;
}

const SHAPES = {
  bar: (fill: string): Markup =>
    markup`<rect width="14" height="10" y="1" rx="2" fill="${fill}" />`,
  dot: (fill: string): Markup => markup`<circle cx="7" cy="6" r="5" fill="${fill}" />`,
  mark: (fill: string): Markup => markup`<rect x="5.5" width="3" height="12" fill="${fill}" />`,
} as const;

/** What the colours and shapes of a drawing mean, in words. */
export const legend = (entries: readonly LegendEntry[]): Markup =>
  markup`<ul class="legend">
    ${entries.map(
      ({ kind, shape, text }) =>
        markup`<li>
          <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
            ${SHAPES[shape](`var(--${kind})`)}
          </svg>
          ${text}
        </li>`,
    )}
  </ul>`;
