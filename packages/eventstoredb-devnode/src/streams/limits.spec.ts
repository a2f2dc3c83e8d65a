import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, binaryEvent, jsonEvent } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { collect, rejection } from '../testing/collect.ts';
import { connectRaw, proposal, streamIdentifier } from '../testing/rawStreams.ts';

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

const LIMIT = 1_048_576;

const bytes = (data: number, metadata: number, type: string) =>
  binaryEvent({
    type,
    data: Buffer.alloc(data, 0xff),
    ...(metadata > 0 && { metadata: Buffer.alloc(metadata, 0xfe) }),
  });

describe('the most that an append may hold', () => {
  const ways = [
    ['the way the client likes', {}],
    ['by the classic call', { credentials: { username: 'admin', password: 'changeit' } }],
  ] as const;

  describe.each(ways)('%s', (_, options) => {
    it.each([
      ['of one event', () => [bytes(LIMIT - 2, 0, 'A')]],
      ['of data, metadata and type', () => [bytes(LIMIT - 1_000 - 10, 1_000, 'ABCDE')]],
      ['of many events', () => Array.from({ length: 4 }, () => bytes(262_142, 0, 'A'))],
    ])('is 1,048,576 bytes %s, and not one more', async (__, events) => {
      await client.appendToStream('s', events(), options);
      const tooMany = [...events().slice(1), bytes((events()[0]?.data.length ?? 0) + 1, 0, 'A')];
      const more = events().length === 1 ? [...events(), bytes(0, 0, 'A')] : tooMany;
      expect(await rejection(client.appendToStream('s', more, options))).toMatchObject({
        type: 'maximum-append-size-exceeded',
        maxAppendSize: LIMIT,
      });
      expect(await collect(client.readStream('s'))).toHaveLength(events().length);
    });
  });
});

describe('appends that nobody can make', () => {
  const outcomeOf = async (stream: string, proposed: object) => {
    const raw = connectRaw(node);
    const { error } = await raw.append([
      { options: { streamIdentifier: streamIdentifier(stream), any: {} } },
      { proposedMessage: proposed },
    ]);
    raw.close();
    return error;
  };

  it.each([
    ['a stream without a name', '', proposal(randomUUID())],
    ['a stream called $$', '$$', proposal(randomUUID())],
    ['an event without a type', 's', proposal(randomUUID(), '')],
    ['an event without an id', 's', { ...proposal(randomUUID()), id: undefined }],
    ['an event whose id is all zeros', 's', proposal('00000000-0000-0000-0000-000000000000')],
  ])('are unknown errors: %s', async (_, stream, proposed) => {
    expect(await outcomeOf(stream, proposed)).toMatchObject({ code: 2 });
    expect(await collect(client.readAll())).toEqual([]);
  });

  it.each([{ type: 'A' }, { 'content-type': 'application/json' }])(
    'are told which metadata they lack, with %j',
    async (metadata) => {
      const error = await outcomeOf('s', { ...proposal(randomUUID()), metadata });
      expect(error).toMatchObject({ code: 3 });
      expect(error?.metadata.getMap()).toMatchObject({
        exception: 'missing-required-metadata-property',
        'required-metadata-properties': 'type,content-type',
      });
    },
  );

  it('are those without a word about where', async () => {
    const raw = connectRaw(node);
    const { error } = await raw.append([{ proposedMessage: proposal(randomUUID()) }]);
    raw.close();
    expect(error).toMatchObject({ code: 3 });
  });
});

describe('what is large', () => {
  it('is read back whole, however much it is together', async () => {
    const LARGE_APPENDS = 12;
    for (let append = 0; append < LARGE_APPENDS; append += 1) {
      await client.appendToStream('s', bytes(1_000_000, 0, 'A'));
    }
    let total = 0;
    for await (const { event } of client.readStream('s')) {
      if (event?.isJson === false) total += event.data.length;
    }
    expect(total).toBe(LARGE_APPENDS * 1_000_000);
  }, 60_000);

  it('may be an append of very many events', async () => {
    const events = Array.from({ length: 20_000 }, () => jsonEvent({ type: 'A', data: {} }));
    expect(await client.appendToStream('s', events)).toMatchObject({
      nextExpectedRevision: 19_999n,
    });
    expect(
      await client.appendToStream('s', events, { expectedRevision: 'no_stream' }),
    ).toMatchObject({ nextExpectedRevision: 19_999n });
  }, 60_000);
});
