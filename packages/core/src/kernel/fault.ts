/**
 * One thing wrong with an input: where, what was expected there, what was found instead.
 * `found` names a kind and never a value, since a value could be personal.
 */
export interface Fault {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** What was expected where a value has a field that nobody knows. */
export const NO_SUCH_FIELD = 'no such field';

/** A sentence names so many faults and counts the rest. */
const FAULTS_IN_A_SENTENCE = 10;

/** Tells faults in words, for a person to mend them: `data.at should be an instant, found null`. */
export const spellFaults = (faults: readonly Fault[]): string => {
  const named = faults.slice(0, FAULTS_IN_A_SENTENCE).map(spellFault);
  const rest = faults.length - named.length;
  return [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
};

const spellFault = ({ path, expected, found }: Fault): string => {
  const place = path === '' ? 'it' : path;
  return expected === NO_SUCH_FIELD
    ? `${place} is not a field that is known`
    : `${place} should be ${expected}, found ${found}`;
};

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
