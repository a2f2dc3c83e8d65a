import * as E from 'fp-ts/lib/Either.js';

/** The value of a JSON text; undefined where it is none. */
export const parsed = (text: string): unknown =>
  E.getOrElse((): unknown => undefined)(E.tryCatch((): unknown => JSON.parse(text), E.toError));

/** What stands in a value at a path of names, its own fields alone; undefined for nothing. */
export const valueAt = (value: unknown, path: readonly string[]): unknown => {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
      return undefined;
    found = Object.getOwnPropertyDescriptor(found, name)?.value;
  }
  return found;
};

/** The text that stands in a value at a path; undefined where there is none. */
export const textAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
};
