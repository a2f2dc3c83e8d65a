import { once } from 'node:events';
import { END, EventStoreDBClient, START, binaryEvent, jsonEvent } from '@eventstore/db-client';
import type { ReadRevision, StreamSubscription } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { at } from '../testing/at.ts';
import { collect } from '../testing/collect.ts';
import { createLentStore } from '../testing/lentStore.ts';
import { connectRaw } from '../testing/rawStreams.ts';
import type { RawStreams } from '../testing/rawStreams.ts';
import { watch } from '../testing/watch.ts';

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

const write = (stream: string, ...types: readonly string[]) =>
  client.appendToStream(
    stream,
    types.map((type) => jsonEvent({ type, data: {} })),
  );

describe('a subscription to a stream', () => {
  const subscribe = (options: Parameters<typeof client.subscribeToStream>[1] = {}) =>
    watch(client.subscribeToStream('s', options));

  it('is confirmed first, then given history, then told that it is through, then what is new', async () => {
    await write('s', 'A', 'B');
    const seen = subscribe();
    expect(await seen.next(4)).toEqual(['confirmation', 'A', 'B', 'caughtUp']);
    await write('other', 'X');
    await write('s', 'C');
    await write('s', 'D', 'E');
    expect(await seen.next(3)).toEqual(['C', 'D', 'E']);
    await seen.stop();
  });

  it.each<[string, ReadRevision, readonly string[]]>([
    ['the start', START, ['A', 'B', 'C']],
    ['a revision, that left out', 0n, ['B', 'C']],
    ['the last revision', 2n, []],
    ['the end', END, []],
  ])('begins after %s', async (_, fromRevision, history) => {
    await write('s', 'A', 'B', 'C');
    const seen = subscribe({ fromRevision });
    expect(await seen.next(history.length + 2)).toEqual(['confirmation', ...history, 'caughtUp']);
    await write('s', 'D');
    expect(await seen.next(1)).toEqual(['D']);
    await seen.stop();
  });

  it('may be to a stream that nobody has written to', async () => {
    const seen = subscribe({ fromRevision: END });
    expect(await seen.next(2)).toEqual(['confirmation', 'caughtUp']);
    await write('s', 'A');
    expect(await seen.next(1)).toEqual(['A']);
    await seen.stop();
  });

  it('begins at a revision to come, and passes over what is before it', async () => {
    await write('s', 'A');
    const seen = subscribe({ fromRevision: 2n });
    expect(await seen.next(2)).toEqual(['confirmation', 'caughtUp']);
    await write('s', 'B', 'C', 'D');
    expect(await seen.next(1)).toEqual(['D']);
    await seen.stop();
  });

  it('misses nothing and repeats nothing while others write all the time', async () => {
    const types = Array.from({ length: 500 }, (_, place) => `${place}`);
    const writing = (async () => {
      for (const type of types) await write('s', type);
    })();
    const subscriptions = Array.from({ length: 5 }, () => subscribe());
    for (const seen of subscriptions) {
      const everything = (await seen.next(502)).filter((item) => /^\d+$/.test(item));
      expect(everything).toEqual(types);
      await seen.stop();
    }
    await writing;
  });

  it('is given the tombstone, and then ends with an error', async () => {
    await write('s', 'A');
    const seen = subscribe();
    await seen.next(3);
    await client.tombstoneStream('s');
    expect(await seen.next(2)).toEqual(['$streamDeleted', 'error stream-deleted']);
  });

  it('to a stream that has a tombstone ends with an error', async () => {
    await write('s', 'A');
    await client.tombstoneStream('s');
    const seen = subscribe();
    expect(await seen.next(2)).toEqual(['confirmation', 'error stream-deleted']);
  });

  it('hears nothing of a deletion that is not for good', async () => {
    await write('s', 'A');
    const seen = subscribe();
    await seen.next(3);
    await client.deleteStream('s');
    await write('s', 'B');
    expect(await seen.next(1)).toEqual(['B']);
    await seen.stop();
  });

  it('is not shown what metadata hides', async () => {
    await write('s', 'A', 'B', 'C');
    await client.setStreamMetadata('s', { maxCount: 1 });
    const seen = subscribe();
    expect(await seen.next(3)).toEqual(['confirmation', 'C', 'caughtUp']);
    await seen.stop();
  });

  it('ends without an error when the client has enough', async () => {
    await write('s', 'A');
    const subscription: StreamSubscription = client.subscribeToStream('s');
    const seen = watch(subscription);
    await seen.next(3);
    await subscription.unsubscribe();
    expect(await seen.next(1)).toEqual(['end']);
  });
});

