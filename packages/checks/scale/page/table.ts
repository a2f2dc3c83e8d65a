import type { Figure } from '../arithmetic/figure.ts';
import { spellFigure } from './spell.ts';

/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Figures, each with its formula. */
export const figures = <Name extends string>(all: Readonly<Record<Name, Figure>>): string =>
  table(
    ['figure', 'formula', 'value'],
    Object.values<Figure>(all).map((one) => [one.name, one.formula, spellFigure(one)]),
  );
