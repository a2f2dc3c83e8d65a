import type { EventStore, Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { EffectsError } from '../effectsErrors.ts';
import type { Checkpoint, Ledger, Progress } from '../ledger/ledger.ts';
import { checkpointOf } from './beginning.ts';
import { isPassing } from './patience.ts';
import type { Patience } from './patience.ts';
import { lookThrough } from './stretch.ts';
import { createTurns } from './turns.ts';

/** Brings what is in the log into the ledger. */
export interface Reading {
  /** Reads to the end of the log as it is now. */
  readonly catchUp: () => Promise<E.Either<EffectsError, void>>;
  /** Goes on with what is new until it is stopped, or an error does not pass. */
  readonly follow: () => Promise<E.Either<EffectsError, void>>;
  /** The position of the last event that was looked at. */
  readonly position: () => bigint;
  readonly progress: () => Progress;
}

interface ReadingSettings {
  readonly store: EventStore;
  readonly ledger: Ledger;
  readonly progress: Progress;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  readonly now: () => Instant;
  readonly onFound: () => void;
}

const PAGE = 500;

/** Reads a log for a ledger; several readers may, and each goes on from where the ledger stands. */
export const createReading = (settings: ReadingSettings): Reading => {
  const { store, ledger, patience, signal, now, onFound } = settings;
  const { patiently, pause } = patience;
  const inTurn = createTurns();
  let { progress } = settings;
  let last: Checkpoint | null = progress.checkpoint;
  let unrecorded = 0;

  const goOnFrom = (next: Progress): void => {
    progress = next;
    last = next.checkpoint;
    unrecorded = 0;
    onFound();
  };

  /** Reads a page; answers whether there may be more. */
  const readPage = async (): Promise<E.Either<EffectsError, boolean>> => {
    const page = await patiently(store.readAll(last?.position ?? 0n, PAGE))();
    if (E.isLeft(page)) return page;
    const { collected, version } = progress;
    const brought = await patiently(() =>
      lookThrough(page.right, collected, { store, ledger, now: now() }),
    )();
    if (E.isLeft(brought)) return brought;
    last = checkpointOf(page.right.at(-1)) ?? last;
    unrecorded += page.right.length;
    const isFull = page.right.length === PAGE;
    const { found, closed } = brought.right;
    // What matters to nobody is read again after a restart: cheaper than writing after each event.
    if (found.length + closed.length === 0 && unrecorded < PAGE) return E.right(isFull);
    const reading = { checkpoint: last, collected, found, closed };
    const advanced = await patiently(ledger.advance(version, reading, now()))();
    if (E.isLeft(advanced)) return advanced;
    goOnFrom(advanced.right.progress);
    return E.right(isFull || !advanced.right.isTaken);
  };

  const catchUp = (): Promise<E.Either<EffectsError, void>> =>
    inTurn(async () => {
      for (;;) {
        if (signal.aborted) return E.right(undefined);
        const mayBeMore = await readPage();
        if (E.isLeft(mayBeMore)) return mayBeMore;
        if (!mayBeMore.right) return E.right(undefined);
      }
    });

  const position = (): bigint => last?.position ?? 0n;

  /** The subscription tells only that there is something: what it is, is read a page at a time. */
  const listen = async (): Promise<E.Either<EffectsError, void>> => {
    for await (const item of store.subscribe(position(), signal)) {
      if (E.isLeft(item)) return item;
      if (item.right.kind === 'caughtUp' || item.right.event.position <= position()) continue;
      const caughtUp = await catchUp();
      if (E.isLeft(caughtUp)) return caughtUp;
    }
    return E.right(undefined);
  };

  // Asked anew each time: it may stop while something is awaited.
  const isStopped = (): boolean => signal.aborted;

  return {
    catchUp,
    follow: async () => {
      while (!isStopped()) {
        const heard = await listen();
        if (isStopped()) break;
        if (E.isLeft(heard) && !isPassing(heard.left)) return heard;
        await pause();
      }
      return E.right(undefined);
    },
    position,
    progress: () => progress,
  };
};
