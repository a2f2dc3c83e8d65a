import {
  EventStoreDBClient,
  PARK,
  RETRY,
  SKIP,
  START,
  jsonEvent,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  streamNameFilter,
} from '@eventstore/db-client';
import type {
  PersistentSubscriptionToStream,
  PersistentSubscriptionToStreamSettings,
} from '@eventstore/db-client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { at } from '../testing/at.ts';
import { rejection } from '../testing/collect.ts';
import { createInbox } from '../testing/inbox.ts';
import type { Inbox } from '../testing/inbox.ts';

let node: Devnode;
let client: EventStoreDBClient;

beforeEach(async () => {
  node = await startDevnode({ port: 0 });
  client = EventStoreDBClient.connectionString(node.connectionString);
});

afterEach(async () => {
  await client.dispose();
  await node.close();
});

const settings = (
  changes: Partial<PersistentSubscriptionToStreamSettings> = {},
): PersistentSubscriptionToStreamSettings =>
  persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...changes });

const write = async (stream: string, ...names: readonly string[]): Promise<void> => {
  await client.appendToStream(
    stream,
    names.map((name) => jsonEvent({ type: 'Noted', data: { name } })),
  );
};

type Message = Parameters<PersistentSubscriptionToStream['ack']>[0] & {
  readonly retryCount?: number;
};

interface Consumer {
  readonly subscription: PersistentSubscriptionToStream;
  readonly inbox: Inbox<Message>;
  readonly errors: Inbox<unknown>;
}

/** A consumer that takes what it is given, and says nothing of it yet. */
const consume = (stream: string, group: string, bufferSize = 10): Consumer => {
  const subscription = client.subscribeToPersistentSubscriptionToStream(stream, group, {
    bufferSize,
  });
  const inbox = createInbox<Message>();
  const errors = createInbox<unknown>();
  subscription.on('error', errors.put);
  subscription.on('data', (message) => {
    inbox.put(message);
  });
  return { subscription, inbox, errors };
};

const nameOf = (message: Message): unknown => at(message, 'event', 'data', 'name');

const takeNames = async ({ inbox }: Consumer, count: number): Promise<readonly unknown[]> =>
  (await inbox.take(count)).map(nameOf);

/** What a look at the group tells, once it tells that. */
const untilGroup = async (
  stream: string,
  group: string,
  holds: (
    info: Awaited<ReturnType<EventStoreDBClient['getPersistentSubscriptionToStreamInfo']>>,
  ) => boolean,
): Promise<void> => {
  for (;;) {
    if (holds(await client.getPersistentSubscriptionToStreamInfo(stream, group))) return;
  }
};

