/** What a figure counts, and so how it is written. */
export type Unit = 'count' | 'a second' | 'bytes' | 'bytes a second' | 'seconds' | 'cores';

/** One figure, and how it comes about from others, in words. */
export interface Figure {
  readonly name: string;
  readonly formula: string;
  readonly value: number;
  readonly unit: Unit;
}

/** Puts a figure together. */
export const figure = (unit: Unit, name: string, formula: string, value: number): Figure => ({
  name,
  formula,
  value,
  unit,
});

export const SECONDS_OF_A_YEAR: number = 365 * 24 * 3_600;
export const SECONDS_OF_AN_HOUR = 3_600;
