import type { EncodedEvent, EventStore } from '@disdetta/core';
import { LARGEST_APPEND_BYTES } from '@disdetta/core';
import {
  AccessDeniedError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  UnavailableError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { fakeClient } from './testing/fakeClient.ts';
import type { FakeBehaviour, FakeClient } from './testing/fakeClient.ts';
import { grpcError } from './testing/grpcError.ts';
import { itemAt } from './testing/logItems.ts';
import { eventOf, openOn } from './testing/openOn.ts';
import { passingTimers } from './testing/passingTimers.ts';
import type { PassingTimers } from './testing/passingTimers.ts';
import type { VendorAppendResult } from './vendorClient.ts';

const TIMEOUT = 7;

interface Scene {
  readonly store: EventStore;
  readonly client: FakeClient;
  readonly timers: PassingTimers;
}

/** A store on a fake client; pauses pass at once, time limits only when they are told to. */
const sceneOf = async (behaviour: FakeBehaviour, doLimitsPass = false): Promise<Scene> => {
  const client = fakeClient(behaviour);
  const timers = passingTimers((milliseconds) => doLimitsPass || milliseconds !== TIMEOUT);
  const store = await openOn({ client, timers, timeoutMilliseconds: TIMEOUT, attempts: 4 });
  return { store, client, timers };
};

const unreached = new UnavailableError(grpcError('UNAVAILABLE', 'No connection established'));
const dropped = new UnavailableError(grpcError('UNAVAILABLE', 'Connection dropped'));
const kept: VendorAppendResult = {
  success: true,
  nextExpectedRevision: 5n,
  position: { commit: 90n, prepare: 90n },
};

/** Answers with each in turn, and with the last from then on. */
const inTurn =
  (...answers: readonly [VendorAppendResult | Error, ...(VendorAppendResult | Error)[]]) =>
  async (_sent: unknown, count: number): Promise<VendorAppendResult> => {
    const answer = answers[Math.min(count, answers.length) - 1] ?? answers[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };

const never = async (): Promise<never> => new Promise(() => undefined);

const append = async ({ store }: Scene, ...more: readonly EncodedEvent[]) =>
  store.append('one', 4n, [eventOf('a'), ...more])();

/** A stream that stands at a revision, as a read from its end shows it. */
const standingAt = (revision: bigint): Pick<FakeBehaviour, 'read'> => ({
  read: async function* () {
    yield itemAt(80n, { revision });
  },
});

describe('what is sent for an append', () => {
  it.each([
    ['no-stream', 'no_stream'],
    [4n, 4n],
  ] as const)('names the revision %s as each client calls it, and never any', async (own, sent) => {
    const scene = await sceneOf({ append: inTurn(kept) });

    await scene.store.append('one', own, [eventOf('a')])();

    expect(scene.client.sent[0]).toMatchObject({
      stream: 'disdetta-one',
      options: { expectedRevision: sent, streamState: sent, requiresLeader: true },
    });
  });

  it.each([-1n, -2n, -4n, -(2n ** 63n), 2n ** 63n - 1n, 2n ** 64n, 2n ** 70n])(
    'is nothing at the revision %s, which is a conflict',
    async (expected) => {
      const scene = await sceneOf(standingAt(6n));

      const answer = await scene.store.append('one', expected, [eventOf('a')])();

      expect(answer).toMatchObject({
        left: { code: 'RevisionConflict', facts: { stream: 'one', expected, actual: 6n } },
      });
      expect(scene.client.sent).toEqual([]);
    },
  );

  it('is nothing when it is too large', async () => {
    const scene = await sceneOf({});

    const answer = await append(scene, {
      ...eventOf('b'),
      data: 'x'.repeat(LARGEST_APPEND_BYTES),
    });

    expect(answer).toMatchObject({
      left: { code: 'AppendTooLarge', facts: { stream: 'one', limit: LARGEST_APPEND_BYTES } },
    });
    expect(scene.client.sent).toEqual([]);
  });
});

describe('an append whose outcome is in doubt', () => {
  it('is repeated with the same events at the same revision', async () => {
    const scene = await sceneOf({ append: inTurn(dropped, new DeadlineExceededError(), kept) });

    expect(await append(scene)).toMatchObject({ right: { revision: 5n, position: 90n } });
    const [first, second, third] = scene.client.sent;
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(first).toBeDefined();
  });

  it('is repeated after longer and longer pauses, and then told to be unknown', async () => {
    const scene = await sceneOf({ append: inTurn(dropped) });

    expect(await append(scene)).toMatchObject({
      left: {
        code: 'OutcomeUnknown',
        facts: { stream: 'one', cause: 'Connection dropped' },
      },
    });
    expect(scene.client.sent).toHaveLength(4);
    expect(scene.timers.asked.filter((asked) => asked !== TIMEOUT)).toEqual([100, 200, 400]);
  });

  it('stays in doubt when the server is then out of reach, or denies access', async () => {
    for (const last of [
      unreached,
      new AccessDeniedError(grpcError('PERMISSION_DENIED', 'Denied')),
    ]) {
      const scene = await sceneOf({ append: inTurn(dropped, last) });

      expect(await append(scene)).toMatchObject({ left: { code: 'OutcomeUnknown' } });
    }
  });

  it('is in doubt no more when the server finds the stream elsewhere', async () => {
    const elsewhere = new WrongExpectedVersionError(undefined, {
      streamName: 'disdetta-one',
      expected: 4n,
      current: 2n ** 60n,
    });
    const scene = await sceneOf({ append: inTurn(dropped, elsewhere) });

    expect(await append(scene)).toMatchObject({
      left: { code: 'RevisionConflict', facts: { expected: 4n, actual: 2n ** 60n } },
    });
  });

  it('is repeated when the server does not answer at all', async () => {
    const scene = await sceneOf({ append: never }, true);

    expect(await append(scene)).toMatchObject({
      left: { code: 'OutcomeUnknown', facts: { cause: 'no answer within 7 ms' } },
    });
    expect(scene.client.sent).toHaveLength(4);
  });
});

describe('an append that was surely not kept', () => {
  it('is repeated, and then told to be out of reach', async () => {
    const scene = await sceneOf({ append: inTurn(unreached) });

    expect(await append(scene)).toMatchObject({
      left: { code: 'StoreUnavailable', facts: { cause: 'No connection established' } },
    });
    expect(scene.client.sent).toHaveLength(4);
  });

  it('is not repeated when access is denied', async () => {
    const scene = await sceneOf({
      append: inTurn(new AccessDeniedError(grpcError('UNAUTHENTICATED', 'Unauthenticated'))),
    });

    expect(await append(scene)).toMatchObject({ left: { code: 'StoreUnavailable' } });
    expect(scene.client.sent).toHaveLength(1);
  });

  it('is too large when the server takes less than it came with', async () => {
    const scene = await sceneOf({
      append: inTurn(MaxAppendSizeExceededError.fromMaxAppendSize(9)),
    });

    expect(await append(scene)).toMatchObject({
      left: { code: 'AppendTooLarge', facts: { limit: 9 } },
    });
    expect(scene.client.sent).toHaveLength(1);
  });

  it('is a conflict when the client was told not to throw, at the true revision', async () => {
    const scene = await sceneOf({
      append: inTurn({ success: false, nextExpectedRevision: 1n }),
      ...standingAt(6n),
    });

    expect(await append(scene)).toMatchObject({
      left: { code: 'RevisionConflict', facts: { expected: 4n, actual: 6n } },
    });
  });
});

describe('an append that was kept', () => {
  it('is looked up when the server does not say where', async () => {
    const scene = await sceneOf({
      append: inTurn({ success: true, nextExpectedRevision: 6n }),
      ...standingAt(6n),
    });

    expect(await append(scene)).toMatchObject({ right: { revision: 6n, position: 80n } });
  });
});

describe('closing', () => {
  it('lets an append be answered that is under way, and repeats none', async () => {
    const answers: ((result: VendorAppendResult) => void)[] = [];
    const scene = await sceneOf({
      append: (_sent, count) =>
        count === 1 ? new Promise((resolve) => answers.push(resolve)) : Promise.reject(dropped),
    });
    const [kept1, lost] = [append(scene), append(scene)];
    const closing = scene.store.close()();
    answers[0]?.(kept);

    expect(await closing).toMatchObject({ _tag: 'Right' });
    expect(await kept1).toMatchObject({ right: { revision: 5n } });
    expect(await lost).toMatchObject({ left: { code: 'OutcomeUnknown' } });
    expect(scene.client.sent).toHaveLength(2);
  });

  it('waits no longer than it may for an append that nobody answers', async () => {
    const client = fakeClient({ append: never });
    const timers = passingTimers((milliseconds) => milliseconds === 3);
    const store = await openOn({ client, timers, closeMilliseconds: 3 });
    void store.append('one', 4n, [eventOf('a')])();

    expect(await store.close()()).toMatchObject({ _tag: 'Right' });
  });
});
