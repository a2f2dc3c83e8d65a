import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  FORWARDS,
  START,
  jsonEvent,
} from '@eventstore/db-client';
import type { ReadAllOptions, ReadStreamOptions } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
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

const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, place) =>
    jsonEvent({ type: 'Numbered', data: { number: from + place } }),
  );

const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index);

describe('a stream of a hundred events', () => {
  beforeEach(async () => {
    await client.appendToStream('s', numbered(0, 60));
    await client.appendToStream('other', numbered(0, 5));
    await client.appendToStream('s', numbered(60, 40));
  });

  const read = async (options: ReadStreamOptions) =>
    (await collect(client.readStream('s', options))).map(({ event }) => Number(event?.revision));

  it.each<[string, ReadStreamOptions, readonly number[]]>([
    ['whole', {}, upTo(100)],
    ['from its start', { fromRevision: START }, upTo(100)],
    ['from a revision on, that included', { fromRevision: 37n }, upTo(100).slice(37)],
    ['in part', { fromRevision: 30n, maxCount: 40 }, upTo(100).slice(30, 70)],
    ['just behind its end', { fromRevision: 100n }, []],
    ['far behind its end', { fromRevision: 5_000n }, []],
    ['forwards from its end', { fromRevision: END }, []],
  ])('is read %s', async (_, options, revisions) => {
    expect(await read({ direction: FORWARDS, ...options })).toEqual(revisions);
  });

  it.each<[string, ReadStreamOptions, readonly number[]]>([
    ['whole', {}, upTo(100).toReversed()],
    ['from a revision on, that included', { fromRevision: 37n }, upTo(38).toReversed()],
    ['in part', { fromRevision: 69n, maxCount: 40 }, upTo(70).slice(30).toReversed()],
    ['from far behind its end', { fromRevision: 5_000n, maxCount: 2 }, [99, 98]],
    ['from its start', { fromRevision: START }, [0]],
    ['by its last event', { maxCount: 1 }, [99]],
  ])('is read backwards %s', async (_, options, revisions) => {
    expect(await read({ direction: BACKWARDS, fromRevision: END, ...options })).toEqual(revisions);
  });

  it('tells where in the log each event is', async () => {
    const events = await collect(client.readStream('s'));
    const positions = events.map(({ event }) => event?.position?.commit);
    expect(positions).toEqual(
      [...upTo(60), ...upTo(40).map((place) => place + 65)].map((place) => BigInt(place + 1)),
    );
    for (const { event, commitPosition } of events) {
      expect(event?.position?.prepare).toBe(event?.position?.commit);
      expect(commitPosition).toBe(event?.position?.commit);
    }
  });

  it('takes any count that 64 bits can say', async () => {
    const raw = connectRaw(node);
    const { answers } = await raw.read({
      stream: { streamIdentifier: streamIdentifier('s'), start: {} },
      count: '18446744073709551615',
    });
    raw.close();
    expect(answers).toHaveLength(100);
  });
});

describe('a stream that is not there', () => {
  it('is a message and no error of the call', async () => {
    const raw = connectRaw(node);
    const missing = { streamIdentifier: streamIdentifier('nobody') };
    for (const readDirection of [0, 1]) {
      expect(
        await raw.read({ stream: { ...missing, start: {} }, count: '1', readDirection }),
      ).toMatchObject({ answers: [{ streamNotFound: missing }], error: null });
    }
    raw.close();
    expect(await rejection(collect(client.readStream('nobody')))).toMatchObject({
      type: 'stream-not-found',
      streamName: 'nobody',
    });
  });

  it('is not there either when it has metadata alone', async () => {
    await client.setStreamMetadata('s', { maxAge: 10 });
    expect(await rejection(collect(client.readStream('s')))).toMatchObject({
      type: 'stream-not-found',
    });
  });
});

describe('the whole log', () => {
  beforeEach(async () => {
    for (const stream of ['a', 'b']) await client.appendToStream(stream, numbered(0, 50));
    await client.setStreamMetadata('a', { maxCount: 3 });
  });

  const read = async (options: ReadAllOptions) =>
    (await collect(client.readAll(options))).map(({ event }) => Number(event?.position.commit));

  const at = (position: bigint) => ({ fromPosition: { commit: position, prepare: position } });
  const all = upTo(101).map((place) => place + 1);

  it.each<[string, ReadAllOptions, readonly number[]]>([
    ['whole, hidden events included', {}, all],
    ['from a position on, that included', at(40n), all.slice(39)],
    ['in part', { ...at(40n), maxCount: 45 }, all.slice(39, 84)],
    ['from behind its end', at(5_000n), []],
    ['forwards from its end', { fromPosition: END }, []],
  ])('is read %s', async (_, options, positions) => {
    expect(await read(options)).toEqual(positions);
  });

  it.each<[string, ReadAllOptions, readonly number[]]>([
    ['whole', { fromPosition: END }, all.toReversed()],
    ['from before a position, that left out', at(40n), all.slice(0, 39).toReversed()],
    ['in part', { ...at(40n), maxCount: 35 }, all.slice(4, 39).toReversed()],
    ['from behind its end', { ...at(5_000n), maxCount: 2 }, [101, 100]],
    ['from its start', { fromPosition: START }, []],
  ])('is read backwards %s', async (_, options, positions) => {
    expect(await read({ direction: BACKWARDS, ...options })).toEqual(positions);
  });

  it('holds the events that the node writes itself', async () => {
    const last = (await collect(client.readAll())).at(-1)?.event;
    expect(last).toMatchObject({ streamId: '$$a', type: '$metadata', data: { $maxCount: 3 } });
  });

  it('is in the order in which appends were answered', async () => {
    const { position } = await client.appendToStream('a', numbered(50, 2));
    expect(position).toEqual({ commit: 103n, prepare: 103n });
  });
});

describe('a reader that goes away', () => {
  it('leaves the node in peace', async () => {
    await client.appendToStream('s', numbered(0, 10_000));
    const stream = client.readStream('s');
    let seen = 0;
    for await (const { event } of stream) {
      expect(event?.revision).toBe(BigInt(seen));
      seen += 1;
      if (seen === 3) break;
    }
    await stream.cancel();
    expect(seen).toBe(3);
    expect(await collect(client.readStream('s', { maxCount: 1 }))).toHaveLength(1);
  });
});
