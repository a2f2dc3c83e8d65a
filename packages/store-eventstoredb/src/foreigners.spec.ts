import type { EventStore, FeedItem, StoreError } from '@disdetta/core';
import { startDevnode } from '@disdetta/eventstoredb-devnode';
import type { Devnode } from '@disdetta/eventstoredb-devnode';
import { EventStoreDBClient, binaryEvent, jsonEvent } from '@eventstore/db-client';
import type { Either } from 'fp-ts/lib/Either.js';
import { eventOf, openOn } from './testing/openOn.ts';

let node: Devnode;
let client: EventStoreDBClient;
let store: EventStore;

beforeEach(async () => {
  node = await startDevnode({ port: 0, log: 'memory' });
  client = EventStoreDBClient.connectionString(node.connectionString);
  store = await openOn({ connectionString: node.connectionString });
});

afterEach(async () => {
  await store.close()();
  await client.dispose();
  await node.close();
});

/** All that a subscription hands over, to its end or until history is through. */
const history = async (): Promise<readonly Either<StoreError, FeedItem>[]> => {
  const items: Either<StoreError, FeedItem>[] = [];
  for await (const item of store.subscribe(0n, new AbortController().signal)) {
    items.push(item);
    if (item._tag === 'Right' && item.right.kind === 'caughtUp') break;
  }
  return items;
};

describe('what somebody else writes on the server', () => {
  it('is not seen outside of the category', async () => {
    await client.appendToStream('other-one', jsonEvent({ type: 'Other', data: {} }));
    await client.appendToStream('disdettaone', jsonEvent({ type: 'Other', data: {} }));
    await store.append('one', 'no-stream', [eventOf('a')])();

    expect(await store.readAll(0n, 10)()).toMatchObject({ right: [{ stream: 'one' }] });
    expect(await history()).toMatchObject([
      { right: { event: { stream: 'one' } } },
      { right: { kind: 'caughtUp' } },
    ]);
  });

  it('is undecodable within it when it is no text, and ends nothing but the reading', async () => {
    await store.append('one', 'no-stream', [eventOf('a')])();
    const bytes = Uint8Array.of(0xff, 0xfe);
    await client.appendToStream('disdetta-one', binaryEvent({ type: 'Other', data: bytes }));
    const undecodable = {
      left: {
        code: 'UndecodableEvent',
        facts: { stream: 'one', revision: 1n, faults: [{ path: 'data', found: '2 bytes' }] },
      },
    };

    expect(await store.readStream('one', { limit: 10 })()).toMatchObject(undecodable);
    expect(await store.readAll(0n, 10)()).toMatchObject(undecodable);
    expect(await history()).toMatchObject([{ right: { event: { revision: 0n } } }, undecodable]);
    expect(await store.append('one', 1n, [eventOf('b')])()).toMatchObject({
      right: { revision: 2n },
    });
  });

  it('is text within it when it is JSON', async () => {
    await client.appendToStream('disdetta-one', jsonEvent({ type: 'Other', data: { a: [1] } }));

    expect(await store.readStream('one', { limit: 10 })()).toMatchObject({
      right: { events: [{ type: 'Other', data: '{"a":[1]}', metadata: '' }], revision: 0n },
    });
  });

  it('may be a tombstone, which is no event, and after which a stream is refused', async () => {
    await store.append('one', 'no-stream', [eventOf('a')])();
    await client.tombstoneStream('disdetta-one');
    await store.append('two', 'no-stream', [eventOf('b')])();
    const refused = {
      left: { code: 'StoreFailed', message: expect.stringContaining('tombstone') },
    };

    expect(await store.append('one', 0n, [eventOf('c')])()).toMatchObject(refused);
    expect(await store.readStream('one', { limit: 10 })()).toMatchObject(refused);
    expect(await store.readAll(0n, 10)()).toMatchObject({
      right: [{ stream: 'one' }, { stream: 'two' }],
    });
  });

  it('may be the deletion of a stream, which can then begin again with higher revisions', async () => {
    await store.append('one', 'no-stream', [eventOf('a'), eventOf('b')])();
    await client.deleteStream('disdetta-one');

    expect(await store.readStream('one', { limit: 10 })()).toMatchObject({
      right: { events: [], revision: 'no-stream' },
    });
    expect(await store.append('one', 'no-stream', [eventOf('c')])()).toMatchObject({
      right: { revision: 2n },
    });
    expect(await store.readStream('one', { limit: 10 })()).toMatchObject({
      right: { events: [{ revision: 2n }], revision: 2n },
    });
  });
});
