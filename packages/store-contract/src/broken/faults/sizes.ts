import { LARGEST_APPEND_BYTES } from '@disdetta/core';
import type { EncodedEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { bytesOf, tooLarge } from '../../small/errors.ts';
import { broken } from '../brokenStore.ts';
import type { BrokenStore } from '../brokenStore.ts';
import { appending } from '../ways/writing.ts';

/** Counts an append in another way than the port says. */
const counting = (
  fault: string,
  breaks: readonly string[],
  count: (events: readonly EncodedEvent[]) => number,
): BrokenStore =>
  broken(
    fault,
    breaks,
    appending(async (store, stream, expected, [first, ...rest]) => {
      const bytes = count([first, ...rest]);
      if (bytes > LARGEST_APPEND_BYTES) return E.left(tooLarge(stream, bytes));
      // The smallest store counts rightly, so what is too large for it goes in with its first event.
      return bytesOf([first, ...rest]) > LARGEST_APPEND_BYTES
        ? store.append(stream, expected, [{ ...first, data: '{}' }])()
        : store.append(stream, expected, [first, ...rest])();
    }),
  );

/** Faults of counting how much an append holds. */
export const sizeFaults = [
  counting(
    'refuses exactly the limit',
    [
      'the size of an append: may be exactly the limit, and it comes back whole',
      'the size of an append: may be exactly the limit with several events',
    ],
    (events) => bytesOf(events) + 1,
  ),

  counting(
    'takes one byte more than the limit',
    ['the size of an append: may not be one byte more, and nothing of it is written'],
    (events) => bytesOf(events) - 1,
  ),

  counting(
    'takes any size',
    [
      'the size of an append: may not be one byte more, and nothing of it is written',
      'the size of an append: is refused again and again, and the store goes on',
    ],
    () => 0,
  ),

  counting(
    'counts characters',
    ['the size of an append: counts bytes of UTF-8, and not characters'],
    (events) =>
      events.reduce(
        (sum, { type, data, metadata }) => sum + 2 * type.length + data.length + metadata.length,
        0,
      ),
  ),

  counting(
    'counts the largest event alone',
    ['the size of an append: may not be one byte more, and nothing of it is written'],
    (events) => Math.max(...events.map((event) => bytesOf([event]))),
  ),

  counting(
    'leaves types out',
    ['the size of an append: may not be one byte more, and nothing of it is written'],
    (events) => bytesOf(events.map((event) => ({ ...event, type: '' }))),
  ),

  counting(
    'counts 100 bytes more for each event',
    ['the size of an append: may be exactly the limit with several events'],
    (events) => bytesOf(events) + 100 * events.length,
  ),
];
