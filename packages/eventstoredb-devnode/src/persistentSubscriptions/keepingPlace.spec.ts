import {
  EventStoreDBClient,
  START,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client';
import type { PersistentSubscriptionToStreamSettings } from '@eventstore/db-client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect, rejection } from '../testing/collect.ts';
import type { DevnodeOptions } from '../startDevnode.ts';
import { GROUP, startGroupNode } from '../testing/groupNode.ts';

let folder: string;
let file: string;
const streamSettings = (changes: Partial<PersistentSubscriptionToStreamSettings> = {}) =>
  persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...changes });

const start = (options: DevnodeOptions = {}) =>
  startGroupNode(
    {
      connect: (connectionString) => EventStoreDBClient.connectionString(connectionString),
      eventNamed: (name) => jsonEvent({ type: 'Noted', data: { name } }),
      settings: streamSettings,
    },
    options,
  );

let given: Awaited<ReturnType<typeof start>>;

const CHECKPOINT = `$persistentsubscription-orders::${GROUP}-checkpoint`;
const ALWAYS = { checkPointLowerBound: 1, checkPointUpperBound: 1 };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-groups-'));
  file = join(folder, 'log.db');
  given = await start({ log: { file } });
});

afterEach(async () => {
  await given.close();
  rmSync(folder, { recursive: true });
});

const restart = async (): Promise<void> => {
  await given.close();
  given = await start({ log: { file } });
};

const checkpointAt = (revision: bigint): Promise<void> =>
  given.until('orders', ({ stats }) => stats.lastCheckpointedEventRevision === revision);

/** A consumer that has answered the first so many messages of four. */
const answered = async (count: number, settings = {}) => {
  await given.write('orders', 'a', 'b', 'c', 'd');
  await given.create('orders', { ...ALWAYS, ...settings });
  const consumer = await given.consume('orders');
  const messages = await consumer.take(4);
  await consumer.ack(...messages.slice(0, count));
  return { consumer, messages };
};

describe('the place of a group', () => {
  it('is written down as messages are answered', async () => {
    await answered(2);
    await checkpointAt(1n);
    const checkpoints = await collect(given.client.readStream(CHECKPOINT));
    expect(checkpoints.at(-1)?.event).toMatchObject({ type: '$SubscriptionCheckpoint', data: '1' });
  });

  it('is where it goes on after a restart of the node', async () => {
    await answered(2);
    await checkpointAt(1n);
    await restart();
    const consumer = await given.consume('orders');
    expect(await consumer.takeNames(2)).toEqual(['c', 'd']);
  });

  it('does not pass what is not answered yet', async () => {
    const { consumer, messages } = await answered(1);
    await consumer.ack(...messages.slice(2));
    await checkpointAt(0n);
    await restart();
    expect(await (await given.consume('orders')).takeNames(3)).toEqual(['b', 'c', 'd']);
  });

  it('passes what is parked', async () => {
    const { consumer, messages } = await answered(0);
    await consumer.nack('park', ...messages.slice(0, 2));
    await checkpointAt(1n);
    await restart();
    expect(await (await given.consume('orders')).takeNames(2)).toEqual(['c', 'd']);
    expect((await given.info('orders')).stats.parkedMessageCount).toBe(2n);
  });

  it('is written down after some time only if enough was answered', async () => {
    await answered(3, { checkPointLowerBound: 3, checkPointUpperBound: 1_000 });
    await given.until('orders', ({ stats }) => stats.totalInFlightMessages === 1);
    expect((await given.info('orders')).stats.lastCheckpointedEventRevision).toBeUndefined();
    given.clock.pass(2_000);
    await checkpointAt(2n);
  });

  it('is kept when the group is set up anew', async () => {
    await answered(2);
    await checkpointAt(1n);
    await given.client.updatePersistentSubscriptionToStream(
      'orders',
      GROUP,
      streamSettings({ ...ALWAYS, maxRetryCount: 3 }),
    );
    expect(await (await given.consume('orders')).takeNames(2)).toEqual(['c', 'd']);
  });

  it('is forgotten with the group, and so is what it parked', async () => {
    const { consumer, messages } = await answered(1);
    await consumer.nack('park', ...messages.slice(1, 2));
    await checkpointAt(1n);
    await given.client.deletePersistentSubscriptionToStream('orders', GROUP);
    await given.create('orders', ALWAYS);
    expect((await given.info('orders')).stats.parkedMessageCount).toBe(0n);
    expect(await (await given.consume('orders')).takeNames(4)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('how groups are set up', () => {
  it('is what it was after a restart of the node', async () => {
    const settings = streamSettings({ startFrom: 7n, maxSubscriberCount: 3, checkPointAfter: 9 });
    await given.client.createPersistentSubscriptionToStream('orders', GROUP, settings);
    await given.client.createPersistentSubscriptionToStream('gone', GROUP, settings);
    await given.client.deletePersistentSubscriptionToStream('gone', GROUP);
    await restart();
    expect((await given.info('orders')).settings).toEqual(settings);
    expect(await given.client.listAllPersistentSubscriptions()).toHaveLength(1);
    expect(await rejection(given.info('gone'))).toMatchObject({
      type: 'persistent-subscription-does-not-exist',
    });
  });

  it('stands in the log, where only the last words count', async () => {
    for (const stream of ['a', 'b', 'c']) await given.create(stream);
    const configs = await collect(given.client.readStream('$persistentSubscriptionConfig'));
    expect(configs).toHaveLength(2);
    expect(configs.at(-1)?.event).toMatchObject({
      type: '$PersistentConfig',
      data: { version: '2', entries: [{ stream: 'a' }, { stream: 'b' }, { stream: 'c' }] },
    });
  });

  it('is read anew when the subsystem is restarted, and consumers are dropped', async () => {
    await answered(1);
    await checkpointAt(0n);
    const consumer = await given.consume('orders');
    await given.client.restartPersistentSubscriptionSubsystem();
    expect(await consumer.error()).toBe('persistent-subscription-dropped');
    expect(await (await given.consume('orders')).takeNames(3)).toEqual(['b', 'c', 'd']);
  });
});
