import { decodeWith } from '@disdetta/core';
import type { Fault } from '@disdetta/core';
import type { CommandInput } from 'disdetta';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as J from 'fp-ts/lib/Json.js';
import { delivery, label } from './delivery.ts';
import { translations } from './translations.ts';

const NO_JSON: readonly Fault[] = [{ path: '', expected: 'JSON', found: 'something else' }];

/**
 * The body of a delivery as the command that puts it on record, or every fault in it by path;
 * null where its type is none of ours, whatever else it holds. Fields that we do not know are
 * left alone: the provider may add some.
 */
export const translate = (body: Buffer): E.Either<readonly Fault[], CommandInput | null> =>
  pipe(
    J.parse(body.toString('utf8')),
    E.mapLeft(() => NO_JSON),
    E.chain((input) =>
      pipe(
        decodeWith(label, input),
        E.chain(({ type }) => {
          const translation = translations.get(type);
          if (translation === undefined) return E.right(null);
          return pipe(decodeWith(delivery, input), E.chain(translation));
        }),
      ),
    ),
  );
