import * as t from 'io-ts';
import { right } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import { ChosenType, RecordType, RefinedType, codecOf, decodeWith } from './codec.ts';
import type { Fields } from './codec.ts';
import type { Fault } from './fault.ts';

/**
 * Says of a value that its codec would give back that very value, field by field in the order of
 * the codec. It says no more than that: of a value that it refuses, the codec itself has to tell
 * what it decodes to, or every fault in it.
 */
export type Checker = (value: unknown) => boolean;

const refuse: Checker = () => false;
const compiled = new WeakMap<t.Decoder<unknown, unknown>, Checker>();

/**
 * The checker of a codec, compiled once. io-ts walks its codecs anew for every value and copies
 * what it reads; a log of millions of events that are nearly all in order can be read without.
 */
export const checkerOf = (codec: t.Decoder<unknown, unknown>): Checker => {
  const known = compiled.get(codec);
  if (known !== undefined) return known;
  const checker = compile(codec);
  compiled.set(codec, checker);
  return checker;
};

const compile = (codec: t.Decoder<unknown, unknown>): Checker => {
  if (codec instanceof RecordType) return checkRecord((codec as RecordType<Fields>).fields);
  if (codec instanceof RefinedType) return codec.is;
  if (codec instanceof ChosenType) {
    const { choose } = codec as ChosenType<unknown>;
    return (value) => {
      const chosen = choose(value);
      return chosen !== undefined && checkerOf(chosen)(value);
    };
  }
  if (codec instanceof t.ArrayType || codec instanceof t.ReadonlyArrayType) {
    return checkList(checkerOf(codec.type as t.Mixed));
  }
  if (codec instanceof t.UnionType) {
    const checkers = (codec.types as readonly t.Mixed[]).map(checkerOf);
    return (value) => {
      for (const check of checkers) if (check(value)) return true;
      return false;
    };
  }
  if (codec instanceof t.AnyDictionaryType) return isPlainObject;
  return isVerbatim(codec) ? codec.is : refuse;
};

/** Codecs of io-ts that decode a value to itself, or not at all. */
const isVerbatim = (codec: t.Decoder<unknown, unknown>): codec is t.Mixed =>
  codec instanceof t.LiteralType ||
  codec instanceof t.StringType ||
  codec instanceof t.NumberType ||
  codec instanceof t.BooleanType ||
  codec instanceof t.NullType ||
  codec instanceof t.UnknownType;

const isPlainObject: Checker = (value) =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const checkList =
  (check: Checker): Checker =>
  (value) => {
    if (!Array.isArray(value)) return false;
    for (const item of value) if (!check(item)) return false;
    return true;
  };

const checkRecord = (fields: Fields): Checker => {
  const names = Object.keys(fields);
  const optional = Object.values(fields).map((field) => 'optional' in field);
  const checks = Object.values(fields).map((field) => checkerOf(codecOf(field)));

  /** The place of the next field that has to be there, from a place on. */
  const nextRequired = (from: number): number => {
    let at = from;
    while (optional[at] === true) at += 1;
    return at;
  };

  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = value as Readonly<Record<string, unknown>>;
    let at = 0;
    // Without a list of keys or entries: this runs once for every object of a log.
    for (const name in given) {
      while (names[at] !== name) {
        if (optional[at] !== true) return false;
        at += 1;
      }
      if (checks[at]?.(given[name]) !== true) return false;
      at += 1;
    }
    return nextRequired(at) === names.length;
  };
};

/**
 * Decodes values that nobody else holds, such as parsed JSON: with the same answers as
 * `decodeWith`, but a value that is in order already is taken as it is.
 */
export const ownedDecoder = <A>(
  codec: t.Decoder<unknown, A>,
  root = '',
): ((value: unknown) => Either<readonly Fault[], A>) => {
  const isInOrder = checkerOf(codec);
  return (value) => (isInOrder(value) ? right(value as A) : decodeWith(codec, value, root));
};
