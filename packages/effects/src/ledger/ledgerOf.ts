import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Effect } from '../effect.ts';
import { effectNotFound } from '../effectsErrors.ts';
import type { EffectRefusal, LedgerError } from '../effectsErrors.ts';
import type { Book } from './book.ts';
import type { Ledger, Progress, Reading } from './ledger.ts';
import { claimed, closedBy, finished, isIn, released, resolved } from './transitions.ts';

/** The ledger that is kept in a book: every promise of the port, written once. */
export const ledgerOf = (book: Book): Ledger => {
  const answer =
    <A>(work: () => A): TaskEither<LedgerError, A> =>
    async () =>
      book.transact(work);

  const byHand =
    (
      key: string,
      change: (effect: Effect) => E.Either<EffectRefusal, Effect>,
    ): TaskEither<LedgerError | EffectRefusal, Effect> =>
    async () =>
      E.flattenW(
        book.transact(() => {
          const effect = book.find(key);
          if (effect === null) return E.left(effectNotFound(key));
          const changed = change(effect);
          if (E.isRight(changed)) book.save(changed.right);
          return changed;
        }),
      );

  const take = (reading: Reading, now: Instant): void => {
    for (const effect of reading.found) {
      if (book.find(effect.key) === null) book.save(effect);
    }
    for (const { stream, refundId, fact } of reading.closed) {
      const effect = book.awaiting(stream, refundId);
      if (effect !== null) book.save(closedBy(effect, fact, now));
    }
  };

  return {
    progress: () => answer(book.readProgress),

    advance: (version, reading, now) =>
      answer(() => {
        const before = book.readProgress();
        if (before.version !== version) return { isTaken: false, progress: before };
        take(reading, now);
        const { checkpoint, collected } = reading;
        const progress: Progress = { version: version + 1, checkpoint, collected };
        book.writeProgress(progress);
        return { isTaken: true, progress };
      }),

    claim: (claim) =>
      answer(() => {
        const given = book.claimable(claim).map((effect) => claimed(effect, claim));
        given.forEach(book.save);
        return {
          claimed: given.filter(({ state }) => state === 'running'),
          settled: given.filter(({ state }) => state !== 'running'),
          nextAt: book.nextAt(claim),
        };
      }),

    renew: (runs, until) =>
      answer(() =>
        runs.flatMap((run) => {
          const effect = book.find(run.key);
          if (effect === null || !isIn(effect, run)) return [];
          book.save({ ...effect, lease: { owner: run.owner, until } });
          return [run.key];
        }),
      ),

    finish: (run, outcome, now) =>
      answer(() => {
        const effect = book.find(run.key);
        if (effect === null || !isIn(effect, run)) return null;
        const after = finished(effect, outcome, now);
        book.save(after);
        return after;
      }),

    release: (key, now) => byHand(key, (effect) => released(effect, now)),
    resolve: (key, note, now) => byHand(key, (effect) => resolved(effect, note, now)),
    find: (key) => answer(() => book.find(key)),
    awaiting: (stream, refundId) => answer(() => book.awaiting(stream, refundId)),
    parked: () => answer(book.parked),
    overdue: (now, handedOverBefore) => answer(() => book.overdue(now, handedOverBefore)),
    tallies: () => answer(book.tallies),
    close: () => async () => book.close(),
  };
};
