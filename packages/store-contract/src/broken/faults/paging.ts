import { broken } from '../brokenStore.ts';
import { paging, ranging } from '../ways/reading.ts';

/** Faults of pages of a stream. */
export const pagingFaults = [
  broken(
    'starts a page after the revision given',
    [
      'a page of a stream: starts at the revision given',
      'a page of a stream: holds one event if no more is wanted',
    ],
    ranging((range) =>
      range.direction !== 'backwards' && range.from !== undefined
        ? { ...range, from: range.from + 1n }
        : range,
    ),
  ),

  broken(
    'starts a page at the second event',
    ['a page of a stream: starts at the first event'],
    ranging((range) => ({ ...range, from: range.from ?? 1n })),
  ),

  broken(
    'gives one more event than the limit of a page',
    [
      'a page of a stream: starts at the first event',
      'a page of a stream: never holds more than its limit, and 10,000 events take as many as they need',
    ],
    ranging((range) => ({ ...range, limit: range.limit + 1 })),
  ),

  broken(
    'gives two events where one is wanted',
    [
      'a page of a stream: holds one event if no more is wanted',
      'a page of a stream: leads to the next, one event at a time, in both directions',
    ],
    ranging((range) => ({ ...range, limit: Math.max(2, range.limit) })),
  ),

  broken(
    'gives at most 900 events of a stream',
    [
      'a page of a stream: never holds more than its limit, and 10,000 events take as many as they need',
    ],
    ranging((range) => ({ ...range, limit: Math.min(900, range.limit) })),
  ),

  broken(
    'gives no page that is not full',
    ['a page of a stream: is shorter at the end'],
    paging((page, { limit }) => (page.events.length < limit ? { ...page, events: [] } : page)),
  ),

  broken(
    'keeps 64 bits of the revision given',
    [
      'a page of a stream: has nothing beyond the end',
      'a page of a stream: starts at the last event backwards from beyond it',
      'a page of a stream: has nothing backwards from below the first event',
    ],
    ranging(({ from, ...range }) =>
      from === undefined ? range : { ...range, from: BigInt.asIntN(64, from) },
    ),
  ),

  broken(
    'counts a revision below 0 from the end',
    [
      'a page of a stream: starts at the first event when asked from below it',
      'a page of a stream: has nothing backwards from below the first event',
    ],
    ranging(({ from, ...range }) =>
      from === undefined ? range : { ...range, from: from < 0n ? 4n + from : from },
    ),
  ),

  broken(
    'gives the last events when asked from beyond the end',
    ['a page of a stream: has nothing beyond the end'],
    (store) => ({
      readStream: (stream, range) => async () => {
        const page = await store.readStream(stream, range)();
        const isBeyond = page._tag === 'Right' && page.right.events.length === 0;
        return isBeyond && range.direction !== 'backwards'
          ? store.readStream(stream, { limit: range.limit })()
          : page;
      },
    }),
  ),

  broken(
    'takes the last event of a page for the end of the stream',
    ['a page of a stream: tells where the stream stands, whichever part it holds'],
    paging((page) => ({ ...page, revision: page.events.at(-1)?.revision ?? page.revision })),
  ),

  broken(
    'takes an empty page for a stream that is not there',
    ['a page of a stream: tells where the stream stands, whichever part it holds'],
    paging((page) => (page.events.length === 0 ? { ...page, revision: 'no-stream' } : page)),
  ),

  broken(
    'orders events by their revisions as texts',
    [
      'a page of a stream: leads to the next, one event at a time, in both directions',
      'a page of a stream: never holds more than its limit, and 10,000 events take as many as they need',
    ],
    (store) => ({
      readStream: (stream, range) => async () => {
        const { from, limit, direction = 'forwards' } = range;
        const whole = await store.readStream(stream, { limit: 100_000 })();
        if (whole._tag === 'Left') return whole;
        const events = [...whole.right.events].sort((one, other) =>
          one.revision.toString() < other.revision.toString() ? -1 : 1,
        );
        if (direction === 'backwards') events.reverse();
        const first = events.findIndex(({ revision }) => from === undefined || revision === from);
        const isFound = from !== undefined && first !== -1;
        return isFound || from === undefined
          ? { ...whole, right: { ...whole.right, events: events.slice(first, first + limit) } }
          : store.readStream(stream, range)();
      },
    }),
  ),
];
