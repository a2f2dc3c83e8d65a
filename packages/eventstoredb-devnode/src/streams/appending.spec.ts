import { randomUUID } from 'node:crypto';
import {
  ANY,
  EventStoreDBClient,
  NO_STREAM,
  STREAM_EXISTS,
  binaryEvent,
  jsonEvent,
} from '@eventstore/db-client';
import type { AppendExpectedRevision } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { at } from '../testing/at.ts';
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

const happened = (place = 0) => jsonEvent({ type: 'Happened', data: { place } });

/** Brings a stream to a state. */
const bring = async (stream: string, state: string): Promise<void> => {
  if (state === 'missing') return;
  if (state === 'missing with metadata') {
    await client.setStreamMetadata(stream, { maxAge: 60 });
    return;
  }
  await client.appendToStream(stream, [happened(0), happened(1)]);
  if (state === 'soft-deleted') await client.deleteStream(stream);
  if (state === 'tombstoned') await client.tombstoneStream(stream);
};

const DELETED = 'stream-deleted';
const WRONG = 'wrong-expected-version';

describe('what a writer believes about a stream is judged by where it stands', () => {
  const rules: readonly [string, AppendExpectedRevision, bigint | string][] = [
    ['missing', ANY, 0n],
    ['missing', NO_STREAM, 0n],
    ['missing', STREAM_EXISTS, WRONG],
    ['missing', 0n, WRONG],
    ['missing', 7n, WRONG],
    ['missing with metadata', ANY, 0n],
    ['missing with metadata', NO_STREAM, 0n],
    ['missing with metadata', STREAM_EXISTS, 0n],
    ['missing with metadata', 0n, WRONG],
    ['at 1', ANY, 2n],
    ['at 1', NO_STREAM, WRONG],
    ['at 1', STREAM_EXISTS, 2n],
    ['at 1', 0n, WRONG],
    ['at 1', 1n, 2n],
    ['at 1', 2n, WRONG],
    ['soft-deleted', ANY, 2n],
    ['soft-deleted', NO_STREAM, 2n],
    ['soft-deleted', STREAM_EXISTS, DELETED],
    ['soft-deleted', 0n, WRONG],
    ['soft-deleted', 1n, 2n],
    ['tombstoned', ANY, DELETED],
    ['tombstoned', NO_STREAM, DELETED],
    ['tombstoned', STREAM_EXISTS, DELETED],
    ['tombstoned', 1n, DELETED],
  ];

  for (const credentials of [undefined, { username: 'admin', password: 'changeit' }]) {
    const way = credentials === undefined ? 'as the client likes' : 'by the classic call';
    it.each(rules)(
      `${way}, of a stream that is %s: %s`,
      async (state, expectedRevision, outcome) => {
        await bring('s', state);
        const options = { expectedRevision, ...(credentials && { credentials }) };
        const appended = client.appendToStream('s', [happened(2)], options);
        if (typeof outcome === 'bigint') {
          expect(await appended).toMatchObject({ success: true, nextExpectedRevision: outcome });
        } else {
          expect(await rejection(appended)).toMatchObject({ type: outcome });
        }
      },
    );
  }

  it('says where the stream stands and where it was believed to stand', async () => {
    await bring('s', 'at 1');
    expect(
      await rejection(client.appendToStream('s', [happened()], { expectedRevision: 5n })),
    ).toMatchObject({ streamName: 's', expectedVersion: 5n, actualVersion: 1n });
    expect(
      await rejection(client.appendToStream('new', [happened()], { expectedRevision: 5n })),
    ).toMatchObject({ streamName: 'new', expectedVersion: 5n, actualVersion: NO_STREAM });
  });
});

