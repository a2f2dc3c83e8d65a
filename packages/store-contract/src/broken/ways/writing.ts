import type {
  Appended,
  EncodedEvent,
  EventStore,
  ExpectedRevision,
  StoreError,
} from '@disdetta/core';
import type { Either } from 'fp-ts/lib/Either.js';
import { POSITION_STEP } from '../../small/smallStore.ts';
import type { Change } from '../brokenStore.ts';

/** What one append writes. */
export type Events = Parameters<EventStore['append']>[2];

/** Appends in another way. */
export const appending =
  (
    append: (
      store: EventStore,
      ...request: Parameters<EventStore['append']>
    ) => Promise<Either<StoreError, Appended>>,
  ): Change =>
  (store) => ({
    append:
      (...request) =>
      () =>
        append(store, ...request),
  });

/** Writes other events than those given. */
export const writing = (change: (event: EncodedEvent) => EncodedEvent): Change =>
  appending((store, stream, expected, [first, ...rest]) =>
    store.append(stream, expected, [change(first), ...rest.map(change)])(),
  );

/** Writes other texts than those given. */
export const writingTexts = (change: (text: string) => string): Change =>
  writing((event) => ({ ...event, data: change(event.data), metadata: change(event.metadata) }));

/** Where a stream stands. */
export const standOf = async (
  { readStream }: EventStore,
  stream: string,
): Promise<ExpectedRevision> => {
  const page = await readStream(stream, { limit: 1 })();
  return page._tag === 'Right' ? page.right.revision : 'no-stream';
};

/** Where events come to stand if they are the next that are written. */
export const placeAfter = async (
  { readAll }: EventStore,
  expected: ExpectedRevision,
  events: Events,
): Promise<Appended> => {
  const log = await readAll(0n, 100_000)();
  const end = log._tag === 'Right' ? (log.right.at(-1)?.position ?? 0n) : 0n;
  const first = expected === 'no-stream' ? 0n : expected + 1n;
  return {
    revision: first + BigInt(events.length) - 1n,
    position: end + POSITION_STEP * BigInt(events.length),
  };
};
