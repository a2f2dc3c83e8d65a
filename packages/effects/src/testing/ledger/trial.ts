import type { RefundId } from '@disdetta/core';
import type { Effect, EffectState } from '../../effect.ts';
import type { Checkpoint, Claim, Ledger, Progress, Reading, Run } from '../../ledger/ledger.ts';
import { plus } from '../../time.ts';
import { answerOf } from '../answers.ts';
import { at } from '../story.ts';

export const NOON = at('2026-06-01T12:00:00.000Z');
export const later = (seconds: number) => plus(NOON, seconds * 1_000);

export const checkpoint: Checkpoint = {
  position: 2n ** 60n,
  stream: 'account-a',
  revision: 7n,
  eventId: 'event-7',
};

export const effect = (key: string, changes: Partial<Effect> = {}): Effect => ({
  key,
  name: 'RefundRequested',
  event: { id: key, type: 'RefundRequested', stream: `account-${key}`, revision: 0n, position: 1n },
  awaits: null,
  dueBy: null,
  state: 'waiting',
  attempts: 0,
  attemptsBefore: 0,
  nextAttemptAt: NOON,
  lease: null,
  lastError: null,
  handedOverAt: null,
  receipt: null,
  fact: null,
  note: null,
  doneAt: null,
  ...changes,
});

/** An effect of an account, at a place in its stream. */
export const inStream = (key: string, stream: string, revision: bigint): Partial<Effect> => ({
  event: { id: key, type: 'RefundRequested', stream, revision, position: revision + 1n },
});

export const claimOf = (owner: string, changes: Partial<Claim> = {}): Claim => ({
  owner,
  names: ['RefundRequested'],
  now: NOON,
  until: later(30),
  limit: 10,
  attempts: 3,
  ...changes,
});

export const run = (key: string, owner: string, attempt = 1): Run => ({ key, owner, attempt });

/** Opens the ledger that is tried. */
export type OpenLedger = () => Promise<Ledger>;

/** A new ledger for each example, and what is often done with one. */
export interface Trial {
  readonly ledger: () => Ledger;
  readonly find: (...effects: readonly Effect[]) => Promise<Taken>;
  readonly take: (reading: Partial<Reading>) => Promise<Taken>;
  readonly close: (stream: string, refundId: RefundId) => Promise<Taken>;
  /** Claims effects; answers key, state and attempts of each. */
  readonly claim: (owner: string, changes?: Partial<Claim>) => Promise<readonly string[]>;
  readonly stateOf: (key: string) => Promise<EffectState | undefined>;
}

interface Taken {
  readonly isTaken: boolean;
  readonly progress: Progress;
}

/** Opens a ledger before each example of the block it is called in, and closes it after. */
export const withLedger = (open: OpenLedger): Trial => {
  let ledger: Ledger;

  beforeEach(async () => {
    ledger = await open();
  });

  afterEach(async () => {
    await ledger.close()();
  });

  const take: Trial['take'] = async (reading) => {
    const { version } = await answerOf(ledger.progress());
    const whole: Reading = { checkpoint, collected: [], found: [], closed: [], ...reading };
    return answerOf(ledger.advance(version, whole, NOON));
  };

  return {
    ledger: () => ledger,
    take,
    find: (...effects) => take({ found: effects }),
    close: (stream, refundId) =>
      take({ closed: [{ stream, refundId, fact: { id: 'fact', type: 'RefundSettled' } }] }),
    claim: async (owner, changes = {}) => {
      const { claimed, settled } = await answerOf(ledger.claim(claimOf(owner, changes)));
      return [...claimed, ...settled].map(
        ({ key, state, attempts }) => `${key} ${state} ${attempts}`,
      );
    },
    stateOf: async (key) => (await answerOf(ledger.find(key)))?.state,
  };
};
