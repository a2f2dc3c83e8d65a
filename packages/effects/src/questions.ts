import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Effects, EffectsResult } from './effects.ts';
import type { EffectRefusal, LedgerError } from './effectsErrors.ts';
import type { Ledger } from './ledger/ledger.ts';
import { countsOf, openExcept, overdueOf } from './status.ts';
import type { EffectsStatus, Overdue } from './status.ts';
import { plus } from './time.ts';

/** What a reactor knows of itself. */
export type OwnStatus = Pick<EffectsStatus, 'reactor' | 'error' | 'trouble' | 'readThrough'>;

type Asked<A> = E.Either<LedgerError | EffectRefusal, A>;

interface Asking {
  readonly ledger: Ledger;
  readonly factDueMilliseconds: number;
  readonly now: () => Instant;
}

/** An answer as a promise hands it over. */
export const resultOf = <A, Value extends object>(
  answer: Asked<A>,
  nameIt: (value: A) => Value,
): EffectsResult<Value> =>
  E.isLeft(answer) ? { ok: false, refusal: answer.left } : { ok: true, ...nameIt(answer.right) };

/** The questions about effects, answered from their ledger. */
export const createQuestions = (
  { ledger, factDueMilliseconds, now }: Asking,
  names: readonly string[],
  own: () => OwnStatus,
): Pick<Effects, 'status' | 'parked' | 'overdue' | 'find'> => {
  const overdue = async (): Promise<E.Either<LedgerError, readonly Overdue[]>> =>
    E.map(overdueOf)(await ledger.overdue(now(), plus(now(), -factDueMilliseconds))());

  const status = async (): Promise<E.Either<LedgerError, EffectsStatus>> => {
    const progress = await ledger.progress()();
    if (E.isLeft(progress)) return progress;
    const tallies = await ledger.tallies()();
    if (E.isLeft(tallies)) return tallies;
    const late = await overdue();
    if (E.isLeft(late)) return late;
    return E.right({
      ...own(),
      collected: progress.right.collected,
      effects: countsOf(tallies.right),
      withoutHandler: openExcept(tallies.right, names),
      overdue: late.right,
    });
  };

  return {
    status: async () => resultOf(await status(), (answer) => ({ status: answer })),
    parked: async () => resultOf(await ledger.parked()(), (effects) => ({ effects })),
    overdue: async () => resultOf(await overdue(), (answer) => ({ overdue: answer })),
    find: async (key) => resultOf(await ledger.find(key)(), (effect) => ({ effect })),
  };
};

/** What a person may do to effects that are stuck. */
export const createByHand = (
  ledger: Ledger,
  now: () => Instant,
  onReleased: () => void,
): Pick<Effects, 'release' | 'resolve'> => ({
  release: async (key) => {
    const released = await ledger.release(key, now())();
    onReleased();
    return resultOf(released, (effect) => ({ effect }));
  },
  resolve: async (key, note) => {
    const resolved = await ledger.resolve(key, note, now())();
    onReleased();
    return resultOf(resolved, (effect) => ({ effect }));
  },
});
