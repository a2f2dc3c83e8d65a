import type { EventStore, StoredEvent } from '@disdetta/core';
import type { LoggedRecord } from './nodeLog.ts';
import { answerOf } from './storeBroke.ts';
import { loggedRecordOf } from './storedRecord.ts';
import { storedNameOf } from './streamNames.ts';

/** So many records are read at a time, as the server does: however slow a reader, it holds few. */
export const PAGE = 32;

/** The records of the store, without the rules that hide some. */
export interface Records {
  /** The last record of a stream; null when nobody has written to it. */
  readonly last: (stream: string) => Promise<LastRecord | null>;
  /** Records of a stream from a revision on, in a direction. */
  readonly ofStream: (
    stream: string,
    from: bigint,
    direction: 'forwards' | 'backwards',
    limit: number,
  ) => Promise<readonly LoggedRecord[]>;
  /** Records of the whole log after a position, those included that readers are not shown. */
  readonly after: (position: bigint, limit: number) => Promise<readonly LoggedRecord[]>;
}

/** A record, and where its stream stands by it: a tombstone is presented elsewhere. */
export interface LastRecord {
  readonly record: LoggedRecord;
  readonly revision: bigint;
}

/** The records of a store. */
export const createRecords = (store: EventStore): Records => {
  const pageOf = async (
    stream: string,
    ...[from, direction, limit]: readonly [bigint | null, 'forwards' | 'backwards', number]
  ): Promise<readonly StoredEvent[]> => {
    const range = { direction, limit, ...(from !== null && { from }) };
    return (await answerOf(store.readStream(storedNameOf(stream), range))).events;
  };

  return {
    last: async (stream) => {
      const [event] = await pageOf(stream, null, 'backwards', 1);
      return event === undefined
        ? null
        : { record: loggedRecordOf(event), revision: event.revision };
    },
    ofStream: async (stream, from, direction, limit) =>
      (await pageOf(stream, from, direction, limit)).map(loggedRecordOf),
    after: async (position, limit) =>
      (await answerOf(store.readAll(position, limit))).map(loggedRecordOf),
  };
};
