import type { Appended, EventStore, ExpectedRevision, StoreError } from '@disdetta/core';
import type { Either } from 'fp-ts/lib/Either.js';
import { answerOf } from '../../answers.ts';
import { eventsWith, labelsOf } from '../../events.ts';

/** When a call was made and answered, counted over all calls. */
interface Span {
  readonly invoked: number;
  readonly answered: number;
}

/** An append, and what it came to. */
export interface AppendTried extends Span {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly labels: readonly string[];
  readonly answer: Either<StoreError, Appended>;
}

/** What a reader saw of a stream. */
export interface StreamRead extends Span {
  readonly stream: string;
  readonly labels: readonly string[];
  readonly revision: ExpectedRevision;
}

/** All that writers did and saw. */
export interface History {
  readonly appends: readonly AppendTried[];
  readonly reads: readonly StreamRead[];
}

/** Appends and reads, and remembers them. */
export interface Recorder {
  readonly history: History;
  readonly append: (
    stream: string,
    expected: ExpectedRevision,
    labels: readonly [string, ...string[]],
  ) => Promise<AppendTried>;
  readonly read: (stream: string) => Promise<StreamRead>;
}

/** Longer than any stream of a race. */
const WHOLE_STREAM = 1_000;

/** Records calls of a store. */
export const recorderOf = (store: EventStore): Recorder => {
  const appends: AppendTried[] = [];
  const reads: StreamRead[] = [];
  let moment = 0;
  const tick = (): number => (moment += 1);

  return {
    history: { appends, reads },
    append: async (stream, expected, labels) => {
      const invoked = tick();
      const answer = await store.append(stream, expected, eventsWith(...labels))();
      const tried = { stream, expected, labels, answer, invoked, answered: tick() };
      appends.push(tried);
      return tried;
    },
    read: async (stream) => {
      const invoked = tick();
      const page = await answerOf(store.readStream(stream, { limit: WHOLE_STREAM }));
      const { revision } = page;
      const read = { stream, labels: labelsOf(page.events), revision, invoked, answered: tick() };
      reads.push(read);
      return read;
    },
  };
};
