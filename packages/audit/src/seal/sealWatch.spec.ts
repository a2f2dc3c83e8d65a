import type { Instant, StoredEvent } from '@disdetta/core';
import type { Head, Heads } from '../chain/head.ts';
import { leavesOf, treeHeadOf } from './leaves.ts';
import type { Leaf } from './leaves.ts';
import type { Seal } from './seal.ts';
import { createSealWatch } from './sealWatch.ts';

const AT = '2026-07-01T00:00:00.000Z' as Instant;
const HASH = 'ab'.repeat(32);
const STREAM = 'account-1';

const head = (revision: bigint, hash = HASH): Head => ({
  revision,
  hash,
  recordedAt: AT,
  commandId: null,
  placeInDecision: 0,
});

const event = (revision: bigint, position: bigint, stream = STREAM): StoredEvent => ({
  id: 'id',
  type: 'UsageRecorded',
  data: '{}',
  metadata: '{}',
  stream,
  revision,
  position,
  recordedAt: AT,
});

const heads: Heads = new Map([[STREAM, head(1n)]]);
const leaf: Leaf = { stream: STREAM, revision: 1n, hash: HASH };
const seal: Seal = {
  root: treeHeadOf(leavesOf(heads)),
  streams: 1,
  events: 2,
  position: 2n,
  sealedAt: AT,
  key: HASH,
};

/** A watch that has seen the two events that were sealed. */
const watching = (of: Seal = seal, leaves: readonly Leaf[] = [leaf]) => {
  const watch = createSealWatch(of, leaves);
  watch.before(event(0n, 1n), new Map());
  watch.after(event(0n, 1n), new Map([[STREAM, head(0n)]]));
  watch.before(event(1n, 2n), new Map([[STREAM, head(0n)]]));
  watch.after(event(1n, 2n), heads);
  return watch;
};

describe('a log held against its seal', () => {
  it('is as it was sealed, also when it went on', () => {
    expect(watching().end(heads)).toEqual([]);
    const longer = watching();
    expect(longer.before(event(2n, 3n), heads)).toEqual([]);
    expect(longer.after(event(2n, 3n), new Map([[STREAM, head(2n)]]))).toEqual([]);
    expect(longer.end(new Map([[STREAM, head(2n)]]))).toEqual([]);
  });

  it('goes on with other streams, too, where no leaves were kept', () => {
    const watch = watching(seal, []);
    expect(watch.after(event(0n, 2n, 'account-2'), heads)).toEqual([]);
    expect(watch.end(heads)).toEqual([]);
  });

  it.each<[string, Partial<Seal>]>([
    ['head of the tree', { root: 'cd'.repeat(32) }],
    ['number of streams', { streams: 2 }],
    ['number of events', { events: 3 }],
  ])('differs by another %s, and both are named', (_, other) => {
    const sealed = { ...seal, ...other };
    const { root, streams, events } = sealed;
    expect(watching(sealed).end(heads)).toEqual([
      {
        code: 'SealDiffers',
        stream: '',
        revision: -1n,
        message:
          'Up to position 2 the log is not what was sealed: something was cut, added or rewritten.',
        facts: {
          sealed: { root, streams, events },
          found: { root: seal.root, streams: 1, events: 2 },
        },
      },
    ]);
  });

  it('names a stream that is cut, and where', () => {
    const watch = createSealWatch(seal, [leaf]);
    watch.before(event(0n, 1n), new Map());
    watch.after(event(0n, 1n), new Map([[STREAM, head(0n)]]));
    expect(watch.end(new Map([[STREAM, head(0n)]]))).toContainEqual({
      code: 'StreamCut',
      stream: STREAM,
      revision: 1n,
      message: `${STREAM} was sealed up to event 1, and event 1 is gone.`,
      facts: { sealed: 1n, last: 0n },
    });
  });

  it('names a stream that was rewritten, with both hashes', () => {
    const found = 'cd'.repeat(32);
    const watch = createSealWatch(seal, [leaf]);
    expect(watch.after(event(1n, 2n), new Map([[STREAM, head(1n, found)]]))).toEqual([
      {
        code: 'StreamRewritten',
        stream: STREAM,
        revision: 1n,
        message: `Event 1 of ${STREAM} is not the one that was sealed: it, or one before it, was rewritten.`,
        facts: { sealed: HASH, found },
      },
    ]);
  });

  it.each([1n, 2n])('names an event at position %i that was not there', (position) => {
    const watch = createSealWatch(seal, [leaf]);
    expect(watch.after(event(2n, position), heads)).toEqual([
      {
        code: 'WrittenBehindSeal',
        stream: STREAM,
        revision: 2n,
        message: `Event 2 of ${STREAM} stands before position 2, but was not there when that was sealed.`,
        facts: { position, sealed: 2n },
      },
    ]);
  });
});