describe('an append', () => {
  it('is all or nothing, and its position is that of its last event', async () => {
    const appended = await client.appendToStream('s', [happened(0), happened(1), happened(2)]);
    const events = await collect(client.readStream('s'));
    expect(events.map(({ event }) => event?.revision)).toEqual([0n, 1n, 2n]);
    expect(appended.position).toEqual(events.at(-1)?.event?.position);
  });

  it('gives back what was written, byte for byte', async () => {
    const id = randomUUID();
    const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const name = 'stream of Ωmega, \u0000 and 🙂';
    await client.appendToStream(name, [
      binaryEvent({ id, type: 'Bytes', data, metadata: Uint8Array.of(0xff, 0, 0xfe) }),
      jsonEvent({ type: 'Ωmega', data: { text: '\u0000🙂"\\' }, metadata: { who: 'é' } }),
      jsonEvent({ type: 'Nothing', data: {} }),
    ]);
    const [bytes, json, nothing] = (await collect(client.readStream(name))).map(
      ({ event }) => event,
    );
    expect(bytes).toMatchObject({ id, type: 'Bytes', streamId: name, isJson: false });
    expect(bytes?.isJson === false && Buffer.from(bytes.data)).toEqual(Buffer.from(data));
    expect(bytes?.metadata).toEqual(Uint8Array.of(0xff, 0, 0xfe));
    expect(json).toMatchObject({
      type: 'Ωmega',
      isJson: true,
      data: { text: '\u0000🙂"\\' },
      metadata: { who: 'é' },
    });
    expect(nothing?.metadata).toBeUndefined();
  });

  it('is stamped with the time by the clock of the node', async () => {
    const before = Date.now();
    await client.appendToStream('s', [happened()]);
    const [event] = await collect(client.readStream('s'));
    expect(event?.event?.created.getTime()).toBeGreaterThanOrEqual(before);
    expect(event?.event?.created.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('keeps streams apart whose names differ in case or by what they begin with', async () => {
    const names = ['s', 'S', '$s', '!s', '!$s', '!!s', '$$s'];
    for (const [place, name] of names.entries())
      await client.appendToStream(name, [happened(place)]);
    for (const [place, name] of names.entries()) {
      const events = await collect(client.readStream(name));
      expect(events.map(({ event }) => [event?.streamId, event?.data])).toEqual([
        [name, { place }],
      ]);
    }
  });

  it('keeps the order of appends that one client makes at the same moment', async () => {
    // The first append of all makes the client wait for a connection, and the others overtake it.
    await client.appendToStream('other', [happened()]);
    await Promise.all(
      Array.from({ length: 300 }, (_, place) => client.appendToStream('s', [happened(place)])),
    );
    const events = await collect(client.readStream('s'));
    expect(events.map(({ event }) => at(event?.data, 'place'))).toEqual(
      Array.from({ length: 300 }, (_, place) => place),
    );
  });

  it('lets one of many writers win who believe the same', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        client.appendToStream('s', [happened()], { expectedRevision: NO_STREAM }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await collect(client.readStream('s'))).toHaveLength(1);
  });
});

describe('an append of no events', () => {
  const append = async (stream: string, expected: object) => {
    const raw = connectRaw(node);
    const { answers } = await raw.append([
      { options: { streamIdentifier: streamIdentifier(stream), ...expected } },
    ]);
    raw.close();
    return answers[0];
  };

  it('says where the stream stands, and writes nothing', async () => {
    await client.appendToStream('s', [happened(0), happened(1)]);
    const position = { commitPosition: '2', preparePosition: '2' };
    expect(await append('s', { any: {} })).toMatchObject({
      success: { currentRevision: '1', position },
    });
    expect(await append('s', { revision: '1' })).toMatchObject({
      success: { currentRevision: '1', position },
    });
    expect(await append('new', { noStream: {} })).toMatchObject({
      success: { noStream: {}, currentRevisionOption: 'noStream', position },
    });
    expect(await collect(client.readAll())).toHaveLength(2);
  });

  it('has to be right about the stream', async () => {
    await client.appendToStream('s', [happened(0), happened(1)]);
    for (const expected of [{ revision: '0' }, { noStream: {} }, { revision: '9' }]) {
      expect(await append('s', expected)).toMatchObject({
        wrongExpectedVersion: { currentRevision: '1' },
      });
    }
  });
});

describe('a structured id', () => {
  it('is the same id', async () => {
    const id = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
    const raw = connectRaw(node);
    const structured = {
      mostSignificantBits: BigInt.asIntN(64, 0xf47ac10b58cc4372n).toString(),
      leastSignificantBits: BigInt.asIntN(64, 0xa5670e02b2c3d479n).toString(),
    };
    await raw.append([
      { options: { streamIdentifier: streamIdentifier('s'), any: {} } },
      { proposedMessage: { ...proposal(id), id: { structured } } },
    ]);
    const read = await raw.read({
      stream: { streamIdentifier: streamIdentifier('s'), start: {} },
      count: '1',
      uuidOption: { structured: {} },
    });
    raw.close();
    expect(read.answers).toMatchObject([{ event: { event: { id: { structured } } } }]);
    expect((await collect(client.readStream('s')))[0]?.event?.id).toBe(id);
  });
});
