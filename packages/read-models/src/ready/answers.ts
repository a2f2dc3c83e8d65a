import { defaultPolicies, spellFaults, streamOf } from '@disdetta/core';
import type { Fault, Policies } from '@disdetta/core';
import { answerQuery, decodeQuery } from '@disdetta/projections';
import type { AnswerOf, QueryInputOf, QueryName, Stretch } from '@disdetta/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ReadError, ReadModelDatabase, VersionStop } from '../database/readModelDatabase.ts';
import { readRows } from '../reading/rowReader.ts';
import { accountHistory, historyOf } from './accountHistory.ts';
import { cancellationReasons } from './cancellationReasons.ts';
import { exceptions } from './exceptions.ts';
import { refundsLedger } from './refundsLedger.ts';
import type { ViewModel } from './viewModel.ts';

/** A question that is none. */
export interface InvalidQuery {
  readonly code: 'InvalidQuery';
  readonly message: string;
  readonly facts: { readonly faults: readonly Fault[] };
}

/** The account has stopped at an event that could not be taken in: what is known is not all. */
export interface AccountStopped {
  readonly code: 'AccountStopped';
  readonly message: string;
  readonly facts: VersionStop;
}

/** The models keep how things stand, not how they were known: the log knows. */
export interface NotKept {
  readonly code: 'NotKept';
  readonly message: string;
  readonly facts: { readonly question: QueryName };
}

export type AnswerError = ReadError | InvalidQuery | AccountStopped | NotKept;

/** Answers one question, its data given as plain data. */
export type Answering<Name extends QueryName> = (
  data: QueryInputOf<Name>,
) => TaskEither<AnswerError, AnswerOf<Name>>;

/** Every question of projections, answered from read models alone. */
export type Answers = { readonly [Name in QueryName]: Answering<Name> };

type AboutAccount = Exclude<QueryName, AboutAll>;
type AboutAll = 'refundsLedger' | 'cancellationReasons' | 'exceptions';

const invalid = (faults: readonly Fault[]): InvalidQuery => ({
  code: 'InvalidQuery',
  message: `The question cannot be asked: ${spellFaults(faults)}.`,
  facts: { faults },
});

const stoppedAt = (stop: VersionStop): AccountStopped => ({
  code: 'AccountStopped',
  message: `${stop.stream} has stopped before its event ${stop.revision}: ${stop.reason} Mend what reads it and retry it; until then ask the log.`,
  facts: stop,
});

const notKept = (question: QueryName): NotKept => ({
  code: 'NotKept',
  message: `${question} is kept as it stands now: leave out at and knownAt, or ask the log.`,
  facts: { question },
});

/** Answers from what the models of a database keep, under the policies of the firm. */
export const createAnswers = (
  database: ReadModelDatabase,
  policies: Policies = defaultPolicies,
): Answers => {
  const histories = readRows(database, [accountHistory]);

  const goesOn = (stream: string): TaskEither<AnswerError, void> =>
    pipe(
      database.stops(accountHistory.name, stream),
      TE.chainW(([stop]) => (stop === undefined ? TE.right(undefined) : TE.left(stoppedAt(stop)))),
    );

  const ofAccount =
    <Name extends AboutAccount>(name: Name): Answering<Name> =>
    (data) =>
      pipe(
        TE.fromEither(decodeQuery(name, data)),
        TE.mapLeft(invalid),
        TE.chainW((query) => {
          const stream = streamOf(query.data.accountId);
          return pipe(
            histories.ofStream(stream),
            TE.chainFirstW(() => goesOn(stream)),
            TE.map((rows) =>
              answerQuery(query, historyOf(rows.map(({ state }) => state)), policies),
            ),
          );
        }),
      );

  const ofAll =
    <Name extends AboutAll, State>(
      name: Name,
      { model, answer }: ViewModel<State, Stretch, AnswerOf<Name>>,
    ): Answering<Name> =>
    (data) =>
      pipe(
        TE.fromEither(decodeQuery(name, data)),
        TE.mapLeft(invalid),
        TE.chainW((query): TaskEither<AnswerError, AnswerOf<Name>> => {
          const { at, knownAt } = query.data;
          if (at !== undefined || knownAt !== undefined) return TE.left(notKept(name));
          return pipe(
            readRows(database, [model]).all(),
            TE.map((rows) =>
              answer(
                rows.map(({ state }) => state),
                query.data,
              ),
            ),
          );
        }),
      );

  return {
    planStatus: ofAccount('planStatus'),
    refundEligibility: ofAccount('refundEligibility'),
    usageSinceLastBilling: ofAccount('usageSinceLastBilling'),
    currentPlans: ofAccount('currentPlans'),
    cancellationReceipt: ofAccount('cancellationReceipt'),
    refundsLedger: ofAll('refundsLedger', refundsLedger),
    cancellationReasons: ofAll('cancellationReasons', cancellationReasons),
    exceptions: ofAll('exceptions', exceptions),
  };
};
