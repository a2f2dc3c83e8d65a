import {
  EventStoreDBClient,
  START,
  jsonEvent,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client';
import type {
  PersistentSubscriptionToAllSettings,
  PersistentSubscriptionToStreamSettings,
} from '@eventstore/db-client';
import { rejection } from '../testing/collect.ts';
import { GROUP, startGroupNode } from '../testing/groupNode.ts';
import { callRaw } from '../testing/rawCall.ts';
import { streamIdentifier } from '../testing/rawStreams.ts';
import type { Outcome } from '../testing/rawStreams.ts';

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

beforeEach(async () => {
  given = await start();
});

afterEach(() => given.close());

const call = (method: string, options: object): Promise<Outcome> =>
  callRaw(
    { address: `127.0.0.1:${given.node.port}` },
    'persistent_subscriptions.PersistentSubscriptions',
    method,
    { options },
  );

const trailersOf = ({ error }: Outcome): Readonly<Record<string, unknown>> =>
  error?.metadata.getMap() ?? {};

const SETTINGS = { readBatchSize: 20, historyBufferSize: 500, consumerStrategy: 'RoundRobin' };

describe('a group', () => {
  it('tells how it is set up and how it stands', async () => {
    const settings = streamSettings({
      startFrom: 5n,
      maxSubscriberCount: 3,
      messageTimeout: 1_000,
      consumerStrategyName: 'Pinned',
    });
    await given.client.createPersistentSubscriptionToStream('orders', GROUP, settings);
    expect(await given.info('orders')).toMatchObject({
      eventSource: 'orders',
      groupName: GROUP,
      status: 'Live',
      settings,
      connections: [],
    });
  });

  it('tells who is connected, and with extra statistics how long they take', async () => {
    await given.write('orders', 'a');
    await given.create('orders', { extraStatistics: true });
    const consumer = await given.consume('orders', 7);
    const [message] = await consumer.take(1);
    given.clock.pass(40);
    if (message !== undefined) await consumer.ack(message);
    await given.until('orders', ({ stats }) => stats.totalInFlightMessages === 0);
    const { connections, stats } = await given.info('orders');
    expect(connections).toMatchObject([
      { username: 'anonymous', availableSlots: 7, inFlightMessages: 0, totalItems: 1n },
    ]);
    expect(connections[0]?.extraStatistics?.get('highest')).toBe(40n);
    expect(stats).toMatchObject({ totalItems: 1n, lastKnownEventRevision: 0n });
  });

  it('is listed with all, and with those of its stream', async () => {
    await given.create('orders');
    await given.create('letters');
    const { client } = given;
    expect(await client.listAllPersistentSubscriptions()).toHaveLength(2);
    expect(await client.listPersistentSubscriptionsToStream('letters')).toMatchObject([
      { eventSource: 'letters' },
    ]);
    expect(await rejection(client.listPersistentSubscriptionsToStream('none'))).toMatchObject({
      type: 'persistent-subscription-does-not-exist',
    });
  });

  it('drops its consumers when it is set up anew, and is as it was told then', async () => {
    await given.create('orders');
    const consumer = await given.consume('orders');
    await given.client.updatePersistentSubscriptionToStream(
      'orders',
      GROUP,
      streamSettings({ maxRetryCount: 77 }),
    );
    expect(await consumer.error()).toBe('persistent-subscription-dropped');
    expect((await given.info('orders')).settings.maxRetryCount).toBe(77);
  });

  it('drops its consumers when it is deleted', async () => {
    await given.create('orders');
    const consumer = await given.consume('orders');
    await given.client.deletePersistentSubscriptionToStream('orders', GROUP);
    expect(await consumer.error()).toBe('persistent-subscription-dropped');
    const late = await given.consume('orders');
    expect(await late.error()).toBe('persistent-subscription-does-not-exist');
  });

  it('takes no more consumers than it is told to', async () => {
    await given.create('orders', { maxSubscriberCount: 1 });
    const first = await given.consume('orders');
    const second = await given.consume('orders');
    expect(await second.error()).toBe('maximum-subscribers-reached');
    await first.leave();
    await given.until('orders', ({ connections }) => connections.length === 0);
    const third = await given.consume('orders');
    await given.write('orders', 'a');
    expect(await third.takeNames(1)).toEqual(['a']);
  });

  it('is created in the words of new clients as well', async () => {
    const stream = { streamIdentifier: streamIdentifier('orders'), end: {} };
    const settings = {
      ...SETTINGS,
      consumerStrategy: 'PinnedByCorrelation',
      messageTimeoutTicks: '50000000',
    };
    expect(await call('Create', { stream, groupName: GROUP, settings })).toMatchObject({
      error: null,
    });
    expect((await given.info('orders')).settings).toMatchObject({
      startFrom: 'end',
      consumerStrategyName: 'PinnedByCorrelation',
      messageTimeout: 5_000,
    });
  });
});

describe('a group that is not there', () => {
  const trailers = {
    exception: 'persistent-subscription-does-not-exist',
    'stream-name': 'orders',
    'group-name': GROUP,
  };
  const named = { streamIdentifier: streamIdentifier('orders'), groupName: GROUP };

  it.each<[string, object]>([
    ['Update', { ...named, settings: { ...SETTINGS, revision: '0' } }],
    ['Delete', named],
    ['GetInfo', named],
    ['ReplayParked', { ...named, noLimit: {} }],
  ])('cannot be asked for: %s', async (method, options) => {
    const outcome = await call(method, options);
    expect(outcome.error).toMatchObject({ code: 5 });
    expect(trailersOf(outcome)).toMatchObject(trailers);
  });
});

describe('what no group can be', () => {
  const stream = (name: string, settings: object) => ({
    stream: { streamIdentifier: streamIdentifier(name), start: {} },
    groupName: GROUP,
    settings: { ...SETTINGS, ...settings },
  });

  it.each<[string, object]>([
    ['without a stream', stream('', {})],
    ['on $all by its name', stream('$all', {})],
    ['of an unknown strategy', stream('orders', { consumerStrategy: 'Fair' })],
    ['with batches as large as its buffer', stream('orders', { readBatchSize: 500 })],
    [
      'from a position that is not in the log',
      {
        all: { position: { commitPosition: '99', preparePosition: '99' } },
        groupName: GROUP,
        settings: SETTINGS,
      },
    ],
  ])('is refused with the reason: %s', async (_, options) => {
    const outcome = await call('Create', options);
    expect(outcome.error).toMatchObject({ code: 13 });
    expect(trailersOf(outcome)).toMatchObject({
      exception: 'persistent-subscription-failed',
      'group-name': GROUP,
      reason: expect.any(String),
    });
  });

  it('is there already', async () => {
    await given.create('orders');
    expect(await rejection(given.create('orders'))).toMatchObject({
      type: 'persistent-subscription-exists',
      code: 6,
    });
    await given.client.createPersistentSubscriptionToAll(GROUP, logSettings());
    expect(
      await rejection(given.client.createPersistentSubscriptionToAll(GROUP, logSettings())),
    ).toMatchObject({ type: 'persistent-subscription-exists' });
  });

  it('is replayed up to before its beginning', async () => {
    await given.create('orders');
    const named = { streamIdentifier: streamIdentifier('orders'), groupName: GROUP };
    const outcome = await call('ReplayParked', { ...named, stopAt: '-1' });
    expect(trailersOf(outcome)).toMatchObject({ exception: 'persistent-subscription-failed' });
  });
});
