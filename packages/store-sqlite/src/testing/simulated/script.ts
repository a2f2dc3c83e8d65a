import type { EncodedEvent, EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Disk } from './disk.ts';

/** So many events belong to every append of the script, and stand in the log all or none. */
export const EVENTS_AN_APPEND = 2;
const STREAMS = 5;
const MOST_AT_ONCE = 6;

/** An append that was acknowledged, and how much had been asked of the disk by then. */
export interface Acknowledged {
  readonly stream: string;
  readonly append: number;
  readonly operations: number;
}

/** What came of running a script. */
export interface Run {
  readonly acknowledged: readonly Acknowledged[];
  /** What each append was answered, in order: `acknowledged`, or the code of an error. */
  readonly answers: readonly string[];
}

/** The id of an event of the script. */
export const idOf = (stream: string, append: number, place: number): string =>
  `${stream}/${append}/${place}`;

const eventsOf = (
  stream: string,
  append: number,
  size: number,
): [EncodedEvent, ...EncodedEvent[]] => {
  const event = (place: number): EncodedEvent => ({
    id: idOf(stream, append, place),
    type: 'Written',
    data: JSON.stringify({ append, place, filler: 'x'.repeat(size) }),
    metadata: '{}',
  });
  return [event(0), ...Array.from({ length: EVENTS_AN_APPEND - 1 }, (_, at) => event(at + 1))];
};

/** Appends so often, alone and several at once, and notes when each was acknowledged. */
export const runScript = async (
  store: EventStore,
  disk: Disk,
  appends: number,
  random: () => number,
): Promise<Run> => {
  const acknowledged: Acknowledged[] = [];
  const answers: string[] = [];
  const revisions = new Map<string, bigint>();

  const appendOnce = async (append: number): Promise<void> => {
    const stream = `stream-${append % STREAMS}`;
    const revision = revisions.get(stream);
    const events = eventsOf(stream, append, Math.floor(random() ** 4 * 9_000));
    const appended = await store.append(stream, revision ?? 'no-stream', events)();
    if (E.isLeft(appended)) {
      answers.push(appended.left.code);
      return;
    }
    revisions.set(stream, appended.right.revision);
    answers.push('acknowledged');
    acknowledged.push({ stream, append, operations: disk.operations.length });
  };

  for (let done = 0; done < appends;) {
    const together = Math.min(appends - done, STREAMS, 1 + Math.floor(random() * MOST_AT_ONCE));
    await Promise.all(Array.from({ length: together }, (_, at) => appendOnce(done + at)));
    done += together;
  }
  return { acknowledged, answers };
};
