import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import { pause } from '../ways/pause.ts';

/** Faults of stores that are closed. */
export const closingFaults = [
  broken(
    'goes on after it was closed',
    [
      'a closed store: takes no append',
      'a closed store: reads nothing',
      'a closed store: tells those who subscribe now',
    ],
    () => ({ close: () => async () => E.right(undefined) }),
  ),

  broken(
    'takes appends after it was closed',
    [
      'a closed store: takes no append',
      'a store that is closed while it is busy: is closed to all who come later',
    ],
    (store) => {
      const kept = { isClosed: false };
      return {
        append: (stream, expected, events) => async () => {
          const answer = await store.append(stream, expected, events)();
          return kept.isClosed ? E.right({ revision: 0n, position: 1n }) : answer;
        },
        close: () => async () => {
          kept.isClosed = true;
          return store.close()();
        },
      };
    },
  ),

  broken('answers retries after it was closed', ['a closed store: takes no append'], (store) => {
    const answers = new Map<string, Awaited<ReturnType<ReturnType<typeof store.append>>>>();
    return {
      append: (stream, expected, events) => async () => {
        const request = `${stream} ${events.map(({ id }) => id).join()}`;
        const answer = await store.append(stream, expected, events)();
        if (E.isRight(answer)) answers.set(request, answer);
        const isClosed = E.isLeft(answer) && answer.left.code === 'StoreUnavailable';
        return isClosed ? (answers.get(request) ?? answer) : answer;
      },
    };
  }),

  broken(
    'answers reads from memory after it was closed',
    ['a closed store: reads nothing'],
    (store) => {
      const kept = { isClosed: false };
      return {
        readStream: (stream, range) => async () => {
          const page = await store.readStream(stream, range)();
          return kept.isClosed ? E.right({ events: [], revision: 'no-stream' }) : page;
        },
        readAll: (after, limit) => async () => {
          const events = await store.readAll(after, limit)();
          return kept.isClosed ? E.right([]) : events;
        },
        close: () => async () => {
          kept.isClosed = true;
          return store.close()();
        },
      };
    },
  ),

  broken('throws after it was closed', ['a closed store: reads nothing'], (store) => ({
    readAll: (after, limit) => async () => {
      const events = await store.readAll(after, limit)();
      if (E.isLeft(events)) throw new Error('closed');
      return events;
    },
  })),

  broken('cannot be closed twice', ['a closed store: can be closed again'], (store) => {
    let isClosed = false;
    return {
      close: () => async () => {
        if (isClosed) throw new Error('closed already');
        isClosed = true;
        return store.close()();
      },
    };
  }),

  broken('is closed a moment after it says so', ['a closed store: takes no append'], (store) => ({
    close: () => async () => {
      void pause().then(pause).then(store.close());
      return E.right(undefined);
    },
  })),
];
