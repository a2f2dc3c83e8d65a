import { isInstant } from '@disdetta/core';
import type { EncodedEvent } from '@disdetta/core';
import { appendBytes } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import { storedOf } from './decode.ts';
import { proposedOf } from './encode.ts';
import { categoryOf } from './names.ts';
import type { Category } from './names.ts';
import { bytesSent, placedOn, received, sentAndReceived } from './testing/asClientsDo.ts';
import type { VendorEvent } from './vendorClient.ts';

const category = (): Category => {
  const found = categoryOf('disdetta');
  if (E.isRight(found)) return found.right;
  throw new Error(found.left.message);
};

const event = (data: string, metadata: string): EncodedEvent => ({
  id: '0b5e4a7e-3a1c-4c57-9a63-6b1b4b8f0a11',
  type: 'Used',
  data,
  metadata,
});

/** Texts as writers of JSON leave them, and texts that are no JSON at all. */
const TEXTS = [
  '',
  ' ',
  '{}',
  '{ }',
  ' {}',
  '{}\n',
  'null',
  'true',
  '0',
  '-0',
  '1.0',
  '12345678901234567890.10',
  '[]',
  '[{"a":1}]',
  '"text"',
  '{"a":1}',
  '{"a": 1}',
  '{"a":1.50}',
  '{"a":1e2}',
  '{"a":12345678901234567890}',
  '{"b":1,"1":2}',
  '{"a":1,"a":2}',
  '{"a":[1,{"b":null}],"c":"è — 二 🙃"}',
  '{"__proto__":{"a":1}}',
  '{"toJSON":1}',
  '{"constructor":"Uint8Array"}',
  '{"a":"\\u0041"}',
  '{"a":"\\ud800"}',
  '{"a":"\\/"}',
  '{"a":',
  '\uFEFF{}',
  '\u0000',
  '\u007F',
  'é{}',
  'Bé',
  '🙃',
];

const PAIRS = TEXTS.flatMap((data) => TEXTS.map((metadata) => ({ data, metadata })));

describe('the texts of an event', () => {
  it('come back byte for byte, whatever they are', () => {
    const back = PAIRS.map(({ data, metadata }) => {
      const stored = storedOf(sentAndReceived(event(data, metadata), 'disdetta-one'), category());
      return E.isRight(stored)
        ? { data: stored.right.data, metadata: stored.right.metadata }
        : stored.left;
    });

    expect(back).toEqual(PAIRS);
  });

  it('take no more bytes than were given, so that the largest append fits', () => {
    const sizes = PAIRS.map(({ data, metadata }) => {
      const { data: dataSent, metadata: metadataSent } = bytesSent(
        proposedOf(event(data, metadata)),
      );
      return dataSent.length + metadataSent.length + 2 * 'Used'.length;
    });

    expect(sizes).toEqual(PAIRS.map(({ data, metadata }) => appendBytes([event(data, metadata)])));
  });

  it('go as JSON, which the page of the server shows, when they survive it', () => {
    expect(proposedOf(event('{"a":[1,"è"]}', '{"by":null}'))).toMatchObject({
      contentType: 'application/json',
      data: { a: [1, 'è'] },
      metadata: { by: null },
    });
  });
});

describe('an event of somebody else in the category', () => {
  const foreign = (part: Partial<VendorEvent>): VendorEvent => ({
    ...placedOn('disdetta-one'),
    ...received(true, new TextEncoder().encode('{}'), new TextEncoder().encode('{}')),
    ...part,
  });
  const notUtf8 = Uint8Array.of(0xff, 0xfe, 0xfd);

  it.each([
    ['data that is no UTF-8', { isJson: false, data: notUtf8 }, 'data', '3 bytes'],
    ['metadata that is no UTF-8', { metadata: notUtf8 }, 'metadata', '3 bytes'],
    ['JSON that is none', { data: 'no JSON' }, 'data', 'string of 7 characters'],
    ['a stream of another category', { streamId: 'other-one' }, 'stream', 'string of 9 characters'],
    ['no position', { position: undefined }, 'position', 'missing'],
    ['no time', { created: new Date(Number.NaN) }, 'created', 'object'],
    ['a time that no log of ours has', { created: new Date(8.64e15) }, 'created', 'object'],
  ] as const)('with %s is undecodable, by path', (_what, part, path, found) => {
    expect(storedOf(foreign(part), category())).toMatchObject({
      left: { code: 'UndecodableEvent', facts: { revision: 7n, faults: [{ path, found }] } },
    });
  });

  it('without metadata has an empty text there', () => {
    expect(storedOf(foreign({ metadata: undefined }), category())).toMatchObject({
      right: { metadata: '', position: 40n, revision: 7n },
    });
  });

  it('is stamped with the time of the server', () => {
    const stored = storedOf(foreign({}), category());

    expect(E.isRight(stored) && isInstant(stored.right.recordedAt)).toBe(true);
    expect(stored).toMatchObject({ right: { recordedAt: '2026-03-01T00:00:00.000Z' } });
  });
});

describe('a category', () => {
  it('puts its name before those of its streams, and takes it off again', () => {
    expect(category().nameOf('account-1')).toBe('disdetta-account-1');
    expect(category().streamOf('disdetta-account-1')).toBe('account-1');
    expect(category().streamOf('other-account-1')).toBeNull();
  });

  it.each(['', 'a-b', '-', '$a'])('is not named "%s"', (name) => {
    expect(categoryOf(name)).toMatchObject({ left: { code: 'StoreFailed' } });
  });
});
