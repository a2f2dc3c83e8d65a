import * as E from 'fp-ts/lib/Either.js';
import type { Effect } from '../effect.ts';
import type { Book } from './book.ts';
import { NOTHING_READ } from './book.ts';
import type { Claim, Ledger, Tally } from './ledger.ts';
import { ledgerOf } from './ledgerOf.ts';

const isOpen = ({ state }: Effect): boolean => state === 'waiting' || state === 'running';

const isAbandoned = ({ lease }: Effect, { owner, now }: Claim): boolean =>
  lease !== null && lease.owner !== owner && lease.until <= now;

const isBefore = (one: Effect, other: Effect): boolean =>
  one.event.revision === other.event.revision
    ? one.name < other.name
    : one.event.revision < other.event.revision;

const byTurn = (one: Effect, other: Effect): number => {
  if (one.nextAttemptAt === other.nextAttemptAt) return byPlace(one, other);
  return one.nextAttemptAt < other.nextAttemptAt ? -1 : 1;
};

const byPlace = (one: Effect, other: Effect): number => {
  if (one.event.position === other.event.position) return one.name < other.name ? -1 : 1;
  return one.event.position < other.event.position ? -1 : 1;
};

const earliest = <Text extends string>(texts: readonly Text[]): Text | null =>
  texts.reduce<Text | null>((least, text) => (least === null || text < least ? text : least), null);

/** A ledger for specifications: exact, and gone with the process. */
export const createMemoryLedger = (): Ledger => {
  const effects = new Map<string, Effect>();
  let progress = NOTHING_READ;
  let isClosed = false;

  const all = (holds: (effect: Effect) => boolean): readonly Effect[] =>
    [...effects.values()].filter(holds);

  const book: Book = {
    transact: (work) =>
      isClosed
        ? E.left({
            code: 'LedgerUnavailable',
            message: 'This ledger was closed: open it again.',
            facts: { cause: 'closed' },
          })
        : E.right(work()),
    readProgress: () => progress,
    writeProgress: (next) => {
      progress = next;
    },
    find: (key) => effects.get(key) ?? null,
    save: (effect) => {
      effects.set(effect.key, effect);
    },
    awaiting: (stream, refundId) =>
      all(
        ({ event, awaits, state }) =>
          event.stream === stream && awaits === refundId && state !== 'done',
      )[0] ?? null,
    claimable: (claim) => {
      const ours = all((effect) => isOpen(effect) && claim.names.includes(effect.name));
      return ours
        .filter(
          (effect) =>
            (effect.state === 'waiting'
              ? effect.nextAttemptAt <= claim.now
              : isAbandoned(effect, claim)) &&
            !ours.some(
              (other) => other.event.stream === effect.event.stream && isBefore(other, effect),
            ),
        )
        .sort(byTurn)
        .slice(0, claim.limit);
    },
    nextAt: ({ names, owner, now }) =>
      earliest(
        all((effect) => isOpen(effect) && names.includes(effect.name))
          .flatMap(({ state, nextAttemptAt, lease }) => {
            if (state === 'waiting') return [nextAttemptAt];
            return lease === null || lease.owner === owner ? [] : [lease.until];
          })
          .filter((at) => at > now),
      ),
    parked: () => [...all(({ state }) => state === 'parked')].sort(byPlace),
    overdue: (now, handedOverBefore) =>
      all(({ state, dueBy, handedOverAt }) => {
        if (state === 'done') return false;
        return state === 'handedOver'
          ? handedOverAt !== null && handedOverAt <= handedOverBefore
          : dueBy !== null && dueBy <= now;
      }),
    tallies: () => {
      const tallies = new Map<string, Tally>();
      for (const { name, state } of effects.values()) {
        const count = (tallies.get(`${name} ${state}`)?.count ?? 0) + 1;
        tallies.set(`${name} ${state}`, { name, state, count });
      }
      return [...tallies.values()];
    },
    close: () => {
      isClosed = true;
      return E.right(undefined);
    },
  };
  return ledgerOf(book);
};
