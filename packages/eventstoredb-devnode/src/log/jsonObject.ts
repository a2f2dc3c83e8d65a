import * as E from 'fp-ts/lib/Either.js';

/** The fields of JSON that is an object; null for anything else. */
export const jsonObjectIn = (data: Uint8Array): Readonly<Record<string, unknown>> | null => {
  const parsed = E.tryCatch(
    (): unknown => JSON.parse(Buffer.from(data).toString('utf8')),
    () => null,
  );
  return E.isRight(parsed) && isObject(parsed.right) ? parsed.right : null;
};

/** Whether a value has fields. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
