import {
  BACKWARDS,
  END,
  KurrentDBClient,
  binaryEvent,
  eventTypeFilter,
  jsonEvent,
} from '@kurrent/kurrentdb-client';
import { startDevnode } from './startDevnode.ts';
import type { Devnode } from './startDevnode.ts';
import { collect, rejection } from './testing/collect.ts';
import { watch } from './testing/watch.ts';

/** This client reads by another implementation of gRPC than the other does. */
let node: Devnode;
let client: KurrentDBClient;

beforeEach(async () => {
  node = await startDevnode({ port: 0 });
  client = KurrentDBClient.connectionString(`kurrentdb://127.0.0.1:${node.port}?tls=false`);
});

afterEach(async () => {
  await client.dispose();
  await node.close();
});

const write = (stream: string, ...types: readonly string[]) =>
  client.appendToStream(
    stream,
    types.map((type) => jsonEvent({ type, data: { type } })),
  );

describe('the client of KurrentDB', () => {
  it('reads what it wrote', async () => {
    const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await client.appendToStream('stream of 🙂', [
      jsonEvent({ type: 'Ωmega', data: { text: 'é"\\' }, metadata: { who: 'me' } }),
      binaryEvent({ type: 'Bytes', data }),
    ]);
    const [json, bytes] = await collect(client.readStream('stream of 🙂'));
    expect(json?.event).toMatchObject({
      streamId: 'stream of 🙂',
      type: 'Ωmega',
      data: { text: 'é"\\' },
      metadata: { who: 'me' },
      revision: 0n,
      position: { commit: 1n, prepare: 1n },
    });
    expect(bytes?.event?.isJson === false && Buffer.from(bytes.event.data)).toEqual(
      Buffer.from(data),
    );
  });

  it('is told that it was wrong about a stream', async () => {
    await write('s', 'A', 'B');
    const appended = client.appendToStream('s', jsonEvent({ type: 'C', data: {} }), {
      streamState: 0n,
    });
    expect(await rejection(appended)).toMatchObject({
      type: 'wrong-expected-version',
      expectedState: 0n,
      actualState: 1n,
    });
  });

  it('reads in both directions, by the page and in full', async () => {
    const types = Array.from({ length: 1_500 }, (_, place) => `${place}`);
    await write('s', ...types);
    const typesOf = (events: readonly { readonly event?: { readonly type: string } }[]) =>
      events.map(({ event }) => event?.type);
    expect(typesOf(await collect(client.readStream('s')))).toEqual(types);
    expect(
      typesOf(
        await collect(
          client.readStream('s', { direction: BACKWARDS, fromRevision: END, maxCount: 3 }),
        ),
      ),
    ).toEqual(['1499', '1498', '1497']);
    expect(typesOf(await collect(client.readAll()))).toEqual(types);
    expect(
      typesOf(await collect(client.readAll({ filter: eventTypeFilter({ regex: '^7\\d$' }) }))),
    ).toEqual(types.slice(70, 80));
  });

  it('is told that a stream is not there, or not any more', async () => {
    expect(await rejection(collect(client.readStream('s')))).toMatchObject({
      type: 'stream-not-found',
    });
    await write('s', 'A');
    await client.deleteStream('s');
    expect(await rejection(collect(client.readStream('s')))).toMatchObject({
      type: 'stream-not-found',
    });
    await client.tombstoneStream('s');
    expect(await rejection(collect(client.readStream('s')))).toMatchObject({
      type: 'stream-deleted',
    });
  });

  it('sets metadata and gets it', async () => {
    await write('s', 'A', 'B', 'C');
    await client.setStreamMetadata('s', { maxCount: 2 });
    expect((await client.getStreamMetadata('s')).metadata).toEqual({ maxCount: 2 });
    expect(await collect(client.readStream('s'))).toHaveLength(2);
  });

  it('subscribes to a stream and to the log', async () => {
    await write('s', 'A');
    const ofStream = watch(client.subscribeToStream('s'));
    const ofLog = watch(client.subscribeToAll());
    expect(await ofStream.next(3)).toEqual(['confirmation', 'A', 'caughtUp']);
    expect(await ofLog.next(3)).toEqual(['confirmation', 'A', 'caughtUp']);
    await write('t', 'X');
    await write('s', 'B');
    expect(await ofStream.next(1)).toEqual(['B']);
    expect(await ofLog.next(2)).toEqual(['X', 'B']);
    await ofStream.stop();
    await ofLog.stop();
  });
});
