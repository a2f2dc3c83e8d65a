import { defaultPolicies, spellFaults } from '@disdetta/core';
import type { EventStore, Fault, Policies, StoreError } from '@disdetta/core';
import { decodeQuery } from '@disdetta/projections';
import type { AnswerOf, QueryName } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { PAGE } from '../pages.ts';
import type { WalkOptions } from '../walkAccounts.ts';
import { readers } from './readers.ts';

/** A question that cannot be read. */
export interface QuestionUnreadable {
  readonly code: 'QuestionUnreadable';
  readonly message: string;
  /** Every fault, by its path: `query` for the name, `data.…` for a field. */
  readonly facts: { readonly faults: readonly Fault[] };
}

/** Under which policies a question is answered. */
export interface AskOptions extends WalkOptions {
  /** Those in force at the instant asked about. Default: those of a firm that decided none. */
  readonly policies?: Policies;
}

/**
 * Answers any query of the domain from the log itself, at any instant: as it happened by `at`, and
 * with `knownAt`, an instant or a position, as it was known then. Of one account only its stream is
 * read; of all accounts nothing is held but what the answer needs.
 */
export const askAsOf = <Name extends QueryName>(
  store: EventStore,
  name: Name,
  data: unknown,
  { policies = defaultPolicies, pageSize = PAGE }: AskOptions = {},
): TE.TaskEither<StoreError | QuestionUnreadable, AnswerOf<Name>> => {
  const question = decodeQuery(name, data);
  if (E.isLeft(question)) return TE.left(unreadable(question.left));
  return readers[name]({ store, policies, pageSize }, question.right.data);
};

const unreadable = (faults: readonly Fault[]): QuestionUnreadable => ({
  code: 'QuestionUnreadable',
  message: `This question cannot be read: ${spellFaults(faults)}.`,
  facts: { faults },
});
