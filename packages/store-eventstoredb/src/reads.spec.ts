import type { EventStore, StreamRange } from '@disdetta/core';
import { StreamDeletedError, StreamNotFoundError, UnavailableError } from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';
import { fakeClient } from './testing/fakeClient.ts';
import type { FakeBehaviour, FakeSubscription } from './testing/fakeClient.ts';
import { grpcError } from './testing/grpcError.ts';
import { itemAt } from './testing/logItems.ts';
import { openOn } from './testing/openOn.ts';
import { passingTimers } from './testing/passingTimers.ts';
import type { VendorItem, VendorReadOptions } from './vendorClient.ts';

const TIMEOUT = 7;

/** A store on a fake client; pauses pass at once, time limits only when they are told to. */
const openStore = async (behaviour: FakeBehaviour, doLimitsPass = false): Promise<EventStore> =>
  openOn({
    client: fakeClient(behaviour),
    timers: passingTimers((milliseconds) => doLimitsPass || milliseconds !== TIMEOUT),
    timeoutMilliseconds: TIMEOUT,
    attempts: 3,
  });

/** What a server gives of a stream with the revisions from 0 to the last. */
const eventsOf = (last: bigint, options: VendorReadOptions): readonly VendorItem[] => {
  const { direction, fromRevision, maxCount } = options;
  const all = Array.from({ length: Number(last) + 1 }, (_, at) => BigInt(at));
  const inOrder = direction === 'forwards' ? all : all.reverse();
  const from =
    typeof fromRevision === 'bigint' ? fromRevision : direction === 'forwards' ? 0n : last;
  return inOrder
    .filter((revision) => (direction === 'forwards' ? revision >= from : revision <= from))
    .slice(0, maxCount)
    .map((revision) => itemAt(revision + 100n, { revision }));
};

interface ReadStream {
  readonly store: EventStore;
  /** How often the server was asked. */
  readonly calls: () => number;
}

/** A store on a stream that stands at `revisions[n]` when it is asked for the nth time. */
const streamAt = async (...revisions: readonly [bigint, ...bigint[]]): Promise<ReadStream> => {
  let calls = 0;
  const store = await openStore({
    read: async function* (stream, options) {
      const last = revisions[Math.min(calls, revisions.length - 1)] ?? -1n;
      calls += 1;
      if (last < 0n) throw new StreamNotFoundError(undefined, stream);
      yield* eventsOf(last, options);
    },
  });
  return { store, calls: () => calls };
};

const pageOf = async ({ store }: ReadStream, range: StreamRange): Promise<unknown> => {
  const page = await store.readStream('one', range)();
  if (E.isLeft(page)) return page.left.code;
  return [page.right.events.map(({ revision }) => revision), page.right.revision];
};

describe('a page of a stream', () => {
  it.each([
    ['a stream that is not there', -1n, { limit: 2 }, [[], 'no-stream']],
    ['a whole stream', 2n, { limit: 9 }, [[0n, 1n, 2n], 2n]],
    ['nothing new', 2n, { from: 3n, limit: 9 }, [[], 2n]],
    ['what is new', 4n, { from: 3n, limit: 9 }, [[3n, 4n], 4n]],
    ['the end, backwards', 4n, { direction: 'backwards', limit: 2 }, [[4n, 3n], 4n]],
    [
      'the last, backwards by its revision',
      4n,
      { direction: 'backwards', from: 4n, limit: 1 },
      [[4n], 4n],
    ],
    [
      'the end, backwards from beyond it',
      4n,
      { direction: 'backwards', from: 2n ** 70n, limit: 1 },
      [[4n], 4n],
    ],
  ] as const)('shows %s in one question', async (_what, revision, range, page) => {
    const stream = await streamAt(revision);

    expect(await pageOf(stream, range)).toEqual(page);
    expect(stream.calls()).toBe(1);
  });

  it.each([
    ['a full one, forwards', { limit: 2 }, [[0n, 1n], 6n]],
    ['a full one, forwards from a revision', { from: 2n, limit: 2 }, [[2n, 3n], 6n]],
    ['one that fits to the last', { from: 5n, limit: 2 }, [[5n, 6n], 6n]],
    ['beyond the end', { from: 9n, limit: 2 }, [[], 6n]],
    ['far beyond the end', { from: 2n ** 70n, limit: 2 }, [[], 6n]],
    ['before the start', { from: -5n, limit: 1 }, [[0n], 6n]],
    ['backwards before the start', { direction: 'backwards', from: -1n, limit: 1 }, [[], 6n]],
    ['backwards in the middle', { direction: 'backwards', from: 3n, limit: 2 }, [[3n, 2n], 6n]],
  ] as const)('tells where the stream stands: %s', async (_what, range, page) => {
    expect(await pageOf(await streamAt(6n), range)).toEqual(page);
  });

  it('holds all up to the revision it tells, though somebody writes in between', async () => {
    const stream = await streamAt(4n, 9n);

    expect(await pageOf(stream, { from: 8n, limit: 5 })).toEqual([[8n, 9n], 9n]);
  });

  it('is asked for of the leader', async () => {
    const asked: VendorReadOptions[] = [];
    const store = await openStore({
      read: async function* (_stream, options) {
        asked.push(options);
        yield* eventsOf(0n, options);
      },
    });
    await store.readStream('one', { limit: 2 })();

    expect(asked).toMatchObject([{ requiresLeader: true, maxCount: 2 }]);
  });

  it('is asked for again when the connection is lost, from its beginning', async () => {
    let calls = 0;
    const store = await openStore({
      read: async function* (_stream, options) {
        calls += 1;
        yield* eventsOf(1n, options).slice(0, calls);
        if (calls < 3) throw new UnavailableError(grpcError('UNAVAILABLE', 'Connection dropped'));
      },
    });

    expect(await pageOf({ store, calls: () => calls }, { limit: 5 })).toEqual([[0n, 1n], 1n]);
  });

  it('is out of reach when the server never answers', async () => {
    const store = await openStore(
      {
        // eslint-disable-next-line require-yield -- it is silent
        read: async function* () {
          await new Promise(() => undefined);
        },
      },
      true,
    );

    expect(await store.readStream('one', { limit: 5 })()).toMatchObject({
      left: { code: 'StoreUnavailable', facts: { cause: 'no answer within 7 ms' } },
    });
  });

  it('is refused for good when the stream was ended by a tombstone', async () => {
    const store = await openStore({
      // eslint-disable-next-line require-yield -- it fails
      read: async function* () {
        throw StreamDeletedError.fromStreamName('disdetta-one');
      },
    });

    expect(await store.readStream('one', { limit: 5 })()).toMatchObject({
      left: { code: 'StoreFailed' },
    });
  });
});

