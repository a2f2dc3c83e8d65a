import { randomUUID } from 'node:crypto';
import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Effects } from '../effects.ts';
import type { EffectsError } from '../effectsErrors.ts';
import type { Handler } from '../handlers.ts';
import { createByHand, createQuestions } from '../questions.ts';
import type { EffectsSettings } from '../settings.ts';
import { instantOf } from '../time.ts';
import { begin } from './beginning.ts';
import { createCarryOut } from './carryOut.ts';
import { createLeases } from './leases.ts';
import { createPatience } from './patience.ts';
import { createReading } from './reading.ts';
import { createRunning } from './running.ts';

/** Puts a reactor together and sets it to work, if the ledger belongs to the log. */
export const startReactor = async (
  settings: EffectsSettings,
  handlers: ReadonlyMap<string, Handler>,
): Promise<E.Either<EffectsError, Effects>> => {
  const { store, ledger, from, clock, timers, retry, random, leaseMilliseconds } = settings;
  const names = [...handlers.keys()];
  const now = (): Instant => instantOf(clock());
  const begun = await begin({ store, ledger, names, from, now });
  if (E.isLeft(begun)) return begun;

  const stopping = new AbortController();
  const { signal } = stopping;
  const patience = createPatience(timers, signal);
  let failure: EffectsError | null = null;
  const fail = (error: EffectsError): void => {
    // What is cut short by stopping is no failure.
    if (!signal.aborted) failure = error;
    stopping.abort();
  };

  const running = createRunning({
    ...settings,
    names,
    owner: randomUUID(),
    attempts: retry.attempts,
    leases: createLeases(ledger, { leaseMilliseconds, now, timers }),
    carryOut: createCarryOut({
      store,
      handlerOf: (name) => handlers.get(name),
      retry,
      random,
      now,
      patience,
    }),
    patience,
    now,
    onError: fail,
  });
  const reading = createReading({
    store,
    ledger,
    progress: begun.right,
    patience,
    signal,
    now,
    onFound: running.begin,
  });

  const catchUp = async (): Promise<void> => {
    const caughtUp = await reading.catchUp();
    if (E.isLeft(caughtUp)) fail(caughtUp.left);
  };
  const work = async (): Promise<EffectsError | null> => {
    running.begin();
    await catchUp();
    const followed = await reading.follow();
    if (E.isLeft(followed)) fail(followed.left);
    await running.stop();
    return failure;
  };

  const stop = (): void => {
    stopping.abort();
  };
  if (settings.signal?.aborted === true) stop();
  settings.signal?.addEventListener('abort', stop);
  const ended = work().finally(() => settings.signal?.removeEventListener('abort', stop));

  return E.right({
    ...createQuestions({ ...settings, now }, names, () => ({
      reactor: failure !== null ? 'failed' : signal.aborted ? 'stopped' : 'running',
      error: failure,
      trouble: patience.trouble(),
      readThrough: reading.position(),
    })),
    ...createByHand(ledger, now, running.begin),
    stop: async () => {
      stop();
      await ended;
    },
    ended,
    caughtUp: catchUp,
    idle: async () => {
      await catchUp();
      await running.idle();
    },
  });
};
