import { randomUUID } from 'node:crypto';
import { ANY, EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import type { AppendExpectedRevision } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { collect, rejection } from '../testing/collect.ts';
import { createLentStore } from '../testing/lentStore.ts';
import type { LentStore } from '../testing/lentStore.ts';

let lent: LentStore;
let node: Devnode;
let client: EventStoreDBClient;

beforeEach(async () => {
  lent = createLentStore();
  node = await startDevnode({ port: 0, log: lent.store });
  client = EventStoreDBClient.connectionString(node.connectionString);
});

afterEach(async () => {
  await client.dispose();
  await node.close();
});

const credentials = { username: 'admin', password: 'changeit' };

const append = (ids: readonly string[], expectedRevision: AppendExpectedRevision, options = {}) =>
  client.appendToStream(
    's',
    ids.map((id) => jsonEvent({ id, type: 'Happened', data: {} })),
    { expectedRevision, ...options },
  );

const idsIn = async () => (await collect(client.readStream('s'))).map(({ event }) => event?.id);

describe('a store that refuses for a while', () => {
  const A = randomUUID();
  const B = randomUUID();

  it.each([{}, { credentials }])('is an unknown error, with the options %j', async (options) => {
    lent.refuse(1);
    expect(await rejection(append([A], NO_STREAM, options))).toMatchObject({ type: 'unknown' });
  });

  it.each<AppendExpectedRevision>([NO_STREAM, ANY])(
    'lets the append be made again, at %s',
    async (expected) => {
      lent.refuse(1);
      await rejection(append([A, B], expected));
      expect(await append([A, B], expected)).toMatchObject({ nextExpectedRevision: 1n });
      expect(await append([A, B], expected)).toMatchObject({ nextExpectedRevision: 1n });
      expect(await idsIn()).toEqual([A, B]);
    },
  );

  it('refuses the appends that build on the one it refused, and then goes on', async () => {
    await append([A], NO_STREAM);
    lent.refuse(1);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => append([randomUUID()], ANY)),
    );
    const written = outcomes.filter(({ status }) => status === 'fulfilled').length;
    await append([B], BigInt(written));
    const ids = await idsIn();
    expect([ids[0], ids.at(-1), ids.length]).toEqual([A, B, written + 2]);
  });
});
