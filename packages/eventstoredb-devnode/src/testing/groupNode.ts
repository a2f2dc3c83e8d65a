import { startDevnode } from '../startDevnode.ts';
import type { Devnode, DevnodeOptions } from '../startDevnode.ts';
import { consume } from './consuming.ts';
import type { Message, Subscription, TestConsumer } from './consuming.ts';
import { createManualClock } from './manualHeartbeat.ts';
import type { ManualClock } from './manualHeartbeat.ts';

/** The group that specifications talk of. */
export const GROUP = 'billing';

/** What is used of the vendor's client. Specifications hand it in: they alone know the vendor. */
export interface GroupClient<Event, Settings, Info, Resolved> {
  appendToStream(stream: string, events: Event[]): Promise<unknown>;
  createPersistentSubscriptionToStream(
    stream: string,
    group: string,
    settings: Settings,
  ): Promise<void>;
  getPersistentSubscriptionToStreamInfo(stream: string, group: string): Promise<Info>;
  subscribeToPersistentSubscriptionToStream(
    stream: string,
    group: string,
    options: { bufferSize: number },
  ): Subscription<Resolved>;
  dispose(): Promise<void>;
}

/** How a client is made, and what it is told. */
export interface GroupVendor<Client, Event, Settings, Changes, Info, Resolved> {
  readonly connect: (
    connectionString: string,
  ) => Client & GroupClient<Event, Settings, Info, Resolved>;
  readonly eventNamed: (name: string) => Event;
  readonly settings: (changes?: Changes) => Settings;
}

/** A node whose clock stands still, a client of it, and what specifications of groups do. */
export interface GroupNode<Client, Changes, Info, Resolved> {
  readonly node: Devnode;
  readonly client: Client;
  readonly clock: ManualClock;
  /** Appends events that are called so in their data. */
  readonly write: (stream: string, ...names: readonly string[]) => Promise<void>;
  /** Creates a group of the usual name. */
  readonly create: (stream: string, changes?: Changes) => Promise<void>;
  readonly consume: (stream: string, bufferSize?: number) => Promise<TestConsumer<Resolved>>;
  readonly info: (stream: string) => Promise<Info>;
  /** Looks at the group until it is so. */
  readonly until: (stream: string, isSo: (info: Info) => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a node, on a log in memory if nothing else is said. */
export const startGroupNode = async <
  Event,
  Settings,
  Changes,
  Info,
  Resolved extends Message,
  Client,
>(
  vendor: GroupVendor<Client, Event, Settings, Changes, Info, Resolved>,
  options: DevnodeOptions = {},
): Promise<GroupNode<Client, Changes, Info, Resolved>> => {
  const { connect, eventNamed, settings } = vendor;
  const clock = createManualClock();
  const { now, heartbeat } = clock;
  const node = await startDevnode({ port: 0, now, heartbeat, ...options });
  const client = connect(node.connectionString);
  const info = (stream: string): Promise<Info> =>
    client.getPersistentSubscriptionToStreamInfo(stream, GROUP);

  return {
    node,
    client,
    clock,
    info,
    write: async (stream, ...names) => {
      await client.appendToStream(stream, names.map(eventNamed));
    },
    create: (stream, changes) =>
      client.createPersistentSubscriptionToStream(stream, GROUP, settings(changes)),
    consume: (stream, bufferSize = 10) =>
      consume(client.subscribeToPersistentSubscriptionToStream(stream, GROUP, { bufferSize })),
    until: async (stream, isSo) => {
      while (!isSo(await info(stream)));
    },
    close: async () => {
      await client.dispose();
      await node.close();
    },
  };
};