describe('a group on a stream', () => {
  it('hands history and news to its consumer, and goes on from where it was acknowledged', async () => {
    await write('orders', 'a', 'b');
    await client.createPersistentSubscriptionToStream(
      'orders',
      'billing',
      settings({ checkPointLowerBound: 1, checkPointUpperBound: 1 }),
    );
    const first = consume('orders', 'billing');
    const history = await first.inbox.take(2);
    await write('orders', 'c');
    const messages = [...history, ...(await first.inbox.take(1))];
    expect(messages.map(nameOf)).toEqual(['a', 'b', 'c']);

    await first.subscription.ack(...messages.slice(0, 2));
    await untilGroup(
      'orders',
      'billing',
      ({ stats }) => stats.lastCheckpointedEventRevision === 1n,
    );
    await first.subscription.unsubscribe();

    const second = consume('orders', 'billing');
    expect(await takeNames(second, 1)).toEqual(['c']);
  });

  it('begins with what comes next when it starts from the end', async () => {
    await write('orders', 'old');
    await client.createPersistentSubscriptionToStream(
      'orders',
      'billing',
      persistentSubscriptionToStreamSettingsFromDefaults(),
    );
    const consumer = consume('orders', 'billing');
    await untilGroup('orders', 'billing', ({ connections }) => connections.length === 1);
    await write('orders', 'new');

    expect(await takeNames(consumer, 1)).toEqual(['new']);
  });

  it('begins with the revision that it is told', async () => {
    await write('orders', 'a', 'b', 'c');
    await client.createPersistentSubscriptionToStream(
      'orders',
      'billing',
      settings({ startFrom: 1n }),
    );
    expect(await takeNames(consume('orders', 'billing'), 2)).toEqual(['b', 'c']);
  });

  it('sends a consumer no more than it has room for', async () => {
    await write('orders', 'a', 'b', 'c');
    await client.createPersistentSubscriptionToStream('orders', 'billing', settings());
    const consumer = consume('orders', 'billing', 2);
    const messages = await consumer.inbox.take(2);
    const { stats } = await client.getPersistentSubscriptionToStreamInfo('orders', 'billing');
    expect(stats.totalInFlightMessages).toBe(2);

    const [first] = messages;
    if (first !== undefined) await consumer.subscription.ack(first);
    expect(await takeNames(consumer, 1)).toEqual(['c']);
  });

  it('gives each of several consumers its share', async () => {
    await client.createPersistentSubscriptionToStream('orders', 'billing', settings());
    const consumers = [consume('orders', 'billing'), consume('orders', 'billing')];
    await untilGroup('orders', 'billing', ({ connections }) => connections.length === 2);
    await write('orders', 'a', 'b', 'c', 'd');

    const shares = await Promise.all(consumers.map((consumer) => takeNames(consumer, 2)));
    expect(shares.flat().toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('hands over again what a consumer wants again, and counts', async () => {
    await write('orders', 'a');
    await client.createPersistentSubscriptionToStream('orders', 'billing', settings());
    const { inbox, subscription } = consume('orders', 'billing');
    const [message] = await inbox.take(1);
    expect(message?.retryCount).toBe(0);
    if (message !== undefined) await subscription.nack(RETRY, 'not now', message);

    const [again] = await inbox.take(1);
    expect(again?.retryCount).toBe(1);
    expect(again === undefined ? '' : nameOf(again)).toBe('a');
  });

  it('hands over again what is not answered in time', async () => {
    await write('orders', 'a');
    await client.createPersistentSubscriptionToStream(
      'orders',
      'billing',
      settings({ messageTimeout: 20 }),
    );
    const { inbox } = consume('orders', 'billing');
    const messages = await inbox.take(3);
    expect(messages.map(({ retryCount }) => retryCount)).toEqual([0, 1, 2]);
  });

  it('gives what a consumer left behind to another', async () => {
    await write('orders', 'a');
    await client.createPersistentSubscriptionToStream('orders', 'billing', settings());
    const first = consume('orders', 'billing');
    await first.inbox.take(1);
    const second = consume('orders', 'billing');
    await first.subscription.unsubscribe();

    expect(await takeNames(second, 1)).toEqual(['a']);
  });

  it('parks what a consumer refuses or cannot take in so many tries, and replays it', async () => {
    await write('orders', 'refused', 'failing', 'fine');
    await client.createPersistentSubscriptionToStream(
      'orders',
      'billing',
      settings({ maxRetryCount: 0 }),
    );
    const { inbox, subscription } = consume('orders', 'billing');
    const [refused, failing, fine] = await inbox.take(3);
    if (refused !== undefined) await subscription.nack(PARK, 'poison', refused);
    if (failing !== undefined) await subscription.nack(RETRY, 'broken', failing);
    if (fine !== undefined) await subscription.nack(SKIP, 'nothing to do', fine);
    await untilGroup('orders', 'billing', ({ stats }) => stats.parkedMessageCount === 2n);

    await client.replayParkedMessagesToStream('orders', 'billing');

    expect((await inbox.take(2)).map(nameOf).toSorted()).toEqual(['failing', 'refused']);
    await untilGroup('orders', 'billing', ({ stats }) => stats.parkedMessageCount === 0n);
  });

  it('tells how it is set up', async () => {
    const given = settings({ maxSubscriberCount: 3, messageTimeout: 1_000, startFrom: 5n });
    await client.createPersistentSubscriptionToStream('orders', 'billing', given);

    const info = await client.getPersistentSubscriptionToStreamInfo('orders', 'billing');
    expect(info).toMatchObject({ eventSource: 'orders', groupName: 'billing', settings: given });
    expect(await client.listPersistentSubscriptionsToStream('orders')).toHaveLength(1);
    expect(await client.listAllPersistentSubscriptions()).toHaveLength(1);
  });

  it('is set up anew, and its consumers are dropped', async () => {
    await client.createPersistentSubscriptionToStream('orders', 'billing', settings());
    const consumer = consume('orders', 'billing');
    await untilGroup('orders', 'billing', ({ connections }) => connections.length === 1);

    await client.updatePersistentSubscriptionToStream(
      'orders',
      'billing',
      settings({ maxRetryCount: 77 }),
    );

    expect(await consumer.errors.take(1)).toMatchObject([
      { type: 'persistent-subscription-dropped' },
    ]);
    const info = await client.getPersistentSubscriptionToStreamInfo('orders', 'billing');
    expect(info.settings.maxRetryCount).toBe(77);
  });
});

describe('a group on the whole log', () => {
  it('is given what its filter lets through', async () => {
    await client.createPersistentSubscriptionToAll(
      'audit',
      persistentSubscriptionToAllSettingsFromDefaults({ startFrom: START }),
      { filter: streamNameFilter({ prefixes: ['orders-'] }) },
    );
    await write('orders-1', 'a');
    await write('letters-1', 'x');
    await write('orders-2', 'b');
    const names: unknown[] = [];
    const subscription = client.subscribeToPersistentSubscriptionToAll('audit');
    for await (const message of subscription) {
      names.push(at(message, 'event', 'data', 'name'));
      await subscription.ack(message);
      if (names.length === 2) break;
    }
    await subscription.unsubscribe();

    expect(names).toEqual(['a', 'b']);
    expect(await client.getPersistentSubscriptionToAllInfo('audit')).toMatchObject({
      eventSource: '$all',
      settings: { startFrom: 'start' },
    });
    await client.deletePersistentSubscriptionToAll('audit');
  });
});

describe('what cannot be done', () => {
  const create = () => client.createPersistentSubscriptionToStream('orders', 'billing', settings());

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'update',
      'persistent-subscription-does-not-exist',
      () => client.updatePersistentSubscriptionToStream('orders', 'nobody', settings()),
    ],
    [
      'delete',
      'persistent-subscription-does-not-exist',
      () => client.deletePersistentSubscriptionToStream('orders', 'nobody'),
    ],
    [
      'look at',
      'persistent-subscription-does-not-exist',
      () => client.getPersistentSubscriptionToStreamInfo('orders', 'nobody'),
    ],
    [
      'replay',
      'persistent-subscription-does-not-exist',
      () => client.replayParkedMessagesToStream('orders', 'nobody'),
    ],
    [
      'create again',
      'persistent-subscription-exists',
      async () => {
        await create();
        await create();
      },
    ],
  ])('is told by its own error: %s', async (_, type, work) => {
    expect(await rejection(work())).toMatchObject({ type });
  });

  it('is told to consumers of a group that is not there, or full, or deleted', async () => {
    const missing = consume('orders', 'nobody');
    expect(await missing.errors.take(1)).toMatchObject([
      { type: 'persistent-subscription-does-not-exist' },
    ]);

    await client.createPersistentSubscriptionToStream(
      'orders',
      'billing',
      settings({ maxSubscriberCount: 1 }),
    );
    const first = consume('orders', 'billing');
    await untilGroup('orders', 'billing', ({ connections }) => connections.length === 1);
    const second = consume('orders', 'billing');
    expect(await second.errors.take(1)).toMatchObject([{ type: 'maximum-subscribers-reached' }]);

    await client.deletePersistentSubscriptionToStream('orders', 'billing');
    expect(await first.errors.take(1)).toMatchObject([{ type: 'persistent-subscription-dropped' }]);
  });
});

describe('a node that is started again', () => {
  it('has its groups where they were', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'devnode-groups-'));
    const file = join(folder, 'log.db');
    const before = await startDevnode({ port: 0, log: { file } });
    client = EventStoreDBClient.connectionString(before.connectionString);
    await write('orders', 'a', 'b', 'c');
    await client.createPersistentSubscriptionToStream(
      'orders',
      'billing',
      settings({ checkPointLowerBound: 1, checkPointUpperBound: 1 }),
    );
    const { inbox, subscription } = consume('orders', 'billing');
    const [first] = await inbox.take(3);
    if (first !== undefined) await subscription.ack(first);
    await untilGroup(
      'orders',
      'billing',
      ({ stats }) => stats.lastCheckpointedEventRevision === 0n,
    );
    await client.dispose();
    await before.close();

    const after = await startDevnode({ port: 0, log: { file } });
    client = EventStoreDBClient.connectionString(after.connectionString);
    expect(await takeNames(consume('orders', 'billing'), 2)).toEqual(['b', 'c']);
    await client.dispose();
    await after.close();
    rmSync(folder, { recursive: true });
  });
});
