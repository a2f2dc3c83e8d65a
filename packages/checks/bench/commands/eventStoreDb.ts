import { randomUUID } from 'node:crypto';
import { createHandle } from '@disdetta/core';
import { openEventStoreDbStore } from '@disdetta/store-eventstoredb';
import {
  EventStoreDBClient,
  NO_STREAM,
  StreamNotFoundError,
  jsonEvent,
} from '@eventstore/db-client';
import type { JSONEventData, JSONEventType } from '@eventstore/db-client';
import { unwrap } from '../outcomes.ts';
import { byCallers } from './contestant.ts';
import type { Contestant } from './contestant.ts';
import { storyOf } from './story.ts';
import type { Write } from './writes.ts';

/** A part of the server where nobody has written yet: what a new file is to the others. */
const newCategory = (): string => `bench${randomUUID().replaceAll('-', '')}`;

/** This library over the adapter of EventStoreDB. */
export const disdettaOverEventStoreDb = (connectionString: string): Contestant => ({
  open: async () => {
    const category = newCategory();
    const store = unwrap(await openEventStoreDbStore({ connectionString, category })());
    const handle = createHandle({ store });
    return {
      carryOut: (accountIds, callers) =>
        byCallers(accountIds, callers, async (accountId) => {
          for (const command of storyOf(accountId)) unwrap(await handle(command)());
        }),
      close: async () => {
        unwrap(await store.close()());
      },
    };
  },
});

/** An append of the bare client, ready to be sent. */
interface Sending {
  readonly expectedRevision: typeof NO_STREAM | bigint;
  readonly events: JSONEventData<JSONEventType<string, JSONObject, JSONObject>>[];
}

type JSONObject = Readonly<Record<string, string>>;

const parse = (text: string): JSONObject => JSON.parse(text) as JSONObject;

const sendingOf = ({ from, events }: Write): Sending => ({
  expectedRevision: from === 0n ? NO_STREAM : from - 1n,
  events: events.map(({ id, type, data, metadata }) =>
    jsonEvent({ id, type, data: parse(data), metadata: parse(metadata) }),
  ),
});

/** Reads a stream to its end; one that nobody has written to is the usual answer here. */
const readToEnd = async (client: EventStoreDBClient, stream: string): Promise<void> => {
  try {
    await client.readStream(stream).toArray();
  } catch (thrown) {
    if (!(thrown instanceof StreamNotFoundError)) throw thrown;
  }
};

/** The vendor's client alone: each account is read once, and the same events are appended to it. */
export const bareClient = (
  connectionString: string,
  writes: readonly (readonly Write[])[],
): Contestant => {
  const sendings = writes.map((ofOne) => ofOne.map(sendingOf));
  return {
    open: async () => {
      const category = newCategory();
      const client = EventStoreDBClient.connectionString(connectionString);
      return {
        carryOut: (accountIds, callers) =>
          byCallers(accountIds, callers, async (accountId) => {
            const stream = `${category}-account-${accountId}`;
            await readToEnd(client, stream);
            for (const { events, expectedRevision } of sendings[accountIds.indexOf(accountId)] ??
              []) {
              await client.appendToStream(stream, events, { expectedRevision });
            }
          }),
        close: async () => {
          await client.dispose();
        },
      };
    },
  };
};
