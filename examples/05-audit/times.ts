import { decodeWith, instant, record, spellFaults } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

/** When the log is sealed and reported on, and of which stretch of time the report tells. */
export interface Times {
  readonly at: Instant;
  readonly from: Instant;
  readonly to: Instant;
}

/** At the end of March 2026, of March 2026. An audit looks at no clock: it is told. */
export const endOfMarch: E.Either<{ readonly message: string }, Times> = pipe(
  decodeWith(record('times', { at: instant, from: instant, to: instant }), {
    at: '2026-04-01T00:00:00.000Z',
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-04-01T00:00:00.000Z',
  }),
  E.mapLeft((faults) => ({ message: spellFaults(faults) })),
);
