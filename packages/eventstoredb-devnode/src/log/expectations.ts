import type { Expectation, Revision, WriteRefusal } from './nodeLog.ts';

/** What a writer's belief is judged by. */
export interface Standing {
  /** The last revision; -1n when there is none. */
  readonly revision: bigint;
  readonly isTombstoned: boolean;
  readonly isSoftDeleted: boolean;
  readonly hasMetadata: boolean;
}

/** `behind`: the stream has more events than the writer knew, which may be those it writes. */
export type Judgement = 'met' | 'behind' | 'wrong' | 'deleted';

/** Whether a stream stands where a writer believes. */
export const judge = (expected: Expectation, standing: Standing): Judgement => {
  const { revision, isTombstoned, isSoftDeleted, hasMetadata } = standing;
  if (isTombstoned) return 'deleted';
  switch (expected) {
    case 'any':
      return 'met';
    case 'stream-exists':
      if (isSoftDeleted) return 'deleted';
      return revision >= 0n || hasMetadata ? 'met' : 'wrong';
    case 'no-stream':
      return revision < 0n || isSoftDeleted ? 'met' : 'behind';
    default:
      if (expected === revision) return 'met';
      return expected < revision ? 'behind' : 'wrong';
  }
};

/** Where a stream stands, in the words of an answer. */
export const revisionOf = ({ revision }: Pick<Standing, 'revision'>): Revision =>
  revision < 0n ? 'no-stream' : revision;

/** The writer was wrong about where the stream stands. */
export const wrongVersion = (
  expected: Expectation,
  standing: Pick<Standing, 'revision'>,
): WriteRefusal => ({ code: 'WrongExpectedVersion', expected, actual: revisionOf(standing) });

/** The stream is gone for good. */
export const deleted = (stream: string): WriteRefusal => ({ code: 'StreamDeleted', stream });
