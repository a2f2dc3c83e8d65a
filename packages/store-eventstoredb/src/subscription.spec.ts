import type { EventStore, FeedItem, StoreError } from '@disdetta/core';
import { AccessDeniedError, UnavailableError } from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';
import { Readable } from 'node:stream';
import { fakeClient } from './testing/fakeClient.ts';
import type { FakeClient, FakeSubscription } from './testing/fakeClient.ts';
import { grpcError } from './testing/grpcError.ts';
import { itemAt } from './testing/logItems.ts';
import { openOn } from './testing/openOn.ts';
import { passingTimers } from './testing/passingTimers.ts';
import type { PassingTimers } from './testing/passingTimers.ts';

const TIMEOUT = 7;
const PAUSES = [100, 200, 400, 800, 1_600, 2_000];

interface Scene {
  readonly client: FakeClient;
  readonly store: EventStore;
  readonly timers: PassingTimers;
  readonly controller: AbortController;
  readonly items: AsyncIterator<E.Either<StoreError, FeedItem>>;
}

/** Follows a fake server whose subscriptions do this, each in its turn; only pauses pass. */
const follow = async (
  turns: readonly ((subscription: FakeSubscription) => void)[],
  passes: (milliseconds: number) => boolean = (milliseconds) => PAUSES.includes(milliseconds),
): Promise<Scene> => {
  const client = fakeClient({
    subscribe: (subscription, count) => turns[count - 1]?.(subscription),
  });
  const timers = passingTimers(passes);
  const store = await openOn({ client, timers, timeoutMilliseconds: TIMEOUT });
  const controller = new AbortController();
  const items = store.subscribe(0n, controller.signal)[Symbol.asyncIterator]();
  return { client, store, timers, controller, items };
};

/** The next items as words: positions of events, `caughtUp`, codes of errors, `end`. */
const take = async ({ items }: Scene, count: number): Promise<readonly unknown[]> => {
  const words: unknown[] = [];
  while (words.length < count) {
    const { done, value } = await items.next();
    if (done === true) words.push('end');
    else if (E.isLeft(value)) words.push(value.left.code);
    else words.push(value.right.kind === 'event' ? value.right.event.position : 'caughtUp');
  }
  return words;
};

const startOf = (client: FakeClient): readonly unknown[] =>
  client.subscriptions.map(({ options: { fromPosition } }) =>
    fromPosition === 'start' ? fromPosition : fromPosition.commit,
  );

const checkpointAt = (subscription: FakeSubscription, commit: bigint): void => {
  subscription.options.filter.checkpointReached(subscription, { commit, prepare: commit });
};

const lost = new UnavailableError(grpcError('UNAVAILABLE', 'Connection dropped'));

