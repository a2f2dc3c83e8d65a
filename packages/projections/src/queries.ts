import { decodeWith, describeKind, streamOf, unknownFields } from '@disdetta/core';
import type { Eligibility, Fault, Plain, Policies, RecordedAccountEvent } from '@disdetta/core';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import { cancellationReasons, cancellationReasonsQuestion } from './cancellationReasons.ts';
import type { CancellationReasons } from './cancellationReasons.ts';
import { cancellationReceipt, cancellationReceiptQuestion } from './cancellationReceipt.ts';
import type { CancellationReceipt } from './cancellationReceipt.ts';
import { currentPlans, currentPlansQuestion } from './currentPlans.ts';
import type { CurrentPlans } from './currentPlans.ts';
import { exceptions, exceptionsQuestion } from './exceptions.ts';
import type { Exceptions } from './exceptions.ts';
import { planStatus, planStatusQuestion } from './planStatus.ts';
import type { PlanStatus } from './planStatus.ts';
import type {
  AccountQuestion,
  LineQuestion,
  QuestionCodec,
  ReceiptQuestion,
  StretchQuestion,
} from './question.ts';
import { refundEligibility, refundEligibilityQuestion } from './refundEligibility.ts';
import { refundsLedger, refundsLedgerQuestion } from './refundsLedger.ts';
import type { RefundsLedger } from './refundsLedger.ts';
import { usageSinceLastBilling, usageSinceLastBillingQuestion } from './usageSinceLastBilling.ts';
import type { UsageSinceLastBilling } from './usageSinceLastBilling.ts';

// The names are public API.
interface Questions {
  readonly planStatus: LineQuestion;
  readonly refundEligibility: LineQuestion;
  readonly usageSinceLastBilling: LineQuestion;
  readonly currentPlans: AccountQuestion;
  readonly cancellationReceipt: ReceiptQuestion;
  readonly refundsLedger: StretchQuestion;
  readonly cancellationReasons: StretchQuestion;
  readonly exceptions: StretchQuestion;
}

interface Answers {
  readonly planStatus: PlanStatus | null;
  readonly refundEligibility: Eligibility | null;
  readonly usageSinceLastBilling: UsageSinceLastBilling | null;
  readonly currentPlans: CurrentPlans | null;
  readonly cancellationReceipt: CancellationReceipt | null;
  readonly refundsLedger: RefundsLedger;
  readonly cancellationReasons: CancellationReasons;
  readonly exceptions: Exceptions;
}

/** The name of a query. */
export type QueryName = keyof Questions;

/** What one query answers. */
export type AnswerOf<Name extends QueryName> = Answers[Name];

/** The data of one query as its author writes it, before it is decoded. */
export type QueryInputOf<Name extends QueryName> = Plain<Questions[Name]>;

/** How a query is read and answered. */
export interface QueryDefinition<Name extends QueryName> {
  readonly codec: QuestionCodec<Questions[Name]>;
  readonly answer: (
    history: readonly RecordedAccountEvent[],
    question: Questions[Name],
    policies: Policies,
  ) => AnswerOf<Name>;
}

type QueryOf<Name extends QueryName> = {
  [Each in Name]: { readonly query: Each; readonly data: Questions[Each] };
}[Name];

/** A decoded query; or one of some names only. */
export type Query<Name extends QueryName = QueryName> = QueryOf<Name>;

type QueryDefinitions = { readonly [Name in QueryName]: QueryDefinition<Name> };

/** Answers a query about one account from the events of its stream alone. */
const onItsAccount =
  <Question extends { readonly accountId: string }, Answer>(
    answer: (
      history: readonly RecordedAccountEvent[],
      question: Question,
      policies: Policies,
    ) => Answer,
  ) =>
  (history: readonly RecordedAccountEvent[], question: Question, policies: Policies): Answer => {
    const stream = streamOf(question.accountId);
    return answer(
      history.filter((event) => event.stream === stream),
      question,
      policies,
    );
  };

/** Every query by its name: how its data is read, and how events of all accounts answer it. */
export const queries: QueryDefinitions = {
  planStatus: { codec: planStatusQuestion, answer: onItsAccount(planStatus) },
  refundEligibility: {
    codec: refundEligibilityQuestion,
    answer: onItsAccount(refundEligibility),
  },
  usageSinceLastBilling: {
    codec: usageSinceLastBillingQuestion,
    answer: onItsAccount(usageSinceLastBilling),
  },
  currentPlans: { codec: currentPlansQuestion, answer: onItsAccount(currentPlans) },
  cancellationReceipt: {
    codec: cancellationReceiptQuestion,
    answer: onItsAccount(cancellationReceipt),
  },
  refundsLedger: { codec: refundsLedgerQuestion, answer: refundsLedger },
  cancellationReasons: { codec: cancellationReasonsQuestion, answer: cancellationReasons },
  exceptions: { codec: exceptionsQuestion, answer: exceptions },
};

/** Whether a word is the name of a query. */
export const isQueryName = (name: unknown): name is QueryName =>
  typeof name === 'string' && Object.hasOwn(queries, name);

/**
 * Reads a query from its name and its data, or answers every fault by path: `query` for the name,
 * `data.…` for a field that is missing, of another type, or none that the query has.
 */
export function decodeQuery<Name extends QueryName>(
  name: Name,
  data: unknown,
): Either<readonly Fault[], Query<Name>>;
export function decodeQuery(name: unknown, data: unknown): Either<readonly Fault[], Query>;
export function decodeQuery(name: unknown, data: unknown): Either<readonly Fault[], Query> {
  if (isQueryName(name)) return decodeNamed(name, data);
  const expected = `one of ${Object.keys(queries).join(', ')}`;
  return left([{ path: 'query', expected, found: describeKind(name) }]);
}

const decodeNamed = <Name extends QueryName>(
  query: Name,
  data: unknown,
): Either<readonly Fault[], Query<Name>> => {
  const { codec } = queries[query];
  const decoded = decodeWith(codec, data, 'data');
  const surplus = unknownFields(codec, data, 'data');
  if (isLeft(decoded)) return left([...decoded.left, ...surplus]);
  return surplus.length > 0 ? left(surplus) : right({ query, data: decoded.right });
};

/**
 * Answers a decoded query from recorded events, in the order of the record; those of accounts
 * that it does not ask about may be among them.
 */
export const answerQuery = <Name extends QueryName>(
  { query, data }: Query<Name>,
  history: readonly RecordedAccountEvent[],
  policies: Policies,
): AnswerOf<Name> => queries[query].answer(history, data, policies);
