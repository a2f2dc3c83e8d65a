import * as E from 'fp-ts/lib/Either.js';
import { isNonEmpty } from 'fp-ts/lib/ReadonlyArray.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Surroundings } from './appendNow.ts';
import { deleted, judge, revisionOf, wrongVersion } from './expectations.ts';
import type { Expectation, NewRecord, NodeLog, WriteRefusal, Written } from './nodeLog.ts';
import { createRecentIds } from './recentIds.ts';
import { writtenFrom, writtenOfLate } from './retries.ts';
import { standingOf } from './standing.ts';
import type { StreamInTurn } from './standing.ts';
import { rootOf } from './streamNames.ts';
import { prepareUndelete } from './undeleting.ts';

type Answer = E.Either<WriteRefusal, Written>;

/** What is left to wait for once a write was decided, and the next may be. */
type Rest = () => Promise<Answer>;

/** Appends by EventStoreDB's rules. */
export const createAppending = (surroundings: Surroundings): NodeLog['append'] => {
  const { heads, metadata, records, turns, appendNow, listeners } = surroundings;
  const recent = createRecentIds();

  const write = async (
    stream: string,
    standing: StreamInTurn,
    events: ReadonlyNonEmptyArray<NewRecord>,
  ): Promise<Rest> => {
    const undelete = await prepareUndelete(stream, standing, surroundings);
    const first = standing.revision + 1n;
    const appended = appendNow(stream, standing.head, events);
    events.forEach(({ id }, index) => {
      recent.add(stream, id, first + BigInt(index));
    });
    const written = appended.catch((broken: unknown) => {
      for (const { id } of events) recent.forget(id);
      throw broken;
    });
    const undeleted = undelete(events);
    return async () => {
      const [answer] = await Promise.all([written, undeleted]);
      return E.right(answer);
    };
  };

  const answerFrom = (
    stream: string,
    first: bigint,
    standing: StreamInTurn,
    expected: Expectation,
    events: readonly NewRecord[],
  ): Rest => {
    const { settled } = standing.head;
    return async () => {
      await settled;
      const written = await writtenFrom(records, stream, first, events);
      return written === null ? E.left(wrongVersion(expected, standing)) : E.right(written);
    };
  };

  const decide = async (
    stream: string,
    expected: Expectation,
    events: readonly NewRecord[],
  ): Promise<Rest> => {
    const standing = await standingOf(stream, heads, metadata);
    const wrong: Rest = async () => E.left(wrongVersion(expected, standing));
    const judgement = judge(expected, standing);
    if (judgement === 'deleted') return async () => E.left(deleted(stream));
    if (judgement === 'wrong' || (judgement === 'behind' && events.length === 0)) return wrong;
    if (!isNonEmpty(events)) {
      const position = listeners.lastPosition();
      return async () => E.right({ revision: revisionOf(standing), position });
    }
    if (judgement === 'behind') {
      const first = typeof expected === 'bigint' ? expected + 1n : 0n;
      return answerFrom(stream, first, standing, expected, events);
    }
    if (expected !== 'any' && expected !== 'stream-exists') return write(stream, standing, events);
    const known = writtenOfLate(recent, stream, events);
    if (known === 'new') return write(stream, standing, events);
    if (known === 'mixed') return wrong;
    return answerFrom(stream, known, standing, expected, events.slice(-1));
  };

  return async (stream, expected, events) => {
    const rest = await turns.take(rootOf(stream), () => decide(stream, expected, events));
    return rest();
  };
};
