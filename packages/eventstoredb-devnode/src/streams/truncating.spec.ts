import { randomUUID } from 'node:crypto';
import { BACKWARDS, EventStoreDBClient, END, jsonEvent } from '@eventstore/db-client';
import { systemNow } from '@disdetta/store-kit';
import type { Instant } from '@disdetta/core';
import { isInstant } from '@disdetta/core';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { collect, rejection } from '../testing/collect.ts';
import { connectRaw, proposal, streamIdentifier } from '../testing/rawStreams.ts';

let node: Devnode;
let client: EventStoreDBClient;
let secondsPassed: number;

const now = (): Instant => {
  const time = new Date(Date.parse(systemNow()) + secondsPassed * 1_000).toISOString();
  if (isInstant(time)) return time;
  throw new RangeError(time);
};

beforeEach(async () => {
  secondsPassed = 0;
  node = await startDevnode({ port: 0, now });
  client = EventStoreDBClient.connectionString(node.connectionString);
});

afterEach(async () => {
  await client.dispose();
  await node.close();
});

const write = (count: number, stream = 's') =>
  client.appendToStream(
    stream,
    Array.from({ length: count }, () => jsonEvent({ type: 'Happened', data: {} })),
  );

const forwards = async (from = 0n) =>
  (await collect(client.readStream('s', { fromRevision: from }))).map(({ event }) =>
    Number(event?.revision),
  );

const backwards = async () =>
  (await collect(client.readStream('s', { direction: BACKWARDS, fromRevision: END }))).map(
    ({ event }) => Number(event?.revision),
  );

/** Writes metadata as it is, be it JSON or not. */
const writeMetadata = (json: string) =>
  client.appendToStream('$$s', jsonEvent({ type: '$metadata', data: JSON.parse(json) }));

describe('what metadata hides of a stream', () => {
  it.each([
    ['all but the last, by count', '{"$maxCount":2}', [8, 9]],
    [
      'nothing, by a count of more than there is',
      '{"$maxCount":20}',
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ],
    ['what is before a revision', '{"$tb":7}', [7, 8, 9]],
    ['by the stricter of two rules', '{"$tb":7,"$maxCount":2}', [8, 9]],
    ['by the stricter of two rules, the other way', '{"$tb":9,"$maxCount":5}', [9]],
    ['everything, before a revision to come', '{"$tb":50}', []],
    ['nothing, by a count of zero', '{"$maxCount":0}', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['nothing, by a negative count', '{"$maxCount":-3}', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['nothing, by an age of zero', '{"$maxAge":0}', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['nothing, before a negative revision', '{"$tb":-1}', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [
      'nothing, when one rule cannot be read',
      '{"$tb":7,"$maxCount":"2"}',
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ],
    ['nothing, by rules of others', '{"maxCount":1,"tb":5}', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('is %s', async (_, metadata, revisions) => {
    await write(10);
    await writeMetadata(metadata);
    expect(await forwards()).toEqual(revisions);
    expect(await backwards()).toEqual(revisions.toReversed());
  });

  it('is nothing when a revision does not fit 64 bits', async () => {
    await write(2);
    const raw = connectRaw(node);
    await raw.append([
      { options: { streamIdentifier: streamIdentifier('$$s'), any: {} } },
      { proposedMessage: proposal(randomUUID(), '$metadata', '{"$tb":9223372036854775808}') },
    ]);
    raw.close();
    expect(await forwards()).toEqual([0, 1]);
  });

  it('is what is older than so many seconds, by the clock of the node', async () => {
    await write(2);
    await writeMetadata('{"$maxAge":60}');
    expect(await forwards()).toEqual([0, 1]);
    secondsPassed = 59;
    await write(1);
    expect(await forwards()).toEqual([0, 1, 2]);
    secondsPassed = 100;
    expect(await forwards()).toEqual([2]);
    expect(await backwards()).toEqual([2]);
    secondsPassed = 200;
    expect(await forwards()).toEqual([]);
  });

  it('moves on with what is written', async () => {
    await writeMetadata('{"$maxCount":2}');
    await write(3);
    expect(await forwards()).toEqual([1, 2]);
    expect(await write(2)).toMatchObject({ nextExpectedRevision: 4n });
    expect(await forwards()).toEqual([3, 4]);
    expect(await forwards(4n)).toEqual([4]);
  });

  it('is replaced as a whole by what is set later', async () => {
    await write(5);
    await client.setStreamMetadata('s', { maxCount: 1 });
    await client.setStreamMetadata('s', { truncateBefore: 3 });
    expect(await forwards()).toEqual([3, 4]);
    const { metadata } = await client.getStreamMetadata('s');
    expect(metadata).toEqual({ truncateBefore: 3 });
  });

  it('does not count what is hidden among what is read', async () => {
    await write(10);
    await writeMetadata('{"$tb":6}');
    const events = await collect(client.readStream('s', { maxCount: 2 }));
    expect(events.map(({ event }) => event?.revision)).toEqual([6n, 7n]);
  });

  it('is of the events of the metadata themselves all but the last', async () => {
    await writeMetadata('{"$maxCount":1}');
    await writeMetadata('{"$maxCount":2}');
    const events = await collect(client.readStream('$$s'));
    expect(events.map(({ event }) => [event?.revision, event?.data])).toEqual([
      [1n, { $maxCount: 2 }],
    ]);
  });

  it('lasts when the node forgot about it', async () => {
    await write(3);
    await writeMetadata('{"$maxCount":1}');
    for (let stream = 0; stream < 50; stream += 1) await write(1, `other ${stream}`);
    expect(await forwards()).toEqual([2]);
    expect(await rejection(collect(client.readStream('nobody')))).toMatchObject({
      type: 'stream-not-found',
    });
  });
});
