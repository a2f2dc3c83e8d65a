import { NOT_KEPT } from './leanEvent.ts';

/**
 * A state as JSON text, for any column that keeps JSON as it likes. What JSON lacks stands under a
 * tag: maps, sets, and texts that some columns refuse; big integers are digits after the tag.
 */
export const writeState = (state: unknown): string => JSON.stringify(plainOf(state));

/** Reads back what `writeState` wrote. Its shape is not checked: only the same version reads it. */
export const readState = (text: string): unknown => valueOf(JSON.parse(text));

const TAG = '#';
const NUL = '\0';

/** The value itself where JSON says it as it is: most of a state is, and is not copied. */
const plainOf = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return value.includes(NUL) || value.startsWith(TAG)
      ? { '#text': Array.from(value, codeOf) }
      : value;
  }
  if (typeof value === 'bigint') return `${TAG}${value}`;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return plainList(value);
  if (value instanceof Map) return { '#map': Array.from(value, plainList) };
  if (value instanceof Set) return { '#set': Array.from(value, plainOf) };
  return value === NOT_KEPT ? '#not-kept' : plainObject(value);
};

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

const plainList = (list: readonly unknown[]): readonly unknown[] => {
  let copy: unknown[] | null = null;
  for (const [at, value] of list.entries()) {
    const plain = plainOf(value);
    if (plain === value) continue;
    copy ??= [...list];
    copy[at] = plain;
  }
  return copy ?? list;
};

const plainObject = (value: object): unknown => {
  let copy: Record<string, unknown> | null = null;
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith(TAG) || key.includes(NUL) || key === '__proto__') {
      return { '#object': Object.entries(value).map(plainList) };
    }
    const plain = plainOf(inner);
    if (plain === inner) continue;
    copy ??= { ...value };
    copy[key] = plain;
  }
  return copy ?? value;
};

const valueOf = (plain: unknown): unknown => {
  if (typeof plain === 'string') return plain.startsWith(TAG) ? sparedOf(plain) : plain;
  if (typeof plain !== 'object' || plain === null) return plain;
  if (Array.isArray(plain)) return plain.map(valueOf);
  const value: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(plain)) {
    if (key.startsWith(TAG)) return taggedOf(key, inner);
    value[key] = valueOf(inner);
  }
  return value;
};

const sparedOf = (text: string): unknown =>
  text === '#not-kept' ? NOT_KEPT : BigInt(text.slice(TAG.length));

const taggedOf = (tag: string, inner: unknown): unknown => {
  const list: readonly unknown[] = Array.isArray(inner) ? inner : [];
  switch (tag) {
    case '#map':
      return new Map(list.map(pairOf));
    case '#set':
      return new Set(list.map(valueOf));
    case '#text':
      return list.map((code) => String.fromCodePoint(Number(code))).join('');
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
