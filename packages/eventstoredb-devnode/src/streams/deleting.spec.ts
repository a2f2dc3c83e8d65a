import { ANY, EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { at } from '../testing/at.ts';
import { collect, rejection } from '../testing/collect.ts';
import { connectRaw, streamIdentifier } from '../testing/rawStreams.ts';

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

const write = (count: number, stream = 's') =>
  client.appendToStream(
    stream,
    Array.from({ length: count }, () => jsonEvent({ type: 'Happened', data: {} })),
  );

const revisions = async (stream = 's') =>
  (await collect(client.readStream(stream))).map(({ event }) => event?.revision);

const log = async () =>
  (await collect(client.readAll())).map(({ event }) => [
    event?.streamId,
    event?.type,
    event?.revision,
  ]);

const NOT_FOUND = { type: 'stream-not-found' };
const DELETED = { type: 'stream-deleted', streamName: 's' };
const GREATEST = 9_223_372_036_854_775_807n;

describe('deleting a stream', () => {
  it('hides its events by one event of metadata', async () => {
    await write(3);
    const { position } = await client.deleteStream('s');
    expect(await rejection(revisions())).toMatchObject(NOT_FOUND);
    expect(position).toEqual({ commit: 4n, prepare: 4n });
    const raw = connectRaw(node);
    const { answers } = await raw.read({
      stream: { streamIdentifier: streamIdentifier('$$s'), start: {} },
      count: '1',
    });
    raw.close();
    expect(String(at(answers[0], 'event', 'event', 'data'))).toBe('{"$tb":9223372036854775807}');
  });

  it('forgets the metadata that it had', async () => {
    await write(1);
    await client.setStreamMetadata('s', { maxCount: 10, acl: { readRoles: ['$all'] } });
    await client.deleteStream('s');
    await write(1);
    expect((await client.getStreamMetadata('s')).metadata).toEqual({ truncateBefore: 1 });
  });

  it('lets the next append go on where it was, and adds metadata that says so', async () => {
    await write(3);
    await client.deleteStream('s');
    expect(await write(2)).toMatchObject({
      nextExpectedRevision: 4n,
      position: { commit: 6n, prepare: 6n },
    });
    expect(await revisions()).toEqual([3n, 4n]);
    expect((await log()).slice(3)).toEqual([
      ['$$s', '$metadata', 0n],
      ['s', 'Happened', 3n],
      ['s', 'Happened', 4n],
      ['$$s', '$metadata', 1n],
    ]);
  });

  it('ends, too, when somebody sets metadata', async () => {
    await write(3);
    await client.deleteStream('s');
    await client.setStreamMetadata('s', { maxCount: 5 });
    expect(await revisions()).toEqual([]);
    expect((await client.getStreamMetadata('s')).metadata).toEqual({
      maxCount: 5,
      truncateBefore: 3,
    });
    await write(1);
    expect(await revisions()).toEqual([3n]);
  });

  it('can be done again and again', async () => {
    for (let round = 0; round < 3; round += 1) {
      await write(1);
      await client.deleteStream('s');
      await client.deleteStream('s');
      expect(await rejection(revisions())).toMatchObject(NOT_FOUND);
    }
  });
});

describe('ending a stream for good', () => {
  it('leaves a tombstone in the log, at the greatest revision there is', async () => {
    await write(1);
    const { position } = await client.tombstoneStream('s');
    expect(position).toEqual({ commit: 2n, prepare: 2n });
    expect(await log()).toEqual([
      ['s', 'Happened', 0n],
      ['s', '$streamDeleted', GREATEST],
    ]);
  });

  it('ends every use of it, and of its metadata', async () => {
    await write(1);
    await client.setStreamMetadata('s', { maxCount: 5 });
    await client.tombstoneStream('s');
    expect(await rejection(revisions())).toMatchObject(DELETED);
    expect(await rejection(write(1))).toMatchObject({ type: 'stream-deleted' });
    expect(await rejection(client.deleteStream('s'))).toMatchObject(DELETED);
    expect(await rejection(client.tombstoneStream('s'))).toMatchObject(DELETED);
    expect(await rejection(revisions('$$s'))).toMatchObject({ type: 'stream-deleted' });
    expect(await rejection(client.getStreamMetadata('s'))).toMatchObject({
      type: 'stream-deleted',
    });
  });

  it('lets no metadata be set that was not set before', async () => {
    await write(1);
    await client.tombstoneStream('s');
    expect(await rejection(client.setStreamMetadata('s', {}))).toMatchObject({
      type: 'stream-deleted',
    });
  });

  it('lets metadata be set again, as a server does, which nobody can read', async () => {
    await write(1);
    await client.setStreamMetadata('s', { maxCount: 5 });
    await client.tombstoneStream('s');
    expect(
      await client.setStreamMetadata('s', { maxCount: 6 }, { expectedRevision: 0n }),
    ).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await rejection(client.getStreamMetadata('s'))).toMatchObject({
      type: 'stream-deleted',
    });
    expect(await rejection(revisions())).toMatchObject(DELETED);
  });

  it('is possible for a stream that was deleted, or never was', async () => {
    await client.tombstoneStream('never', { expectedRevision: NO_STREAM });
    expect(await rejection(revisions('never'))).toMatchObject({ type: 'stream-deleted' });
    await write(1);
    await client.deleteStream('s');
    await client.tombstoneStream('s');
    expect(await rejection(revisions())).toMatchObject(DELETED);
  });
});

describe('what somebody who deletes believes', () => {
  const numbers = [
    [ANY, -2n],
    [NO_STREAM, -1n],
    [5n, 5n],
  ] as const;

  it.each(numbers)(
    'is never right about a stream that is missing: %s',
    async (expectedRevision, expected) => {
      expect(await rejection(client.deleteStream('s', { expectedRevision }))).toMatchObject({
        type: 'wrong-expected-version',
        streamName: 's',
        expectedVersion: expected,
        actualVersion: -1n,
      });
    },
  );

  it('may be anything about a stream that has metadata alone, but not that it has events', async () => {
    await client.setStreamMetadata('s', { maxAge: 1 });
    await client.deleteStream('s', { expectedRevision: ANY });
    expect(await rejection(client.deleteStream('s', { expectedRevision: 0n }))).toMatchObject({
      type: 'wrong-expected-version',
    });
  });

  it.each(['deleteStream', 'tombstoneStream'] as const)(
    'is judged by where the stream stands: %s',
    async (end) => {
      await write(3);
      for (const expectedRevision of [0n, 7n, NO_STREAM] as const) {
        expect(await rejection(client[end]('s', { expectedRevision }))).toMatchObject({
          type: 'wrong-expected-version',
          actualVersion: 2n,
        });
      }
      await client[end]('s', { expectedRevision: 2n });
    },
  );

  it('may be that a stream exists, which one that was deleted does not', async () => {
    const raw = connectRaw(node);
    const exists = { streamIdentifier: streamIdentifier('s'), streamExists: {} };
    const missing = await raw.end('Delete', exists);
    await write(1);
    const there = await raw.end('Delete', exists);
    const deleted = await raw.end('Delete', exists);
    raw.close();
    expect(missing.error?.metadata.getMap()).toMatchObject({
      exception: 'wrong-expected-version',
      'stream-name': 's',
      'expected-version': '-4',
      'actual-version': '-1',
    });
    expect(there.error).toBeNull();
    expect(deleted.error?.metadata.getMap()).toMatchObject({
      exception: 'stream-deleted',
      'stream-name': 's',
    });
  });
});
