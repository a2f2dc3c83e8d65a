import { randomUUID } from 'node:crypto';
import {
  EventStoreDBClient,
  START,
  binaryEvent,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client';
import type { PersistentSubscriptionToStreamSettings } from '@eventstore/db-client';
import { nameOf } from '../testing/consuming.ts';
import { startGroupNode } from '../testing/groupNode.ts';

const streamSettings = (changes: Partial<PersistentSubscriptionToStreamSettings> = {}) =>
  persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...changes });

const start = () =>
  startGroupNode({
    connect: (connectionString) => EventStoreDBClient.connectionString(connectionString),
    eventNamed: (name) => jsonEvent({ type: 'Noted', data: { name } }),
    settings: streamSettings,
  });

let given: Awaited<ReturnType<typeof start>>;

beforeEach(async () => {
  given = await start();
});

afterEach(() => given.close());

describe('a group on a stream', () => {
  it('hands over history, and then what is new', async () => {
    await given.write('orders', 'a', 'b');
    await given.create('orders');
    const consumer = await given.consume('orders');
    expect(await consumer.takeNames(2)).toEqual(['a', 'b']);
    await given.write('orders', 'c');
    expect(await consumer.takeNames(1)).toEqual(['c']);
  });

  it('is about a stream that nobody has written to yet', async () => {
    await given.create('orders');
    const consumer = await given.consume('orders');
    await given.write('orders', 'a');
    expect(await consumer.takeNames(1)).toEqual(['a']);
  });

  it.each<[string, bigint | 'start' | 'end', readonly string[]]>([
    ['the start', 'start', ['a', 'b', 'c', 'd']],
    ['a revision, that included', 2n, ['c', 'd']],
    ['the end', 'end', ['d']],
  ])('begins with %s', async (_, startFrom, names) => {
    await given.write('orders', 'a', 'b', 'c');
    await given.create('orders', { startFrom });
    await given.write('orders', 'd');
    const consumer = await given.consume('orders');
    expect(await consumer.takeNames(names.length)).toEqual(names);
  });

  it('hands over no more than a consumer has room for, and the rest as it answers', async () => {
    await given.write('orders', 'a', 'b', 'c', 'd');
    await given.create('orders');
    const consumer = await given.consume('orders', 2);
    const [a] = await consumer.take(2);
    expect((await given.info('orders')).stats).toMatchObject({
      totalInFlightMessages: 2,
      readBufferCount: 2,
    });
    if (a !== undefined) await consumer.ack(a);
    expect(await consumer.takeNames(1)).toEqual(['c']);
  });

  it('holds no more than it is told to, and still hands over everything in order', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `${index}`);
    await given.write('orders', ...names);
    await given.create('orders', { historyBufferSize: 7, readBatchSize: 3 });
    const consumer = await given.consume('orders', 5);
    await given.until('orders', ({ stats }) => stats.readBufferCount === 7);
    const taken: string[] = [];
    while (taken.length < names.length) {
      const messages = await consumer.take(5);
      taken.push(...messages.map(nameOf));
      await consumer.ack(...messages);
    }
    expect(taken).toEqual(names);
  });

  it('gives each of several consumers its share', async () => {
    await given.create('orders');
    const consumers = [await given.consume('orders'), await given.consume('orders')];
    await given.write('orders', 'a', 'b', 'c', 'd');
    expect(await consumers[0]?.takeNames(2)).toEqual(['a', 'c']);
    expect(await consumers[1]?.takeNames(2)).toEqual(['b', 'd']);
  });

  it('hands an id that the stream holds twice over once it is answered the first time', async () => {
    const event = { ...jsonEvent({ type: 'Noted', data: { name: 'twice' } }), id: randomUUID() };
    await given.client.appendToStream('orders', [event, event]);
    await given.create('orders');
    const consumer = await given.consume('orders');
    const [first] = await consumer.take(1);
    if (first !== undefined) await consumer.ack(first);
    const [second] = await consumer.take(1);
    expect([first?.event?.revision, second?.event?.revision]).toEqual([0n, 1n]);
  });

  it('shows the tombstone of its stream', async () => {
    await given.create('orders');
    const consumer = await given.consume('orders');
    await given.client.tombstoneStream('orders');
    const [tombstone] = await consumer.take(1);
    expect(tombstone?.event?.type).toBe('$streamDeleted');
  });

  it('drops the consumers of a stream that is gone before anybody saw anything of it', async () => {
    await given.client.tombstoneStream('orders');
    await given.create('orders');
    const consumer = await given.consume('orders');
    expect(await consumer.error()).toBe('persistent-subscription-dropped');
  });
});

