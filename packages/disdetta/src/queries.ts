import type { AnswerOf, QueryInputOf, QueryName } from '@disdetta/projections';
import type { StoreError } from '@disdetta/core';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ReadModelResult } from './following/readModelResult.ts';
import type { InvalidQuery, Result } from './result.ts';

/** The data of a query; `at`, when it is left out, is the time of the clock. */
export type QueryData<Name extends QueryName> = Omit<QueryInputOf<Name>, 'at'> & {
  readonly at?: string;
};

/** How answers come: as promises of a result, as fp-ts tasks, or from read models. */
export interface AnswersAs<Name extends QueryName> {
  readonly promise: Promise<Result<{ readonly answer: AnswerOf<Name> }>>;
  readonly task: TaskEither<InvalidQuery | StoreError, AnswerOf<Name>>;
  readonly readModel: Promise<ReadModelResult<{ readonly answer: AnswerOf<Name> }>>;
}

type Style = keyof AnswersAs<QueryName>;

/** How one query is asked. */
export type QueryMethod<As extends Style, Name extends QueryName> = (
  data: QueryData<Name>,
) => AnswersAs<Name>[As];

/** One method a query. All answer for any instant, and with `knownAt` as it was known then. */
export interface Queries<As extends Style> {
  /** The status of a line, until when it has access, and when it renews. */
  readonly planStatus: QueryMethod<As, 'planStatus'>;
  /** Whether a refund is due, how much in minor units, and until when; else why not. */
  readonly refundEligibility: QueryMethod<As, 'refundEligibility'>;
  /** How often the account was used since a line was last billed. */
  readonly usageSinceLastBilling: QueryMethod<As, 'usageSinceLastBilling'>;
  /** Every line of an account with the actions that it offers. */
  readonly currentPlans: QueryMethod<As, 'currentPlans'>;
  /** The confirmation of a cancellation that a customer may keep. */
  readonly cancellationReceipt: QueryMethod<As, 'cancellationReceipt'>;
  /** Refunds of all accounts by currency and state, from an instant on and before another. */
  readonly refundsLedger: QueryMethod<As, 'refundsLedger'>;
  /** How often customers gave which reason. */
  readonly cancellationReasons: QueryMethod<As, 'cancellationReasons'>;
  /** What a person should look at, with its evidence. */
  readonly exceptions: QueryMethod<As, 'exceptions'>;
}

/** The methods of all queries, from how a query of any name is asked. */
export const queriesFrom = <As extends Style>(
  method: <Name extends QueryName>(name: Name) => QueryMethod<As, Name>,
): Queries<As> => ({
  planStatus: method('planStatus'),
  refundEligibility: method('refundEligibility'),
  usageSinceLastBilling: method('usageSinceLastBilling'),
  currentPlans: method('currentPlans'),
  cancellationReceipt: method('cancellationReceipt'),
  refundsLedger: method('refundsLedger'),
  cancellationReasons: method('cancellationReasons'),
  exceptions: method('exceptions'),
});
