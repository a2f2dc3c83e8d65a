import { isLeft, tryCatch } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { ownedDecoder } from './checker.ts';
import { describeKind } from './fault.ts';
import type { Fault } from './fault.ts';

/** Reads JSON text; `path` names it in the fault when it is none. */
export const parseJson = (text: string, path: string): Either<readonly Fault[], unknown> =>
  tryCatch(
    (): unknown => JSON.parse(text),
    () => [{ path, expected: 'JSON text', found: describeKind(text) }],
  );

/** Reads JSON text by a codec, or tells every fault in it with its path from `root`. */
export const textDecoder = <A>(
  codec: t.Decoder<unknown, A>,
  root: string,
): ((text: string) => Either<readonly Fault[], A>) => {
  const decode = ownedDecoder(codec, root);
  return (text) => {
    const parsed = parseJson(text, root);
    return isLeft(parsed) ? parsed : decode(parsed.right);
  };
};
