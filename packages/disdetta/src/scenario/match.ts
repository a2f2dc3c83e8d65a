import { isObject } from './objects.ts';

/** A place where what was found is not what was expected. */
export interface Mismatch {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

const show = (value: unknown): string =>
  value === undefined
    ? 'nothing'
    : JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === 'bigint' ? String(inner) : inner,
      );

const under = (path: string, key: string | number): string =>
  path === '' ? String(key) : `${path}.${key}`;

/**
 * Where something found differs from what a scenario expects: an object holds when every field
 * the expected one names is there and holds; arrays hold item by item and in length; anything
 * else holds when it is the same. `null` holds for null alone.
 */
export const mismatches = (expected: unknown, found: unknown, path = ''): readonly Mismatch[] => {
  if (Array.isArray(expected)) return arrayMismatches(expected, found, path);
  if (isObject(expected)) {
    if (!isObject(found)) return [{ path, expected: show(expected), found: show(found) }];
    return Object.keys(expected).flatMap((key) =>
      mismatches(
        expected[key],
        Object.hasOwn(found, key) ? found[key] : undefined,
        under(path, key),
      ),
    );
  }
  return expected === plain(found) ? [] : [{ path, expected: show(expected), found: show(found) }];
};

/** JSON has no word for a bigint: a place on record is told as a number. */
const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

const arrayMismatches = (
  expected: readonly unknown[],
  found: unknown,
  path: string,
): readonly Mismatch[] => {
  if (!Array.isArray(found)) return [{ path, expected: show(expected), found: show(found) }];
  if (found.length !== expected.length) {
    return [
      {
        path,
        expected: `${expected.length} items: ${show(expected)}`,
        found: `${found.length} items: ${show(found)}`,
      },
    ];
  }
  return expected.flatMap((item, index) => mismatches(item, found[index], under(path, index)));
};
