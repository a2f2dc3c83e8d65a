import type { EventStore, StoredEvent, StreamPage, StreamRange } from '@disdetta/core';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Change } from '../brokenStore.ts';

/** Reads another range of a stream than the one asked for. */
export const ranging =
  (change: (range: StreamRange) => StreamRange): Change =>
  ({ readStream }: EventStore) => ({
    readStream: (stream, range) => readStream(stream, change(range)),
  });

/** Answers another page of a stream. */
export const paging =
  (change: (page: StreamPage, range: StreamRange, stream: string) => StreamPage): Change =>
  ({ readStream }: EventStore) => ({
    readStream: (stream, range) =>
      TE.map((page: StreamPage) => change(page, range, stream))(readStream(stream, range)),
  });

/** Answers another page of the log. */
export const pagingLog =
  (change: (events: readonly StoredEvent[], limit: number) => readonly StoredEvent[]): Change =>
  ({ readAll }: EventStore) => ({
    readAll: (after, limit) =>
      TE.map((events: readonly StoredEvent[]) => change(events, limit))(readAll(after, limit)),
  });
