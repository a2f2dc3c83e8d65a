import {
  EventStoreDBClient,
  START,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  streamNameFilter,
} from '@eventstore/db-client';
import { collect, rejection } from './testing/collect.ts';
import { startSecuredNode } from './testing/securedNode.ts';
import type { SecuredNode } from './testing/securedNode.ts';
import { watch } from './testing/watch.ts';

let node: SecuredNode;
let client: EventStoreDBClient;

beforeEach(async () => {
  node = await startSecuredNode();
});

afterEach(async () => {
  await client.dispose();
  await node.close();
});

const connect = (user?: string): void => {
  client = EventStoreDBClient.connectionString(node.connectionString(user, 'esdb'));
};

const DENIED = { type: 'access-denied' };

const happened = (name: string) => jsonEvent({ type: 'Happened', data: { name } });
const filter = streamNameFilter({ prefixes: ['wanted-'] });

describe('the client of EventStoreDB over TLS', () => {
  it('does everything as an administrator', async () => {
    connect('admin:changeit');
    const watched = watch(client.subscribeToAll({ filter }));
    expect(await watched.next(2)).toEqual(['confirmation', 'caughtUp']);
    await client.appendToStream('wanted-1', [happened('a'), happened('b')]);
    await client.appendToStream('other-1', happened('c'));
    expect(await watched.next(2)).toEqual(['Happened', 'Happened']);
    await watched.stop();
    expect(await collect(client.readStream('wanted-1'))).toHaveLength(2);
    expect(await collect(client.readAll())).toHaveLength(3);

    const settings = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START });
    await client.createPersistentSubscriptionToStream('wanted-1', 'g', settings);
    const consumer = client.subscribeToPersistentSubscriptionToStream('wanted-1', 'g');
    const revisions: unknown[] = [];
    for await (const message of consumer) {
      revisions.push(message.event?.revision);
      await consumer.ack(message);
      if (revisions.length === 2) break;
    }
    await consumer.unsubscribe();
    expect(revisions).toEqual([0n, 1n]);
    const info = await client.getPersistentSubscriptionToStreamInfo('wanted-1', 'g');
    expect(info).toMatchObject({ groupName: 'g', settings });
  });

  it('does without credentials what is open to everybody, and no more', async () => {
    connect();
    await client.appendToStream('wanted-1', happened('a'));
    expect(await collect(client.readStream('wanted-1'))).toHaveLength(1);
    expect(await rejection(collect(client.readAll()))).toMatchObject(DENIED);
    expect(await rejection(client.appendToStream('$s', happened('a')))).toMatchObject(DENIED);
    const watched = watch(client.subscribeToAll({ filter }));
    expect(await watched.next(1)).toEqual(['error access-denied']);
    const consumer = watch(client.subscribeToPersistentSubscriptionToStream('wanted-1', 'g'));
    expect(await consumer.next(1)).toEqual(['error access-denied']);
  });

  it('is told when its credentials do not hold', async () => {
    connect('admin:wrong');
    expect(await rejection(client.appendToStream('s', happened('a')))).toMatchObject(DENIED);
    expect(await rejection(collect(client.readStream('s')))).toMatchObject(DENIED);
  });
});
