import { isInstant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import { pagingLog } from '../ways/reading.ts';
import { showing } from '../ways/showing.ts';

/** Faults of what readers see of events and of the log. */
export const readingFaults = [
  broken(
    'answers an error for a stream that is not there',
    ['reading: tells a stream that is not there from one that is'],
    (store) => ({
      readStream: (stream, range) => async () => {
        const page = await store.readStream(stream, range)();
        return E.isRight(page) && page.right.revision === 'no-stream'
          ? E.left({ code: 'StoreUnavailable', message: 'not found', facts: { cause: stream } })
          : page;
      },
    }),
  ),

  broken(
    'answers an error for an empty log',
    ['reading: gives an empty log as no events'],
    (store) => ({
      readAll: (after, limit) => async () => {
        const events = await store.readAll(after, limit)();
        return E.isRight(events) && events.right.length === 0 && after === 0n
          ? E.left({ code: 'StoreUnavailable', message: 'no log', facts: { cause: 'no log' } })
          : events;
      },
    }),
  ),

  broken(
    'reads the log from a position on, and not after it',
    [
      'reading: gives all streams in the order of appends, page by page',
      'reading: gives the rest of the log after every position',
    ],
    (store) => ({
      readAll: (after, limit) => store.readAll(after - 1n, limit),
    }),
  ),

  broken(
    'gives one more event of the log than its limit',
    ['reading: gives all streams in the order of appends, page by page'],
    (store) => ({
      readAll: (after, limit) => store.readAll(after, limit + 1),
    }),
  ),

  broken(
    'gives a page of the log stream by stream',
    ['reading: gives all streams in the order of appends, page by page'],
    pagingLog((events) => [...events].sort((one, other) => (one.stream > other.stream ? 1 : -1))),
  ),

  broken(
    'leaves the last event out of a page of the log that is not full',
    ['reading: gives the rest of the log after every position'],
    pagingLog((events, limit) => (events.length < limit ? events.slice(0, -1) : events)),
  ),

  broken(
    'counts positions from 0',
    ['reading: gives positions above 0 that rise'],
    showing((event) => ({ ...event, position: event.position - 3n })),
  ),

  broken(
    'gives two events the same position',
    ['reading: gives positions above 0 that rise'],
    showing((event) => ({ ...event, position: event.position + 3n * (event.position % 2n) })),
  ),

  broken(
    'gives positions that fall',
    ['reading: gives positions above 0 that rise'],
    showing((event) => ({ ...event, position: 1_000_000n - event.position })),
  ),

  broken(
    'shows more of an event in the log than in its stream',
    ['reading: gives an event with its place, and nothing else'],
    pagingLog((events) => events.map((event) => Object.assign({ kind: 'event' }, event))),
  ),

  broken(
    'says when it took an event in words of its own',
    ['reading: says when the store took an event, never earlier than the one before'],
    showing((event) => Object.assign({}, event, { recordedAt: 'today' })),
  ),

  broken(
    'lets its clock run backwards',
    ['reading: says when the store took an event, never earlier than the one before'],
    showing((event) => {
      const recordedAt = new Date(1e12 - Number(event.position)).toISOString();
      return isInstant(recordedAt) ? { ...event, recordedAt } : event;
    }),
  ),
];
