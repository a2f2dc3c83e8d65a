import { id, instant, optional, record } from '@disdetta/core';
import type { RecordOf } from '@disdetta/core';
import type * as t from 'io-ts';
import { knownAt } from './asOf.ts';

/** Decodes the data of a query. */
export type QuestionCodec<Question> = t.Type<Question, Question>;

const ofAccount = { accountId: id, at: instant, knownAt: optional(knownAt) };
const ofLine = { accountId: id, subscriptionId: id, at: instant, knownAt: optional(knownAt) };
const ofReceipt = { ...ofLine, at: optional(instant) };
const ofStretch = {
  from: instant,
  to: instant,
  at: optional(instant),
  knownAt: optional(knownAt),
};

/** Asks about one account at an instant. */
export type AccountQuestion = RecordOf<typeof ofAccount>;

/** Asks about one line of an account at an instant. */
export type LineQuestion = RecordOf<typeof ofLine>;

/** Asks about one line of an account, at an instant or as it stands in the end. */
export type ReceiptQuestion = RecordOf<typeof ofReceipt>;

/** Asks about all accounts from an instant on (`from` is in) and before another (`to` is out). */
export type StretchQuestion = RecordOf<typeof ofStretch>;

/** A stretch of time: `from` is in, `to` is out. */
export type Stretch = Pick<StretchQuestion, 'from' | 'to'>;

const dataOf = (query: string): string => `the data of ${query}`;

/** The codec of a query about one account. */
export const accountQuestion = (query: string): QuestionCodec<AccountQuestion> =>
  record(dataOf(query), ofAccount);

/** The codec of a query about one line. */
export const lineQuestion = (query: string): QuestionCodec<LineQuestion> =>
  record(dataOf(query), ofLine);

/** The codec of a query about one line that need not name an instant. */
export const receiptQuestion = (query: string): QuestionCodec<ReceiptQuestion> =>
  record(dataOf(query), ofReceipt);

/** The codec of a query about all accounts in a stretch of time. */
export const stretchQuestion = (query: string): QuestionCodec<StretchQuestion> =>
  record(dataOf(query), ofStretch);

/** Whether an instant falls into a stretch of time. */
export const isWithin = (at: string, { from, to }: Stretch): boolean => at >= from && at < to;
