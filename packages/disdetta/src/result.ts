import { spellFaults } from '@disdetta/core';
import type { Fault, Refusal } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** A question that cannot be read: one entry a fault, by path. */
export interface InvalidQuery {
  readonly code: 'InvalidQuery';
  readonly message: string;
  readonly facts: { readonly faults: readonly Fault[] };
}

/** What came of it: never thrown, always to be looked at. */
export type Result<Value> =
  | ({ readonly ok: true } & Value)
  | { readonly ok: false; readonly refusal: Refusal | InvalidQuery };

/** An outcome as a promise hands it over. */
export const toResult = <Value extends object>(
  outcome: E.Either<Refusal | InvalidQuery, Value>,
): Result<Value> =>
  E.isLeft(outcome) ? { ok: false, refusal: outcome.left } : { ok: true, ...outcome.right };

/** The faults of a question as a refusal. */
export const invalidQuery = (faults: readonly Fault[]): InvalidQuery => ({
  code: 'InvalidQuery',
  message: `The query cannot be read: ${spellFaults(faults)}.`,
  facts: { faults },
});
