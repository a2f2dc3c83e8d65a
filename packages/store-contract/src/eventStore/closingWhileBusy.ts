import type { EventStore, StoreError } from '@disdetta/core';
import { expect } from 'expect';
import * as E from 'fp-ts/lib/Either.js';
import { answerOf, errorOf } from '../answers.ts';
import { eventsWith, labelsOf } from '../events.ts';
import { feedOf } from './feed.ts';
import { logOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';
import { turn } from './turn.ts';

const CALLS = 20;

/** A store that is closed while it has something to do. */
export const closingWhileBusy = promisesOf('a store that is closed while it is busy', [
  promise('answers every append under way', async (store) => {
    const [answers] = await Promise.all([
      Promise.all(times(CALLS, (at) => store.append(`${at}`, 'no-stream', eventsWith('a'))())),
      answerOf(store.close()),
    ]);

    expect(answers).toHaveLength(CALLS);
    for (const answer of answers) {
      expect(['Right', 'StoreUnavailable', 'OutcomeUnknown']).toContain(wordOf(answer));
    }
  }),

  promise('answers every read under way, with all that was acknowledged', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    const [answers] = await Promise.all([
      Promise.all(
        times(CALLS, async () => [
          E.map(labelsOf)(await store.readAll(0n, 9)()),
          E.map(({ events }: { events: Parameters<typeof labelsOf>[0] }) => labelsOf(events))(
            await store.readStream('one', { limit: 9 })(),
          ),
        ]),
      ),
      answerOf(store.close()),
    ]);

    for (const answer of answers.flat()) {
      if (E.isRight(answer)) expect(answer.right).toEqual(['a', 'b']);
      else expect(answer.left.code).toBe('StoreUnavailable');
    }
  }),

  promise('keeps what it acknowledged until then', async (store) => {
    const acknowledged = times(CALLS, (at) => `${at}`);
    await Promise.all(
      acknowledged.map((name) => answerOf(store.append(name, 'no-stream', eventsWith(name)))),
    );

    expect([...labelsOf(await logOf(store))].sort()).toEqual([...acknowledged].sort());
  }),

  promise('has nothing under way once it has answered', async (store) => {
    const open = new Set<number>();
    const watched = async (at: number, call: () => Promise<unknown>): Promise<void> => {
      open.add(at);
      await call();
      open.delete(at);
    };
    const close = async (): Promise<number> => {
      await answerOf(store.close());
      // One turn, in which those who were answered before can hear it.
      await turn();
      return open.size;
    };

    const calls = times(CALLS, (at) =>
      watched(at, at % 2 === 0 ? store.readAll(0n, 9) : appendTo(store, `${at}`)),
    );
    const [left] = await Promise.all([close(), ...calls]);
    expect(left).toBe(0);
  }),

  promise('answers when it is closed twice at the same moment', async (store) => {
    const feed = feedOf(store, 0n);
    await feed.next();
    const [words] = await Promise.all([
      feed.take(2),
      answerOf(store.close()),
      answerOf(store.close()),
    ]);

    expect(words).toEqual(['StoreUnavailable', 'end']);
  }),

  promise('is closed to all who come later', async (store) => {
    const feed = feedOf(store, 0n);
    await feed.next();
    await Promise.all([
      appendTo(store, 'one')(),
      store.readAll(0n, 9)(),
      feed.take(2),
      answerOf(store.close()),
    ]);

    expect((await errorOf(appendTo(store, 'two'))).code).toBe('StoreUnavailable');
    expect((await errorOf(store.readAll(0n, 9))).code).toBe('StoreUnavailable');
    expect(await feedOf(store, 0n).next()).toBe('StoreUnavailable');
  }),
]);

const appendTo = (store: EventStore, stream: string): ReturnType<EventStore['append']> =>
  store.append(stream, 'no-stream', eventsWith('a'));

const times = <A>(count: number, make: (at: number) => A): readonly A[] =>
  Array.from({ length: count }, (_, at) => make(at));

const wordOf = (answer: E.Either<StoreError, unknown>): string =>
  E.isLeft(answer) ? answer.left.code : 'Right';
