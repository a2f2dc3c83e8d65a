import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './documents.ts';

const LINK = /\]\((?<href>[^)#]+\.ts)\)/g;
const COUNT = /^\d[\d,]*$/;
const VARIABLE = /`(?<name>[A-Z]+_[A-Z_]+)/g;

/** A promise that is tried many times, and the texts of the specifications that try it. */
export interface Trial {
  readonly promise: string;
  readonly trials: number;
  /** The variables by which it is tried more often. */
  readonly variables: readonly string[];
  readonly bound: string;
  readonly specifications: string;
}

const textsOf = (page: string, cell: string): string =>
  [...cell.matchAll(LINK)]
    .map(({ groups }) => join(ROOT, dirname(page), groups?.['href'] ?? ''))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

/** The names of variables in a text. */
export const variablesIn = (text: string): readonly string[] =>
  [...text.matchAll(VARIABLE)].map(({ groups }) => groups?.['name'] ?? '');

/** The lines of a page that say how often something was tried. */
export const trialsOn = (page: string): readonly Trial[] => {
  let specifications = '';
  return readFileSync(join(ROOT, page), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, promise = '', proof = '', trials = '', more = '', bound = '']) => {
      if (!proof.startsWith('the same')) specifications = textsOf(page, proof);
      if (!COUNT.test(trials)) return [];
      const count = Number(trials.replaceAll(',', ''));
      const variables = variablesIn(more);
      return [{ promise, trials: count, variables, bound, specifications }];
    });
};

/** The rule of three: what no failure in so many trials says, with a confidence of 95 %. */
export const boundOf = (trials: number): string =>
  `1 in ${Math.floor(trials / 3).toLocaleString('en')}`;
