import type { AnswerOf, QueryName } from '@disdetta/projections';
import type { Type } from 'io-ts';

/** What some queries answer: spelt as the types of the answers are, or it does not compile. */
export type Answers<Name extends QueryName> = {
  readonly [Each in Name]: Type<NonNullable<AnswerOf<Each>>, unknown>;
};
