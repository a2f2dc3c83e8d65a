import {
  EventStoreDBClient,
  START,
  eventTypeFilter,
  jsonEvent,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  streamNameFilter,
} from '@eventstore/db-client';
import type {
  PersistentSubscriptionToAllSettings,
  PersistentSubscriptionToStreamSettings,
} from '@eventstore/db-client';
import { consume } from '../testing/consuming.ts';
import { GROUP, startGroupNode } from '../testing/groupNode.ts';

const streamSettings = (changes: Partial<PersistentSubscriptionToStreamSettings> = {}) =>
  persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...changes });

const start = () =>
  startGroupNode({
    connect: (connectionString) => EventStoreDBClient.connectionString(connectionString),
    eventNamed: (name) => jsonEvent({ type: 'Noted', data: { name } }),
    settings: streamSettings,
  });

const logSettings = (changes: Partial<PersistentSubscriptionToAllSettings> = {}) =>
  persistentSubscriptionToAllSettingsFromDefaults({ startFrom: START, ...changes });

let given: Awaited<ReturnType<typeof start>>;

const ALWAYS = { checkPointLowerBound: 1, checkPointUpperBound: 1 };

beforeEach(async () => {
  given = await start();
});

afterEach(() => given.close());

const info = () => given.client.getPersistentSubscriptionToAllInfo(GROUP);

const until = async (
  isSo: (
    info: Awaited<ReturnType<typeof given.client.getPersistentSubscriptionToAllInfo>>,
  ) => boolean,
): Promise<void> => {
  while (!isSo(await info()));
};

describe('a group on the whole log', () => {
  it('is handed everything, with the positions of it', async () => {
    await given.write('a', '1');
    await given.write('b', '2');
    await given.client.createPersistentSubscriptionToAll(GROUP, logSettings());
    const consumer = await consume(given.client.subscribeToPersistentSubscriptionToAll(GROUP));
    const messages = await consumer.take(2);
    expect(messages.map(({ event }) => event?.position)).toEqual([
      { commit: 1n, prepare: 1n },
      { commit: 2n, prepare: 2n },
    ]);
    await given.write('a', '3');
    expect(await consumer.takeNames(3)).toContain('3');
  });

  it('begins with the event at a position', async () => {
    await given.write('a', '1', '2', '3');
    const startFrom = { commit: 2n, prepare: 2n };
    await given.client.createPersistentSubscriptionToAll(GROUP, logSettings({ startFrom }));
    const consumer = await consume(given.client.subscribeToPersistentSubscriptionToAll(GROUP));
    expect(await consumer.takeNames(2)).toEqual(['2', '3']);
    expect((await info()).settings.startFrom).toEqual(startFrom);
  });

  it.each([
    ['prefixes of streams', streamNameFilter({ prefixes: ['orders-', 'bills-'] })],
    ['an expression for streams', streamNameFilter({ regex: '^(orders|bills)-\\d$' })],
    ['prefixes of types', eventTypeFilter({ prefixes: ['Ordered', 'Billed'] })],
    ['an expression for types', eventTypeFilter({ regex: 'ed$' })],
  ])('is handed what a filter lets through: %s', async (_, filter) => {
    const types: Readonly<Record<string, string>> = {
      'orders-1': 'Ordered',
      'letters-1': 'Letter',
      'bills-1': 'Billed',
    };
    for (const [stream, type] of Object.entries(types)) {
      await given.client.appendToStream(stream, jsonEvent({ type, data: { name: stream } }));
    }
    await given.client.createPersistentSubscriptionToAll(GROUP, logSettings(), { filter });
    const consumer = await consume(given.client.subscribeToPersistentSubscriptionToAll(GROUP));
    expect(await consumer.takeNames(2)).toEqual(['orders-1', 'bills-1']);
  });

  it('keeps its filter when it is set up anew', async () => {
    const filter = streamNameFilter({ prefixes: ['orders-'] });
    await given.client.createPersistentSubscriptionToAll(GROUP, logSettings(), { filter });
    await given.client.updatePersistentSubscriptionToAll(GROUP, logSettings({ maxRetryCount: 1 }));
    await given.write('letters-1', 'x');
    await given.write('orders-1', 'a');
    const consumer = await consume(given.client.subscribeToPersistentSubscriptionToAll(GROUP));
    expect(await consumer.takeNames(1)).toEqual(['a']);
  });

  it('goes on behind what its filter left out', async () => {
    const filter = streamNameFilter({ prefixes: ['orders-'] });
    await given.client.createPersistentSubscriptionToAll(GROUP, logSettings(ALWAYS), { filter });
    await given.write('letters-1', 'x', 'y');
    await until(({ stats }) => (stats.lastCheckpointedEventPosition?.commit ?? 0n) > 0n);
  });

  it('is not handed what it writes down about itself', async () => {
    await given.client.createPersistentSubscriptionToAll(GROUP, logSettings(ALWAYS));
    await given.write('a', '1');
    const consumer = await consume(given.client.subscribeToPersistentSubscriptionToAll(GROUP));
    let handled = 0;
    while (handled < 3) {
      const [message] = await consumer.take(1);
      if (message === undefined) continue;
      handled += 1;
      await consumer.ack(message);
    }
    await until(({ stats }) => stats.lastCheckpointedEventPosition?.commit === 3n);
    await given.write('a', '2');
    expect(await consumer.takeNames(1)).toEqual(['2']);
  });

  it('is parked, replayed, listed and deleted as one on a stream', async () => {
    await given.write('a', '1');
    const { client } = given;
    const filter = streamNameFilter({ prefixes: ['a'] });
    await client.createPersistentSubscriptionToAll(GROUP, logSettings(), { filter });
    const consumer = await consume(client.subscribeToPersistentSubscriptionToAll(GROUP));
    await consumer.nack('park', ...(await consumer.take(1)));
    await until(({ stats }) => stats.parkedMessageCount === 1n);
    await client.replayParkedMessagesToAll(GROUP);
    expect(await consumer.takeNames(1)).toEqual(['1']);
    expect(await client.listPersistentSubscriptionsToAll()).toHaveLength(1);
    await client.deletePersistentSubscriptionToAll(GROUP);
    expect(await consumer.error()).toBe('persistent-subscription-dropped');
  });
});
