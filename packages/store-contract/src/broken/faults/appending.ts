import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import { showing } from '../ways/showing.ts';
import { appending } from '../ways/writing.ts';

/** Faults of appends that nobody disturbs. */
export const appendingFaults = [
  broken(
    'appends when the task is made',
    ['appending: happens when the task is run, and not when it is made'],
    (store) => ({
      append: (stream, expected, events) => {
        const appended = store.append(stream, expected, events)();
        return () => appended;
      },
    }),
  ),

  broken(
    'answers the revision of the first event',
    ['appending: answers the revision of the last event'],
    appending(async (store, stream, expected, events) =>
      E.map(({ revision, position }: { revision: bigint; position: bigint }) => ({
        revision: revision - BigInt(events.length - 1),
        position,
      }))(await store.append(stream, expected, events)()),
    ),
  ),

  broken(
    'answers a position of its own',
    ['appending: answers the position at which readers see the last event'],
    appending(async (store, stream, expected, events) =>
      E.map(({ revision }: { revision: bigint }) => ({ revision, position: revision + 1n }))(
        await store.append(stream, expected, events)(),
      ),
    ),
  ),

  broken(
    'answers the position of the first event',
    ['appending: answers the position at which readers see the last event'],
    appending(async (store, stream, expected, events) =>
      E.map(({ revision, position }: { revision: bigint; position: bigint }) => ({
        revision,
        position: position - 3n * BigInt(events.length - 1),
      }))(await store.append(stream, expected, events)()),
    ),
  ),

  broken(
    'numbers the events of a stream from 1',
    ['appending: numbers the events of a stream from 0, in the order given'],
    showing((event) => ({ ...event, revision: event.revision + 1n })),
  ),

  broken(
    'writes the events of an append in the other order',
    [
      'appending: numbers the events of a stream from 0, in the order given',
      'an append of several events: is written whole, in the order given, to the stream and to the log',
    ],
    appending((store, stream, expected, [first, ...rest]) => {
      const [last = first, ...others] = [first, ...rest].reverse();
      return store.append(stream, expected, [last, ...others])();
    }),
  ),

  broken(
    'takes an event id once in all streams',
    ['appending: takes the same event id on two streams'],
    (store) => {
      const streams = new Map<string, string>();
      return {
        append: (stream, expected, events) => async () => {
          const isElsewhere = events.some(({ id }) => (streams.get(id) ?? stream) !== stream);
          const facts = { stream, expected, actual: 'no-stream' } as const;
          if (isElsewhere) return E.left({ code: 'RevisionConflict', message: 'twice', facts });
          for (const { id } of events) streams.set(id, stream);
          return store.append(stream, expected, events)();
        },
      };
    },
  ),

  broken(
    'throws what should be an answer',
    [
      'expecting a revision: refuses a first event when the stream has one',
      'appending the same again: is a conflict when the first event differs',
    ],
    appending(async (store, ...request) => {
      const answer = await store.append(...request)();
      if (E.isLeft(answer)) throw new Error(answer.left.message);
      return answer;
    }),
  ),
];
