import {
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client';
import type {
  PersistentSubscriptionToAllSettings,
  PersistentSubscriptionToStreamInfo,
  PersistentSubscriptionToStreamSettings,
} from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode, DevnodeOptions } from '../startDevnode.ts';
import { consume } from './consuming.ts';
import type { TestConsumer } from './consuming.ts';
import { createManualClock } from './manualHeartbeat.ts';
import type { ManualClock } from './manualHeartbeat.ts';

type StreamSettings = Partial<PersistentSubscriptionToStreamSettings>;

/** A node whose clock stands still, a client of it, and what specifications of groups do. */
export interface GroupNode {
  readonly node: Devnode;
  readonly client: EventStoreDBClient;
  readonly clock: ManualClock;
  /** Appends events that are called so in their data. */
  readonly write: (stream: string, ...names: readonly string[]) => Promise<void>;
  /** Creates a group of this name, from the start of the stream if nothing else is said. */
  readonly create: (stream: string, changes?: StreamSettings) => Promise<void>;
  readonly consume: (stream: string, bufferSize?: number) => Promise<TestConsumer>;
  readonly info: (stream: string) => Promise<PersistentSubscriptionToStreamInfo>;
  /** Looks at the group until it is so. */
  readonly until: (
    stream: string,
    isSo: (info: PersistentSubscriptionToStreamInfo) => boolean,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The group that specifications talk of. */
export const GROUP = 'billing';

/** Settings of a group from the start on. */
export const streamSettings = (
  changes: StreamSettings = {},
): PersistentSubscriptionToStreamSettings =>
  persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: 'start', ...changes });

/** Settings of a group on the whole log, from the start on. */
export const logSettings = (
  changes: Partial<PersistentSubscriptionToAllSettings> = {},
): PersistentSubscriptionToAllSettings =>
  persistentSubscriptionToAllSettingsFromDefaults({ startFrom: 'start', ...changes });

/** Starts a node, on a log in memory if nothing else is said. */
export const startGroupNode = async (options: DevnodeOptions = {}): Promise<GroupNode> => {
  const clock = createManualClock();
  const { now, heartbeat } = clock;
  const node = await startDevnode({ port: 0, now, heartbeat, ...options });
  const client = EventStoreDBClient.connectionString(node.connectionString);
  const info: GroupNode['info'] = (stream) =>
    client.getPersistentSubscriptionToStreamInfo(stream, GROUP);

  return {
    node,
    client,
    clock,
    info,
    write: async (stream, ...names) => {
      const events = names.map((name) => jsonEvent({ type: 'Noted', data: { name } }));
      await client.appendToStream(stream, events);
    },
    create: (stream, changes) =>
      client.createPersistentSubscriptionToStream(stream, GROUP, streamSettings(changes)),
    consume: (stream, bufferSize) => consume(client, stream, GROUP, bufferSize),
    until: async (stream, isSo) => {
      while (!isSo(await info(stream)));
    },
    close: async () => {
      await client.dispose();
      await node.close();
    },
  };
};
