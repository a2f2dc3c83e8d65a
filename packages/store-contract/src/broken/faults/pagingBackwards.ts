import { broken } from '../brokenStore.ts';
import { paging, ranging } from '../ways/reading.ts';

/** Faults of pages of a stream that are read backwards. */
export const pagingBackwardsFaults = [
  broken(
    'starts a page backwards before the revision given',
    [
      'a page of a stream: starts at the revision given backwards',
      'a page of a stream: is shorter at the first event backwards',
    ],
    ranging((range) =>
      range.direction === 'backwards' && range.from !== undefined
        ? { ...range, from: range.from - 1n }
        : range,
    ),
  ),

  broken(
    'starts a page backwards at the first event',
    ['a page of a stream: starts at the last event backwards'],
    ranging((range) =>
      range.direction === 'backwards' ? { ...range, from: range.from ?? 0n } : range,
    ),
  ),

  broken(
    'reads forwards when asked for backwards',
    [
      'a page of a stream: starts at the last event backwards',
      'a page of a stream: starts at the revision given backwards',
      'a page of a stream: has nothing backwards from below the first event',
    ],
    ranging((range) => ({ ...range, direction: 'forwards' })),
  ),

  broken(
    'gives a page backwards in rising order',
    ['a page of a stream: starts at the last event backwards'],
    paging((page, { direction }) =>
      direction === 'backwards' ? { ...page, events: [...page.events].reverse() } : page,
    ),
  ),

  broken(
    'gives no page that is not full backwards',
    ['a page of a stream: is shorter at the first event backwards'],
    paging((page, { limit, direction }) =>
      direction === 'backwards' && page.events.length < limit ? { ...page, events: [] } : page,
    ),
  ),

  broken(
    'starts a page backwards from below the first event at that',
    ['a page of a stream: has nothing backwards from below the first event'],
    ranging(({ from, ...range }) =>
      from === undefined ? range : { ...range, from: from < 0n ? 0n : from },
    ),
  ),

  broken(
    'has nothing backwards from beyond the end',
    ['a page of a stream: starts at the last event backwards from beyond it'],
    paging((page, { from, direction }) =>
      direction === 'backwards' && typeof page.revision === 'bigint' && (from ?? 0n) > page.revision
        ? { ...page, events: [] }
        : page,
    ),
  ),
];
