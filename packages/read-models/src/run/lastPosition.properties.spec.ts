import type { EventStore, Instant, StoredEvent } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import fc from 'fast-check';
import { valueOf } from '../testing/told.ts';
import { lastPosition } from './lastPosition.ts';

const eventAt = (position: bigint): StoredEvent => ({
  id: String(position),
  type: 'Used',
  data: '{}',
  metadata: '{}',
  stream: 'one',
  revision: 0n,
  position,
  recordedAt: '2026-01-01T00:00:00.000Z' as Instant,
});

/** A log with events at these positions, rising. */
const logAt = (positions: readonly bigint[]): EventStore => ({
  ...createMemoryStore(),
  readAll: (after, limit) => async () => ({
    _tag: 'Right',
    right: positions
      .filter((position) => position > after)
      .slice(0, limit)
      .map(eventAt),
  }),
});

describe('the position of the last event', () => {
  it('is found whatever gaps positions have, and from wherever one starts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.bigInt({ min: 1n, max: 2n ** 62n }), { maxLength: 20 }),
        fc.bigInt({ min: 0n, max: 100n }),
        async (some, start) => {
          const positions = some.toSorted((one, other) => (one < other ? -1 : 1));
          const last = positions.at(-1) ?? 0n;
          const found = valueOf(await lastPosition(logAt(positions), start)());
          expect(found).toBe(last > start ? last : start);
        },
      ),
    );
  });

  it('is found in a log without gaps', async () => {
    for (let length = 0n; length < 40n; length += 1n) {
      const positions = Array.from({ length: Number(length) }, (_, at) => BigInt(at + 1));
      expect(valueOf(await lastPosition(logAt(positions), 0n)())).toBe(length);
    }
  });
});