describe('what is not answered well', () => {
  it('is handed over again when a consumer wants it again, and counted', async () => {
    await given.write('orders', 'a');
    await given.create('orders');
    const consumer = await given.consume('orders');
    for (const retries of [0, 1, 2]) {
      const [message] = await consumer.take(1);
      expect(message?.retryCount).toBe(retries);
      if (message !== undefined) await consumer.nack('retry', message);
    }
  });

  it('comes before what is new, in the order of the stream', async () => {
    await given.write('orders', 'a', 'b', 'c', 'd');
    await given.create('orders');
    const consumer = await given.consume('orders', 3);
    const [a, b, c] = await consumer.take(3);
    if (a === undefined || b === undefined || c === undefined) throw new Error('too few');
    await consumer.nack('retry', c, a);
    expect(await consumer.takeNames(2)).toEqual(['a', 'c']);
    await consumer.ack(b);
    expect(await consumer.takeNames(1)).toEqual(['d']);
  });

  it('is handed over again once its time has passed, and not before', async () => {
    await given.write('orders', 'a');
    await given.create('orders', { messageTimeout: 5_000 });
    const consumer = await given.consume('orders');
    await consumer.take(1);
    given.clock.pass(4_999);
    expect((await given.info('orders')).stats.totalItems).toBe(1n);
    given.clock.pass(1);
    const [again] = await consumer.take(1);
    expect(again?.retryCount).toBe(1);
  });

  it('goes to others when its consumer leaves', async () => {
    await given.write('orders', 'a');
    await given.create('orders');
    const first = await given.consume('orders');
    await first.take(1);
    const second = await given.consume('orders');
    await first.leave();
    const [again] = await second.take(1);
    expect(again?.retryCount).toBe(1);
  });

  it.each(['skip', 'stop'] as const)('is done with when a consumer says %s', async (action) => {
    await given.write('orders', 'a', 'b');
    await given.create('orders');
    const consumer = await given.consume('orders', 1);
    const [a] = await consumer.take(1);
    if (a !== undefined) await consumer.nack(action, a);
    expect(await consumer.takeNames(1)).toEqual(['b']);
    expect((await given.info('orders')).stats).toMatchObject({
      parkedMessageCount: 0n,
      retryBufferCount: 0,
    });
  });
});

describe('a group that resolves links', () => {
  const link = async (name: string, to: string): Promise<void> => {
    await given.client.appendToStream(name, binaryEvent({ type: '$>', data: Buffer.from(to) }));
  };

  it('hands over the event with its link, and is answered by the id of the link', async () => {
    await given.write('orders', 'a', 'b');
    await link('links', '1@orders');
    await given.create('links', { resolveLinkTos: true });
    const consumer = await given.consume('links');
    const [message] = await consumer.take(1);
    expect(message?.event).toMatchObject({ streamId: 'orders', revision: 1n });
    expect(message?.link).toMatchObject({ streamId: 'links', revision: 0n, type: '$>' });
    if (message !== undefined) await consumer.ack(message);
    await given.until('links', ({ stats }) => stats.totalInFlightMessages === 0);
  });

  it('hands over a link that leads nowhere', async () => {
    await link('links', '7@nothing');
    await given.create('links', { resolveLinkTos: true });
    const consumer = await given.consume('links');
    const [message] = await consumer.take(1);
    expect(message?.event).toBeUndefined();
    expect(message?.link?.type).toBe('$>');
    if (message !== undefined) await consumer.nack('park', message);
    await given.until('links', ({ stats }) => stats.parkedMessageCount === 1n);
  });
});

describe('a consumer with a large buffer', () => {
  it('is handed more than the connection takes at once, without a warning', async () => {
    const warnings: string[] = [];
    const warn = (warning: Error): void => {
      warnings.push(warning.name);
    };
    process.on('warning', warn);
    const names = Array.from({ length: 400 }, (_, index) => `${index} ${'x'.repeat(1_000)}`);
    await given.write('orders', ...names);
    await given.create('orders');
    const consumer = await given.consume('orders', 400);
    expect(await consumer.takeNames(400)).toEqual(names);
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  });
});