describe('a subscription', () => {
  it('asks the server to leave out everything but its category', async () => {
    const scene = await follow([(subscription) => subscription.write(itemAt(1n))]);
    await take(scene, 1);

    expect(scene.client.subscriptions[0]?.options).toMatchObject({
      fromPosition: 'start',
      filter: { filterOn: 'streamName', prefixes: ['disdetta-'] },
    });
  });

  it('says once that history is through, however often the server does, and where', async () => {
    const scene = await follow([
      (subscription) => {
        subscription.write(itemAt(1n));
        subscription.write(itemAt(2n), () => subscription.emit('caughtUp'));
        setImmediate(() => {
          subscription.write(itemAt(3n), () => subscription.emit('caughtUp'));
          setImmediate(() => subscription.write(itemAt(4n)));
        });
      },
    ]);

    expect(await take(scene, 5)).toEqual([1n, 2n, 'caughtUp', 3n, 4n]);
  });

  it('goes on after its last event when the connection is lost', async () => {
    const scene = await follow([
      (subscription) => subscription.write(itemAt(5n), () => subscription.emit('error', lost)),
      (subscription) => subscription.emit('error', lost),
      (subscription) => subscription.write(itemAt(9n)),
    ]);

    expect((await take(scene, 2)).at(-1)).toBe(9n);
    expect(scene.timers.asked.filter((asked) => PAUSES.includes(asked))).toContain(100);
  });

  it('goes on after its last checkpoint, and looks at nothing twice', async () => {
    const scene = await follow([
      (subscription) => {
        subscription.write(itemAt(5n), () => {
          checkpointAt(subscription, 500n);
          setImmediate(() => subscription.end());
        });
      },
      (subscription) => subscription.write(itemAt(501n)),
    ]);

    expect(await take(scene, 2)).toEqual([5n, 501n]);
    expect(startOf(scene.client)).toEqual(['start', 500n]);
  });

  it('hands over nothing twice, even if the server does', async () => {
    const scene = await follow([
      (subscription) => {
        subscription.write(itemAt(5n));
        subscription.end(itemAt(6n));
      },
      (subscription) => {
        for (const position of [5n, 6n, 6n, 7n]) subscription.write(itemAt(position));
      },
    ]);

    expect(await take(scene, 3)).toEqual([5n, 6n, 7n]);
  });

  it('tries again for as long as it takes, less and less often', async () => {
    const failing = Array.from({ length: 20 }, () => (subscription: FakeSubscription) => {
      setImmediate(() => subscription.emit('error', lost));
    });
    const scene = await follow([...failing, (subscription) => subscription.write(itemAt(1n))]);

    expect(await take(scene, 1)).toEqual([1n]);
    expect(scene.timers.asked.filter((asked) => PAUSES.includes(asked)).slice(0, 7)).toEqual([
      ...PAUSES,
      2_000,
    ]);
  });

  it('begins again when the server does not even confirm it', async () => {
    const scene = await follow(
      [() => undefined, (subscription) => subscription.write(itemAt(1n))],
      (milliseconds) => milliseconds === TIMEOUT || PAUSES.includes(milliseconds),
    );

    expect(await take(scene, 1)).toEqual([1n]);
    expect(scene.client.subscriptions[0]?.isEnded).toBe(true);
  });

  it('is over with an error that does not pass', async () => {
    const denied = new AccessDeniedError(grpcError('PERMISSION_DENIED', 'Denied'));
    const scene = await follow([
      (subscription) => setImmediate(() => subscription.emit('error', denied)),
    ]);

    expect(await take(scene, 3)).toEqual(['StoreUnavailable', 'end', 'end']);
    expect(scene.client.subscriptions).toHaveLength(1);
  });

  it('is over with an event that cannot be read', async () => {
    const scene = await follow([
      (subscription) => {
        subscription.write(itemAt(1n));
        subscription.write(itemAt(2n, { data: 'no JSON' }));
        subscription.write(itemAt(3n));
      },
    ]);

    expect(await take(scene, 3)).toEqual([1n, 'UndecodableEvent', 'end']);
    expect(scene.client.subscriptions[0]?.isEnded).toBe(true);
  });

  it('passes over tombstones, and over links whose events are gone', async () => {
    const scene = await follow([
      (subscription) => {
        subscription.write(itemAt(1n, { type: '$streamDeleted', data: '' }));
        subscription.write({});
        subscription.write(itemAt(3n));
      },
    ]);

    expect(await take(scene, 1)).toEqual([3n]);
  });

  it('holds little more than its reader has asked for', async () => {
    let made = 0;
    const history = function* () {
      for (;;) {
        made += 1;
        yield itemAt(BigInt(made));
      }
    };
    const scene = await follow([
      (subscription) => Readable.from(history(), { highWaterMark: 1 }).pipe(subscription),
    ]);
    await take(scene, 10);
    for (let turn = 0; turn < 100; turn += 1) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }

    expect(made).toBeLessThan(100);
  });
});

describe('a subscription that is stopped', () => {
  it('is over at once, also while the client still seeks its server', async () => {
    const scene = await follow(
      [
        (subscription) => {
          subscription.unsubscribe = () => new Promise(() => undefined);
        },
      ],
      (milliseconds) => milliseconds === 1_000,
    );
    const waiting = take(scene, 1);
    setImmediate(() => {
      scene.controller.abort();
    });

    expect(await waiting).toEqual(['end']);
  });

  it('is over while it waits to try again', async () => {
    const scene = await follow(
      [(subscription) => setImmediate(() => subscription.emit('error', lost))],
      () => false,
    );
    const waiting = take(scene, 1);
    await new Promise((resolve) => {
      setImmediate(() => setImmediate(resolve));
    });
    scene.controller.abort();

    expect(await waiting).toEqual(['end']);
  });

  it('ends its call even if nobody asks for the next item any more', async () => {
    const scene = await follow([(subscription) => subscription.write(itemAt(1n))]);
    await take(scene, 1);
    scene.controller.abort();

    expect(scene.client.subscriptions[0]?.isEnded).toBe(true);
  });

  it('ends its call when its reader leaves', async () => {
    const scene = await follow([(subscription) => subscription.write(itemAt(1n))]);
    await take(scene, 1);
    await scene.items.return?.();

    expect(scene.client.subscriptions[0]?.isEnded).toBe(true);
  });

  it('never begins when it was stopped before', async () => {
    const scene = await follow([]);
    scene.controller.abort();

    expect(await take(scene, 1)).toEqual(['end']);
    expect(scene.client.subscriptions).toEqual([]);
  });

  it('says so when it was the store that was closed', async () => {
    const scene = await follow([(subscription) => subscription.write(itemAt(1n))]);
    await take(scene, 1);
    const waiting = take(scene, 2);
    await scene.store.close()();

    expect(await waiting).toEqual(['StoreUnavailable', 'end']);
    expect(scene.client.subscriptions[0]?.isEnded).toBe(true);
  });
});
