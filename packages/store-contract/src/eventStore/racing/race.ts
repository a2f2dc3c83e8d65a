import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { recorderOf } from './history.ts';
import type { History, Recorder } from './history.ts';

/** Who races, and on what. */
export interface Race {
  readonly writers: number;
  readonly streams: readonly string[];
  /** How many appends each writer brings through. */
  readonly appendsEach: number;
}

/** How many events all writers of a race append together. */
export const eventsIn = ({ writers, appendsEach }: Race): number =>
  numbers(writers)
    .flatMap((writer) => numbers(appendsEach).map((turn) => sizeOf(writer, turn)))
    .reduce((sum, size) => sum + size, 0);

/**
 * Lets writers race: each reads a stream, appends one to three events where it stood, and tries
 * with new ones when somebody else was there before.
 */
export const run = async (store: EventStore, race: Race): Promise<History> => {
  const recorder = recorderOf(store);
  await Promise.all(numbers(race.writers).map((writer) => write(recorder, race, writer)));
  return recorder.history;
};

const write = async (recorder: Recorder, race: Race, writer: number): Promise<void> => {
  for (const turn of numbers(race.appendsEach)) {
    // Neighbours meet on the same stream every other time.
    const stream = race.streams[Math.floor((writer + turn) / 2) % race.streams.length] ?? 'one';
    await bringThrough(recorder, race, { stream, writer, turn });
  }
};

const bringThrough = async (
  recorder: Recorder,
  { writers, appendsEach }: Race,
  { stream, writer, turn }: { stream: string; writer: number; turn: number },
): Promise<void> => {
  // Every refusal means that somebody else got through, so there cannot be more than of those.
  for (const attempt of numbers(writers * appendsEach)) {
    const label = `${writer}.${turn}.${attempt}`;
    const more = numbers(sizeOf(writer, turn) - 1).map((at) => `${label} and ${at + 1}`);
    const { revision } = await recorder.read(stream);
    const { answer } = await recorder.append(stream, revision, [label, ...more]);
    if (E.isRight(answer)) return;
    if (answer.left.code !== 'RevisionConflict') throw new Error(answer.left.message);
  }
  throw new Error(`Writer ${writer} was refused more often than others got through.`);
};

const sizeOf = (writer: number, turn: number): number => 1 + ((writer + turn) % 3);

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
