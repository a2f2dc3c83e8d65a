import { randomUUID } from 'node:crypto';
import {
  ANY,
  EventStoreDBClient,
  NO_STREAM,
  STREAM_EXISTS,
  jsonEvent,
} from '@eventstore/db-client';
import type { AppendExpectedRevision } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { collect, rejection } from '../testing/collect.ts';

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

const A = randomUUID();
const B = randomUUID();
const C = randomUUID();
const D = randomUUID();
const NEW = randomUUID();

const append = (ids: readonly string[], expectedRevision: AppendExpectedRevision, stream = 's') =>
  client.appendToStream(
    stream,
    ids.map((id) => jsonEvent({ id, type: 'Happened', data: {} })),
    { expectedRevision },
  );

const idsIn = async (stream = 's') =>
  (await collect(client.readStream(stream))).map(({ event }) => event?.id);

/** A stream of four events, written by two appends. */
const original = async () => {
  const first = await append([A, B], NO_STREAM);
  const second = await append([C, D], 1n);
  return { first, second };
};

describe('an append at a revision, made again', () => {
  it('is answered as it was, long after', async () => {
    const { first, second } = await original();
    expect(await append([A, B], NO_STREAM)).toEqual(first);
    expect(await append([C, D], 1n)).toEqual(second);
    expect(await idsIn()).toEqual([A, B, C, D]);
  });

  it('is recognised by what stands there, also in part and across appends', async () => {
    const { first } = await original();
    expect(await append([A], NO_STREAM)).toMatchObject({ nextExpectedRevision: 0n });
    expect(await append([B, C], 0n)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await append([A, B], NO_STREAM)).toEqual(first);
    expect(await idsIn()).toEqual([A, B, C, D]);
  });

  it.each([
    ['another event first', [NEW, B], NO_STREAM],
    ['another event later', [A, NEW], NO_STREAM],
    ['an event more than there is', [C, D, NEW], 1n],
    ['the events in another order', [B, A], NO_STREAM],
    ['the events of another place', [A, B], 1n],
  ] as const)('is a conflict with %s', async (_, ids, expected) => {
    await original();
    expect(await rejection(append(ids, expected))).toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 3n,
    });
    expect(await idsIn()).toEqual([A, B, C, D]);
  });

  it('is written again where the stream stands as expected: ids are not looked at', async () => {
    await original();
    expect(await append([A, D, D], 3n)).toMatchObject({ nextExpectedRevision: 6n });
    expect(await idsIn()).toEqual([A, B, C, D, A, D, D]);
  });

  it('is recognised while the original is under way', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => append([A, B], NO_STREAM)));
    expect(new Set(outcomes.map(({ nextExpectedRevision }) => nextExpectedRevision))).toEqual(
      new Set([1n]),
    );
    expect(await idsIn()).toEqual([A, B]);
  });

  it('is recognised after metadata has hidden the original', async () => {
    const { first } = await original();
    await client.setStreamMetadata('s', { maxCount: 1 });
    expect(await append([A, B], NO_STREAM)).toEqual(first);
  });

  it('is no retry of an append to another stream', async () => {
    await original();
    expect(await append([A, B], NO_STREAM, 'other')).toMatchObject({ nextExpectedRevision: 1n });
    expect(await idsIn('other')).toEqual([A, B]);
  });
});

describe.each<AppendExpectedRevision>([ANY, STREAM_EXISTS])(
  'an append at %s, made again',
  (expected) => {
    it('is answered with where its last event is', async () => {
      const { first, second } = await original();
      expect(await append([A, B], expected)).toEqual(first);
      expect(await append([C, D], expected)).toEqual(second);
      expect(await append([D, A], expected)).toMatchObject({ nextExpectedRevision: 0n });
      expect(await idsIn()).toEqual([A, B, C, D]);
    });

    it('is written whole when its first event is new', async () => {
      await original();
      expect(await append([NEW, B], expected)).toMatchObject({ nextExpectedRevision: 5n });
      expect(await idsIn()).toEqual([A, B, C, D, NEW, B]);
    });

    it('is a conflict when its first event is known and a later one new', async () => {
      await original();
      expect(await rejection(append([A, NEW], expected))).toMatchObject({
        type: 'wrong-expected-version',
      });
    });

    it('is no retry on another stream', async () => {
      await original();
      await append([NEW], NO_STREAM, 'other');
      expect(await append([A, B], expected, 'other')).toMatchObject({ nextExpectedRevision: 2n });
    });

    it('is recognised while the original is under way', async () => {
      await append([NEW], NO_STREAM);
      await Promise.all(Array.from({ length: 20 }, () => append([A, B], expected)));
      expect(await idsIn()).toEqual([NEW, A, B]);
    });
  },
);

describe('an id that comes twice in one append', () => {
  it('is written twice', async () => {
    await append([A, A, B], ANY);
    expect(await idsIn()).toEqual([A, A, B]);
  });
});
