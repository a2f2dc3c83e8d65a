import type { EventStore, StoredEvent } from '@disdetta/core';
import { notYet, never } from '../handlers.ts';
import type { Answer, Handing, Handler } from '../handlers.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Clock } from '../time.ts';
import { answerOf } from './answers.ts';
import type { Mortal } from './mortal.ts';

/** What a run of a handler comes to, after so long. */
export interface RunFate {
  readonly milliseconds: number;
  readonly ends: 'accepted' | 'thrown' | 'not yet' | 'never';
}

/** The world outside: it watches who hands what over, and notes what must never happen. */
export interface Outside {
  readonly handlerIn: (process: Mortal) => Handler<'RefundRequested'>;
  readonly violations: readonly string[];
  /** How often each key was accepted. */
  readonly accepted: ReadonlyMap<string, number>;
}

interface RunOutside {
  readonly process: Mortal;
  readonly signal: AbortSignal;
}

/** Watches a log and a ledger. */
export const createOutside = (
  { store, ledger, clock }: { store: EventStore; ledger: Ledger; clock: Clock },
  nextFate: () => RunFate,
): Outside => {
  const violations: string[] = [];
  const accepted = new Map<string, number>();
  const running = new Map<string, Set<RunOutside>>();

  const isClosedInLog = (events: readonly StoredEvent[], refundId: string): boolean =>
    events.some(
      ({ type, data }) =>
        (type === 'RefundSettled' || type === 'RefundFailed') &&
        data.includes(JSON.stringify(refundId)),
    );

  const watchBeginning = async (
    { event, key, attempt, signal }: Handing<'RefundRequested'>,
    process: Mortal,
  ) => {
    // Another process may begin when this one has been told to stop, whether it listens or not.
    const others = [...(running.get(key) ?? [])].filter(
      (other) => !other.process.isDead() && (other.process === process || !other.signal.aborted),
    );
    if (others.length > 0) violations.push(`${key} is run twice at once`);
    if (signal.aborted) violations.push(`${key} is begun when it is somebody else's`);
    if (!key.startsWith(event.id)) violations.push(`${key} is not the key of ${event.id}`);
    const log = await answerOf(store.readStream(event.stream, { limit: 100 }));
    if (key === event.id && isClosedInLog(log.events, event.data.refundId)) {
      violations.push(`${key} is run, and the log says that it is closed`);
    }
    const own = await answerOf(ledger.find(key));
    if (own?.state !== 'running' || own.attempts !== attempt) {
      violations.push(`${key} is run while the ledger calls it ${own?.state ?? 'unknown'}`);
    }
    for (const { id, type, revision } of log.events) {
      if (type !== 'RefundRequested' || revision >= event.revision) continue;
      const earlier = await answerOf(ledger.find(id));
      if (earlier?.state === 'waiting' || earlier?.state === 'running') {
        violations.push(`${key} is run before ${id} of the same account`);
      }
    }
  };

  const answer = (fate: RunFate['ends'], key: string): Answer => {
    switch (fate) {
      case 'accepted':
        accepted.set(key, (accepted.get(key) ?? 0) + 1);
        return `receipt ${key}`;
      case 'thrown':
        throw new Error('no answer');
      case 'not yet':
        return notYet(new Date(clock().getTime() + 5_000));
      case 'never':
        return never('Refused', 'The provider will not do it.');
    }
  };

  return {
    violations,
    accepted,
    handlerIn: (process) => async (handing) => {
      const { key, signal } = handing;
      const own = { process, signal };
      const others = running.get(key) ?? new Set();
      running.set(key, others);
      await watchBeginning(handing, process);
      others.add(own);
      const { milliseconds, ends } = nextFate();
      await new Promise<void>((resolve) => {
        process.timers.after(milliseconds, resolve);
      });
      others.delete(own);
      return answer(ends, key);
    },
  };
};
