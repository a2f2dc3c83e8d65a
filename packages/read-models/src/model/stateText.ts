/**
 * A state as JSON text, for any column that keeps JSON as it likes: maps and sets are lists under
 * a tag, big integers are digits under a tag, and texts with a NUL are lists of codes.
 */
export const writeState = (state: unknown): string => JSON.stringify(plainOf(state));

/** Reads back what `writeState` wrote. Its shape is not checked: only the same version reads it. */
export const readState = (text: string): unknown => valueOf(JSON.parse(text));

const TAG = '#';
const NUL = '\0';

const plainOf = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return value.includes(NUL) ? { '#text': Array.from(value, codeOf) } : value;
  }
  if (typeof value === 'bigint') return { '#integer': String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plainOf);
  if (value instanceof Map) return { '#map': pairsOf(value) };
  if (value instanceof Set) return { '#set': Array.from(value, plainOf) };
  const entries = Object.entries(value);
  if (entries.some(([key]) => key.startsWith(TAG) || key.includes(NUL))) {
    return { '#object': entries.map(([key, inner]) => [plainOf(key), plainOf(inner)]) };
  }
  const plain: Record<string, unknown> = {};
  for (const [key, inner] of entries) plain[key] = plainOf(inner);
  return plain;
};

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

const pairsOf = (map: ReadonlyMap<unknown, unknown>): readonly unknown[] =>
  Array.from(map, ([key, inner]) => [plainOf(key), plainOf(inner)]);

const valueOf = (plain: unknown): unknown => {
  if (typeof plain !== 'object' || plain === null) return plain;
  if (Array.isArray(plain)) return plain.map(valueOf);
  const value: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(plain)) {
    if (key.startsWith(TAG)) return taggedOf(key, inner);
    value[key] = valueOf(inner);
  }
  return value;
};

const taggedOf = (tag: string, inner: unknown): unknown => {
  const list: readonly unknown[] = Array.isArray(inner) ? inner : [];
  switch (tag) {
    case '#map':
      return new Map(list.map(pairOf));
    case '#set':
      return new Set(list.map(valueOf));
    case '#integer':
      return BigInt(String(inner));
    case '#text':
      return String.fromCodePoint(...list.map(Number));
    case '#object':
      return Object.fromEntries(list.map(pairOf));
    default:
      throw new TypeError(`A state that was written by something else: ${tag}.`);
  }
};

const pairOf = (pair: unknown): [string, unknown] => {
  const list: readonly unknown[] = Array.isArray(pair) ? pair : [];
  const [key, inner] = list;
  // Keys of a map may be anything; only those of an object have to be texts, and are.
  return [valueOf(key) as string, valueOf(inner)];
};
