import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** An alteration and what became of it, of what Stryker tells. */
export interface Alteration {
  readonly fileName: string;
  readonly location: { readonly start: Place; readonly end: Place };
  readonly replacement?: string;
  readonly status: string;
}

/** What there is to say beside the alteration itself. */
const HOW: Readonly<Record<string, string>> = {
  Survived: '',
  NoCoverage: ' (nothing gets here)',
  Timeout: ' (noticed, because nothing ended any more)',
};

const oneLine = (code: string): string => code.replaceAll(/\s+/g, ' ').trim();

const between = (code: string, { start, end }: Alteration['location']): string => {
  const lines = code.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => (index === last ? line.slice(0, end.column - 1) : line))
    .map((line, index) => (index === 0 ? line.slice(start.column - 1) : line))
    .join('\n');
};

const spelt = (alteration: Alteration): string => {
  const { fileName, location, replacement = '', status } = alteration;
  const original = oneLine(between(readFileSync(fileName, 'utf8'), location));
  const place = `${relative('', fileName)}:${location.start.line}:${location.start.column}`;
  const reached = HOW[status] ?? '';
  return `${place}${reached}\n    ${original}\n    ${oneLine(replacement)}\n`;
};

/**
 * The alterations to look at: those that no specification noticed, and those that only the time it
 * took gave away. Where, what stood there, what stood instead.
 */
export const survivors = (alterations: readonly Alteration[]): readonly string[] =>
  alterations
    .filter(({ status }) => status in HOW)
    .map(spelt)
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
