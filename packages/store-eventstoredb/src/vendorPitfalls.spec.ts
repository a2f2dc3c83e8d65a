import type { EventStore } from '@disdetta/core';
import { startDevnode } from '@disdetta/eventstoredb-devnode';
import type { Devnode } from '@disdetta/eventstoredb-devnode';
import { EventStoreDBClient } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { createMeddler } from './testing/interceptors.ts';
import type { Meddler } from './testing/interceptors.ts';
import { eventOf, openOn } from './testing/openOn.ts';
import { passingTimers } from './testing/passingTimers.ts';

let meddler: Meddler;
let node: Devnode;
let store: EventStore;

beforeEach(async () => {
  meddler = createMeddler();
  node = await startDevnode({ port: 0, log: 'memory', interceptors: [meddler.interceptor] });
  store = await openOn({ connectionString: node.connectionString });
});

afterEach(async () => {
  await store.close()();
  await node.close();
});

const append = async (expected: 'no-stream' | bigint = 'no-stream') =>
  store.append('one', expected, [eventOf('a')])();

describe('what the client would do by itself', () => {
  it('hang for ever on being disposed after readings that were broken off', async () => {
    const timers = passingTimers(() => false);
    const patient = await openOn({ connectionString: node.connectionString, timers });
    for (let at = 0; at < 40; at += 1) {
      await patient.append('many', at === 0 ? 'no-stream' : BigInt(at - 1), [eventOf('a')])();
    }
    for (let count = 0; count < 5; count += 1) {
      await patient.readAll(0n, 2)();
      for await (const item of patient.subscribe(0n, new AbortController().signal)) {
        expect(E.isRight(item)).toBe(true);
        break;
      }
    }

    expect(await patient.close()()).toEqual(E.right(undefined));
  });

  it.each(['BatchAppend', 'Read'])(
    'wait without end when the server never answers %s',
    async (method) => {
      meddler.meddle(method, { kind: 'silence' });
      const timers = passingTimers(() => true);
      const hurried = await openOn({
        connectionString: node.connectionString,
        timers,
        attempts: 2,
      });

      const answer =
        method === 'Read'
          ? await hurried.readStream('one', { limit: 1 })()
          : await hurried.append('one', 'no-stream', [eventOf('a')])();

      expect(answer).toMatchObject({
        left: { code: method === 'Read' ? 'StoreUnavailable' : 'OutcomeUnknown' },
      });
      await hurried.close()();
    },
  );

  it('ask what the server can do, and fail for good when that fails once', async () => {
    meddler.meddle('GetSupportedMethods', {
      kind: 'failures',
      count: 1_000,
      code: status.INTERNAL,
      details: 'no features today',
    });

    expect(await append()).toMatchObject({ right: { revision: 0n } });
    expect(meddler.called).not.toContain('GetSupportedMethods');
  });

  it('make up a revision for a conflict when it was told not to throw', async () => {
    const client = EventStoreDBClient.connectionString(
      `${node.connectionString}&throwOnAppendFailure=false`,
    );
    const quiet = await openOn({ client });
    for (const expected of ['no-stream', 0n, 1n, 2n] as const) await append(expected);

    expect(await quiet.append('one', 0n, [eventOf('b')])()).toMatchObject({
      left: { code: 'RevisionConflict', facts: { expected: 0n, actual: 3n } },
    });
    await quiet.close()();
    await client.dispose();
  });

  it('end the process when a reading fails to which nobody listens', async () => {
    meddler.meddle('Read', {
      kind: 'failures',
      count: 2,
      code: status.UNAVAILABLE,
      details: 'Server Is Not Ready',
    });

    expect(await store.readStream('nobody', { limit: 1 })()).toMatchObject({
      right: { revision: 'no-stream' },
    });
    expect(meddler.called.filter((method) => method === 'Read')).toHaveLength(3);
  });

  it.each(['BatchAppend', 'Read'])(
    'leave it to the caller to ask the leader for %s',
    async (method) => {
      meddler.meddle(method, {
        kind: 'failures',
        count: 1,
        code: status.NOT_FOUND,
        details: 'Leader info available',
        trailers: {
          exception: 'not-leader',
          'leader-endpoint-host': '127.0.0.1',
          'leader-endpoint-port': `${node.port}`,
        },
      });

      const answer =
        method === 'Read' ? await store.readStream('one', { limit: 1 })() : await append();

      expect(answer).toMatchObject({ _tag: 'Right' });
    },
  );

  it('stay with a server that is gone', async () => {
    const elsewhere = await startDevnode({ port: 0, log: 'memory' });
    const { port, connectionString } = elsewhere;
    await elsewhere.close();
    const timers = passingTimers((milliseconds) => milliseconds < 5_000);
    const waiting = await openOn({ connectionString, timers, attempts: 2 });
    expect(await waiting.append('one', 'no-stream', [eventOf('a')])()).toMatchObject({
      left: { code: 'StoreUnavailable' },
    });
    expect(await waiting.readAll(0n, 1)()).toMatchObject({ left: { code: 'StoreUnavailable' } });

    const back = await startDevnode({ port, log: 'memory' });
    expect(await waiting.append('one', 'no-stream', [eventOf('a')])()).toMatchObject({
      right: { revision: 0n },
    });
    await waiting.close()();
    await back.close();
  });

  it('be done for when the server denies access once', async () => {
    meddler.meddle('BatchAppend', {
      kind: 'failures',
      count: 1,
      code: status.PERMISSION_DENIED,
      details: 'Denied',
      trailers: { exception: 'access-denied' },
    });

    expect(await append()).toMatchObject({
      left: { code: 'StoreUnavailable', message: expect.stringContaining('denies access') },
    });
    expect(await append()).toMatchObject({ right: { revision: 0n } });
  });
});

describe('a store on a client that was handed in', () => {
  it('leaves it to its owner to end it', async () => {
    const client = EventStoreDBClient.connectionString(node.connectionString);
    const lent = await openOn({ client });
    await lent.append('one', 'no-stream', [eventOf('a')])();
    await lent.close()();

    const again = await openOn({ client });
    expect(await again.readStream('one', { limit: 1 })()).toMatchObject({
      right: { revision: 0n },
    });
    await again.close()();
    await client.dispose();
  });
});
