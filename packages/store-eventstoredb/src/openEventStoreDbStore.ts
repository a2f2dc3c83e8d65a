import { LARGEST_APPEND_BYTES } from '@disdetta/core';
import type { EventStore, StoreError, StoreFailed } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { createEventStoreDbStore } from './eventStoreDbStore.ts';
import { textOf } from './fields.ts';
import { categoryOf } from './names.ts';
import { systemTimers } from './timers.ts';
import type { Timers } from './timers.ts';
import type { VendorClient } from './vendorClient.ts';

/** Which server to use, by which client, and how. */
export type EventStoreDbStoreOptions = StoreTuning &
  (
    | {
        /** `esdb://…`, as the vendor's client reads it; the store makes a client and ends it. */
        readonly connectionString: string;
      }
    | {
        /** A client of `@eventstore/db-client` or `@kurrent/kurrentdb-client`; it stays yours. */
        readonly client: VendorClient;
      }
  );

interface StoreTuning {
  /** Only streams named `<category>-…` on the server are seen and written. Default: `disdetta`. */
  readonly category?: string;
  /** How long the server may be silent while something is asked of it. Default: 5,000. */
  readonly timeoutMilliseconds?: number;
  /** How often an append or a read is tried, with longer and longer pauses. Default: 8. */
  readonly attempts?: number;
  /** How long closing waits for appends under way, and then for the client. Default: 2,000. */
  readonly closeMilliseconds?: number;
  /** How much one append may hold, as the server is set up. Default: `LARGEST_APPEND_BYTES`. */
  readonly largestAppendBytes?: number;
  /** How the store waits. Default: by the clock of the system. */
  readonly timers?: Timers;
}

/**
 * Opens the streams of one category on an EventStoreDB or KurrentDB server. The server is asked
 * nothing yet: one that cannot be reached shows in what is asked of the store.
 */
export const openEventStoreDbStore =
  (options: EventStoreDbStoreOptions): TaskEither<StoreError, EventStore> =>
  async () => {
    const category = categoryOf(options.category ?? 'disdetta');
    if (E.isLeft(category)) return category;
    const ownsClient = 'connectionString' in options;
    const client = ownsClient ? await connect(options.connectionString) : E.right(options.client);
    if (E.isLeft(client)) return client;
    return E.right(
      createEventStoreDbStore(client.right, {
        category: category.right,
        timers: options.timers ?? systemTimers,
        timeoutMilliseconds: options.timeoutMilliseconds ?? 5_000,
        attempts: options.attempts ?? 8,
        closeMilliseconds: options.closeMilliseconds ?? 2_000,
        largestAppendBytes: options.largestAppendBytes ?? LARGEST_APPEND_BYTES,
        ownsClient,
      }),
    );
  };

const connect = async (connectionString: string): Promise<E.Either<StoreFailed, VendorClient>> => {
  // Loaded when it is needed: the clients of the two vendors spoil each other in one process.
  const { EventStoreDBClient } = await import('@eventstore/db-client');
  try {
    return E.right(EventStoreDBClient.connectionString(connectionString));
  } catch (thrown) {
    return E.left(noConnectionString(thrown));
  }
};

/** Says what was expected, and not what was found: it could be a password. */
const noConnectionString = (thrown: unknown): StoreFailed => {
  const expected = textOf(thrown, 'expected');
  const cause = expected === null ? textOf(thrown, 'message') : `${expected} is expected in it`;
  return {
    code: 'StoreFailed',
    message: `The connection string cannot be used: ${cause ?? 'it is none'}.`,
    facts: { cause: 'a connection string that cannot be used' },
  };
};
