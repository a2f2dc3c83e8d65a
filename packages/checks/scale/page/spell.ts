import type { Figure } from '../arithmetic/figure.ts';

/** A number with the digits that mean something: four of a large one, three of a small one. */
export const spellNumber = (value: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) >= 1_000 ? 4 : 3 });

type Step = readonly [size: number, name: string];

const inSteps = (value: number, steps: readonly Step[]): string => {
  const [size, name] = steps.find(([least]) => value >= least) ?? steps.at(-1) ?? [1, ''];
  return `${spellNumber(value / size)} ${name}`;
};

const BYTES: readonly Step[] = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
  [1, 'B'],
];

const SECONDS: readonly Step[] = [
  [86_400, 'days'],
  [3_600, 'hours'],
  [60, 'minutes'],
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
];

/** Bytes in decimal units. */
export const spellBytes = (bytes: number): string => inSteps(bytes, BYTES);

/** A duration in the unit that a person would choose. */
export const spellSeconds = (seconds: number): string => inSteps(seconds, SECONDS);

/** The value of a figure with its unit. */
export const spellFigure = ({ value, unit }: Figure): string => {
  switch (unit) {
    case 'bytes':
      return spellBytes(value);
    case 'bytes a second':
      return `${spellBytes(value)}/s`;
    case 'seconds':
      return spellSeconds(value);
    case 'a second':
      return `${spellNumber(value)}/s`;
    case 'cores':
    case 'count':
      return spellNumber(value);
  }
};
