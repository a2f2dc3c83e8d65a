import type { EventStore, Policies, RecordedAccountEvent, StoreError } from '@disdetta/core';
import {
  cancellationReasonsView,
  eventsAsOf,
  exceptionsView,
  queries,
  refundsLedgerView,
} from '@disdetta/projections';
import type { AnswerOf, AsOf, Query, QueryName, Stretch } from '@disdetta/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { readAccounts, readHistory } from './readEvents.ts';

/** Where an answer is read from, and under which policies it is given. */
export interface Asking {
  readonly store: EventStore;
  readonly policies: Policies;
  readonly pageSize: number;
}

type Reader<Question, Answer> = (
  asking: Asking,
  question: Question,
) => TE.TaskEither<StoreError, Answer>;

type Readers = {
  readonly [Name in QueryName]: Reader<Query<Name>['data'], AnswerOf<Name>>;
};

/** Reads the stream of one account alone. */
const ofAccount =
  <Question extends { readonly accountId: string }, Answer>(query: {
    readonly answer: (
      history: readonly RecordedAccountEvent[],
      question: Question,
      policies: Policies,
    ) => Answer;
  }): Reader<Question, Answer> =>
  ({ store, policies, pageSize }, question) =>
    pipe(
      readHistory(store, question.accountId, pageSize),
      TE.map((history) => query.answer(history, question, policies)),
    );

/** A view that is kept up event by event, so that no more than its state is held. */
interface Kept<Answer> {
  readonly change: (event: RecordedAccountEvent) => void;
  readonly answer: (stretch: Stretch) => Answer;
}

/** Reads the whole log. */
const ofLog =
  <Answer>(keep: () => Kept<Answer>): Reader<Stretch & AsOf, Answer> =>
  ({ store, pageSize }, question) => {
    const kept = keep();
    return pipe(
      readAccounts(store, pageSize, (event) => {
        eventsAsOf([event], question).forEach(kept.change);
      }),
      TE.map(() => kept.answer(question)),
    );
  };

/** How every query of the domain is read from a log. */
export const readers: Readers = {
  planStatus: ofAccount(queries.planStatus),
  refundEligibility: ofAccount(queries.refundEligibility),
  usageSinceLastBilling: ofAccount(queries.usageSinceLastBilling),
  currentPlans: ofAccount(queries.currentPlans),
  cancellationReceipt: ofAccount(queries.cancellationReceipt),
  refundsLedger: ofLog(() => {
    const state = refundsLedgerView.empty();
    return {
      change: (event) => {
        refundsLedgerView.change(state, event);
      },
      answer: (stretch) => refundsLedgerView.answer(state, stretch),
    };
  }),
  cancellationReasons: ofLog(() => {
    const state = cancellationReasonsView.empty();
    return {
      change: (event) => {
        cancellationReasonsView.change(state, event);
      },
      answer: (stretch) => cancellationReasonsView.answer(state, stretch),
    };
  }),
  exceptions: ofLog(() => {
    const state = exceptionsView.empty();
    return {
      change: (event) => {
        exceptionsView.change(state, event);
      },
      answer: (stretch) => exceptionsView.answer(state, stretch),
    };
  }),
};