describe('a subscription to the log', () => {
  const subscribe = (options: Parameters<typeof client.subscribeToAll>[0] = {}) =>
    watch(client.subscribeToAll(options));

  it('is given every event there is, then every new one, in order', async () => {
    await write('a', 'A');
    await write('b', 'B');
    await client.setStreamMetadata('a', { maxCount: 1 });
    const seen = subscribe();
    expect(await seen.next(5)).toEqual(['confirmation', 'A', 'B', '$metadata', 'caughtUp']);
    await write('b', 'C');
    await client.tombstoneStream('a');
    expect(await seen.next(2)).toEqual(['C', '$streamDeleted']);
    await seen.stop();
  });

  it('begins after a position, that left out', async () => {
    await write('a', 'A');
    const { position } = await write('a', 'B');
    if (position === undefined) throw new Error('An append has a position.');
    await write('a', 'C');
    const seen = subscribe({ fromPosition: position });
    expect(await seen.next(3)).toEqual(['confirmation', 'C', 'caughtUp']);
    await seen.stop();
  });

  it('begins with what is new, from the end', async () => {
    await write('a', 'A');
    const seen = subscribe({ fromPosition: END });
    expect(await seen.next(2)).toEqual(['confirmation', 'caughtUp']);
    await write('a', 'B');
    expect(await seen.next(1)).toEqual(['B']);
    await seen.stop();
  });

  it('goes on where another one stopped, a thousand times over', async () => {
    const types = Array.from({ length: 1_000 }, (_, place) => `${place}`);
    await write('a', ...types);
    const taken: string[] = [];
    let fromPosition: Parameters<typeof client.subscribeToAll>[0] = {};
    while (taken.length < types.length) {
      const subscription = client.subscribeToAll(fromPosition);
      let left = 1 + (taken.length % 97);
      for await (const { event } of subscription) {
        if (event === undefined) continue;
        taken.push(event.type);
        fromPosition = { fromPosition: event.position };
        left -= 1;
        if (left === 0 || taken.length === types.length) break;
      }
      await subscription.unsubscribe();
    }
    expect(taken).toEqual(types);
  });
});

describe('many subscribers', () => {
  it('are each given everything, the slow ones, too', async () => {
    await write('s', ...Array.from({ length: 3_000 }, (_, place) => `${place}`));
    const fast = collect(client.readStream('s'));
    const slow = client.subscribeToStream('s');
    let taken = 0;
    for await (const { event } of slow) {
      expect(event?.revision).toBe(BigInt(taken));
      taken += 1;
      if (taken % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (taken === 3_000) break;
    }
    await slow.unsubscribe();
    expect(await fast).toHaveLength(3_000);
  });
});

describe('a subscriber that takes no more', () => {
  const lent = createLentStore();
  let other: Devnode;
  let writer: EventStoreDBClient;
  let raw: RawStreams;

  beforeEach(async () => {
    other = await startDevnode({ port: 0, log: lent.store });
    writer = EventStoreDBClient.connectionString(other.connectionString);
    raw = connectRaw(other);
  });

  afterEach(async () => {
    raw.close();
    await writer.dispose();
    await other.close();
  });

  it('makes the node hold little, and is given everything once it goes on', async () => {
    const call = raw.follow({ all: { start: {} }, subscription: {} });
    let given = 0;
    const first = once(call, 'data');
    call.on('data', (answer: object) => {
      given += at(answer, 'event') === undefined ? 0 : 1;
    });
    await first;
    call.pause();
    const large = () => binaryEvent({ type: 'Large', data: Buffer.alloc(100_000) });
    for (let append = 0; append < 100; append += 1) {
      await writer.appendToStream('s', Array.from({ length: 5 }, large));
    }
    expect(lent.eventsRead()).toBeLessThan(200);

    call.resume();
    while (given < 500) await once(call, 'data');
    expect(given).toBe(500);
    const cancelled = once(call, 'error');
    call.cancel();
    expect(await cancelled).toMatchObject([{ code: 1 }]);
  });
});
