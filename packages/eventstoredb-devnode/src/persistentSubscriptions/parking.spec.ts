import {
  EventStoreDBClient,
  START,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client';
import type { PersistentSubscriptionToStreamSettings } from '@eventstore/db-client';
import { collect } from '../testing/collect.ts';
import { GROUP, startGroupNode } from '../testing/groupNode.ts';

const streamSettings = (changes: Partial<PersistentSubscriptionToStreamSettings> = {}) =>
  persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...changes });

const start = () =>
  startGroupNode({
    connect: (connectionString) => EventStoreDBClient.connectionString(connectionString),
    eventNamed: (name) => jsonEvent({ type: 'Noted', data: { name } }),
    settings: streamSettings,
  });

let given: Awaited<ReturnType<typeof start>>;
let consumer: Awaited<ReturnType<typeof given.consume>>;

const PARKED = `$persistentsubscription-orders::${GROUP}-parked`;

beforeEach(async () => {
  given = await start();
});

afterEach(() => given.close());

/** So many messages that the consumer has, and refuses. */
const parkAll = async (...names: readonly string[]): Promise<void> => {
  await given.write('orders', ...names);
  await given.create('orders');
  consumer = await given.consume('orders');
  await consumer.nack('park', ...(await consumer.take(names.length)));
  await given.until('orders', ({ stats }) => stats.parkedMessageCount === BigInt(names.length));
};

const replay = (options = {}) =>
  given.client.replayParkedMessagesToStream('orders', GROUP, options);

describe('a message that is parked', () => {
  it('stands as a link with the reason, and is not handed over again', async () => {
    await parkAll('a', 'b');
    const [first, second] = await collect(given.client.readStream(PARKED));
    expect(first?.event).toMatchObject({
      type: '$>',
      metadata: { added: '2026-01-01T00:00:00.000Z', subscriptionEventNumber: 0 },
    });
    expect(JSON.stringify(first?.event?.metadata)).toContain('for a reason');
    const resolved = await collect(given.client.readStream(PARKED, { resolveLinkTos: true }));
    expect(resolved.map(({ event }) => event?.revision)).toEqual([0n, 1n]);
    expect(second?.event?.revision).toBe(1n);
    expect((await given.info('orders')).stats.retryBufferCount).toBe(0);
  });

  it('is so by itself when it was tried often enough', async () => {
    await given.write('orders', 'a');
    await given.create('orders', { maxRetryCount: 2, messageTimeout: 1_000 });
    consumer = await given.consume('orders');
    const [first] = await consumer.take(1);
    if (first !== undefined) await consumer.nack('retry', first);
    await consumer.take(1);
    given.clock.pass(1_000);
    await consumer.take(1);
    given.clock.pass(1_000);
    await given.until('orders', ({ stats }) => stats.parkedMessageCount === 1n);
    const [parked] = await collect(given.client.readStream(PARKED));
    expect(parked?.event?.metadata).toMatchObject({ reason: 'Reached retry count of 2' });
  });
});

describe('replaying', () => {
  it('hands over again what was parked, oldest first, and counts from the beginning', async () => {
    await parkAll('a', 'b');
    await replay();
    const again = await consumer.take(2);
    expect(again.map(({ event, retryCount }) => [event?.revision, retryCount])).toEqual([
      [0n, 0],
      [1n, 0],
    ]);
    expect(again[0]?.link?.streamId).toBe(PARKED);
    await consumer.ack(...again);
    expect((await given.info('orders')).stats.parkedMessageCount).toBe(0n);
  });

  it('stops where it is told to', async () => {
    await parkAll('a', 'b', 'c');
    await replay({ stopAt: 2 });
    expect(await consumer.takeNames(2)).toEqual(['a', 'b']);
    expect((await given.info('orders')).stats.parkedMessageCount).toBe(1n);
    await replay();
    expect(await consumer.takeNames(1)).toEqual(['c']);
  });

  it('parks again what is refused again', async () => {
    await parkAll('a');
    await replay();
    await consumer.nack('park', ...(await consumer.take(1)));
    await given.until('orders', ({ stats }) => stats.parkedMessageCount === 1n);
    await replay();
    expect(await consumer.takeNames(1)).toEqual(['a']);
  });

  it('leaves out what nobody can see any more', async () => {
    await parkAll('a', 'b');
    await given.client.setStreamMetadata('orders', { truncateBefore: 1 });
    await replay();
    expect(await consumer.takeNames(1)).toEqual(['b']);
  });

  it('of nothing is nothing', async () => {
    await given.create('orders');
    await replay();
    expect((await given.info('orders')).stats.retryBufferCount).toBe(0);
  });
});
