import { left, right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { record } from './codec.ts';
import { decodeEvent, decodeStoredEvent } from './eventCodec.ts';
import type { EventDefinitions } from './eventCodec.ts';
import type { Instant } from './instant.ts';
import { textDecoder } from './json.ts';

interface Renamed {
  readonly type: 'Renamed';
  readonly data: { readonly title: string; readonly length: number };
}

/** A log whose one event has changed twice: `name` became `title`, and `length` was added. */
const definitions: EventDefinitions<Renamed> = {
  Renamed: {
    codec: record('Renamed', {
      type: t.literal('Renamed'),
      data: record('data', { title: t.string, length: t.number }),
    }),
    version: 3,
    upcasts: {
      1: (data) => ({ title: (data as { name: string }).name }),
      2: (data) => {
        const { title } = data as { title: string };
        return { title, length: title.length };
      },
    },
  },
};

const metadata = record('metadata', { schemaVersion: t.number });

const stored = (texts: {
  readonly data?: string;
  readonly metadata?: string;
  readonly type?: string;
}) => ({
  id: 'id-1',
  type: 'Renamed',
  data: '{"title":"a","length":1}',
  metadata: '{"schemaVersion":3}',
  stream: 'stream-1',
  revision: 4n,
  position: 9n,
  recordedAt: '2026-03-01T00:00:00.000Z' as Instant,
  ...texts,
});

describe('an event that was stored by an older library', () => {
  it.each([
    [1, { name: 'abc' }],
    [2, { title: 'abc' }],
    [3, { title: 'abc', length: 3 }],
  ])('of version %i is lifted to what it is today', (version, data) => {
    expect(decodeEvent(definitions, 'Renamed', version, data)).toEqual(
      right({ type: 'Renamed', data: { title: 'abc', length: 3 } }),
    );
  });

  it('of a version with no way up is refused', () => {
    expect(decodeEvent(definitions, 'Renamed', 0, {})).toEqual(
      left([
        {
          path: 'metadata.schemaVersion',
          expected: 'a schema version with a way up to 3',
          found: 'version 0',
        },
      ]),
    );
  });
});

describe('an event that this library must not guess at', () => {
  it('is one of a later version', () => {
    expect(decodeEvent(definitions, 'Renamed', 4, {})).toEqual(
      left([
        {
          path: 'metadata.schemaVersion',
          expected: 'a schema version up to 3',
          found: 'version 4',
        },
      ]),
    );
  });

  it.each(['Deleted', '__proto__', 'toString'])('is one of the unknown type %s', (type) => {
    expect(decodeEvent(definitions, type, 1, {})).toMatchObject(left([{ path: 'type' }]));
  });
});

describe('stored texts', () => {
  const decode = decodeStoredEvent(definitions, textDecoder(metadata, 'metadata'));

  it('come back with their envelope', () => {
    expect(decode(stored({}))).toEqual(
      right({
        type: 'Renamed',
        data: { title: 'a', length: 1 },
        id: 'id-1',
        stream: 'stream-1',
        revision: 4n,
        position: 9n,
        recordedAt: '2026-03-01T00:00:00.000Z',
        metadata: { schemaVersion: 3 },
      }),
    );
  });

  it.each([
    ['data that is no JSON', { data: '{' }, 'data'],
    ['metadata that is no JSON', { metadata: '' }, 'metadata'],
    ['metadata without a version', { metadata: '{}' }, 'metadata.schemaVersion'],
    ['data of another shape', { data: '{"title":1,"length":1}' }, 'data.title'],
    ['an unknown type', { type: 'Deleted' }, 'type'],
  ])('with %s are undecodable, by stream, revision and path', (_, texts, path) => {
    expect(decode(stored(texts))).toMatchObject(
      left({
        code: 'UndecodableEvent',
        facts: { stream: 'stream-1', revision: 4n, faults: [{ path }] },
      }),
    );
  });

  it('that are undecodable are told in one sentence that names every fault', () => {
    expect(decode(stored({ data: '{"title":1,"length":"a"}' }))).toMatchObject(
      left({
        message:
          'Event 4 of stream-1 cannot be read: ' +
          'data.title should be string, found number; ' +
          'data.length should be number, found string of 1 characters.',
      }),
    );
  });
});
