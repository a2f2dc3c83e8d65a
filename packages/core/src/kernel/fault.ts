/**
 * One thing wrong with an input: where, what was expected there, what was found instead.
 * `found` names a kind and never a value, since a value could be personal.
 */
export interface Fault {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** Names the kind of a value without showing it: `string of 5 characters`, `missing`, … */
export const describeKind = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === 'string') return `string of ${value.length} characters`;
  if (typeof value === 'number') return describeNumber(value);
  return typeof value;
};

const describeNumber = (value: number): string => {
  if (!Number.isFinite(value)) return 'number that is not finite';
  if (!Number.isInteger(value)) return 'number with decimals';
  if (!Number.isSafeInteger(value)) return 'number beyond the safe integers';
  return value < 0 ? 'negative number' : 'number';
};