describe('a page of the log', () => {
  const log = (...turns: readonly ((subscription: FakeSubscription) => void)[]) => {
    const client = fakeClient({
      subscribe: (subscription, count) => {
        turns[Math.min(count, turns.length) - 1]?.(subscription);
      },
    });
    return { client, store: openOn({ client, timers: passingTimers((asked) => asked === 100) }) };
  };

  it('ends where history does', async () => {
    const { client, store } = log((subscription) => {
      subscription.write(itemAt(3n));
      subscription.write(itemAt(5n), () => subscription.emit('caughtUp'));
    });

    expect(await (await store).readAll(0n, 10)()).toMatchObject({
      right: [{ position: 3n }, { position: 5n }],
    });
    expect(client.subscriptions[0]?.isEnded).toBe(true);
  });

  it('ends at its limit, and the call with it', async () => {
    const { client, store } = log((subscription) => {
      for (let position = 1n; position < 9n; position += 1n) subscription.write(itemAt(position));
    });

    expect(await (await store).readAll(0n, 3)()).toMatchObject({
      right: [{ position: 1n }, { position: 2n }, { position: 3n }],
    });
    expect(client.subscriptions[0]?.isEnded).toBe(true);
  });

  it('begins after a position, which no number can break', async () => {
    const { client, store } = log((subscription) => {
      setImmediate(() => subscription.emit('caughtUp'));
    });
    for (const after of [-3n, 0n, 7n, 2n ** 70n]) await (await store).readAll(after, 3)();

    expect(client.subscriptions.map(({ options: { fromPosition } }) => fromPosition)).toEqual([
      'start',
      'start',
      { commit: 7n, prepare: 7n },
      { commit: 2n ** 63n - 1n, prepare: 2n ** 63n - 1n },
    ]);
  });

  it('is read again when the server ends it too early, instead of seeming to be the last', async () => {
    const { client, store } = log(
      (subscription) => subscription.end(itemAt(3n)),
      (subscription) => subscription.write(itemAt(4n), () => subscription.emit('caughtUp')),
    );

    expect(await (await store).readAll(0n, 10)()).toMatchObject({ right: [{ position: 4n }] });
    expect(client.subscriptions).toHaveLength(2);
  });

  it('tells of an event that cannot be read', async () => {
    const { store } = log((subscription) => {
      subscription.write(itemAt(3n, { data: 'no JSON' }), () => subscription.emit('caughtUp'));
    });

    expect(await (await store).readAll(0n, 10)()).toMatchObject({
      left: { code: 'UndecodableEvent', facts: { stream: 'one', faults: [{ path: 'data' }] } },
    });
  });

  it('is given up at once when the store is closed', async () => {
    const { client, store } = log(() => undefined);
    const reading = (await store).readAll(0n, 10)();
    await (await store).close()();

    expect(await reading).toMatchObject({ left: { code: 'StoreUnavailable' } });
    expect(client.subscriptions[0]?.isEnded).toBe(true);
  });
});
