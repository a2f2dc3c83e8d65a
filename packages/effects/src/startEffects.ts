import { randomUUID } from 'node:crypto';
import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Effects } from './effects.ts';
import { CannotStart, unknownEffect } from './effectsErrors.ts';
import type { EffectsError } from './effectsErrors.ts';
import { isEffectName } from './effectsOf.ts';
import type { Handler } from './handlers.ts';
import { createByHand, createQuestions } from './questions.ts';
import { begin } from './reactor/beginning.ts';
import { createCarryOut } from './reactor/carryOut.ts';
import { createLeases } from './reactor/leases.ts';
import { createPatience } from './reactor/patience.ts';
import { createReading } from './reactor/reading.ts';
import { createRunning } from './reactor/running.ts';
import { settingsOf } from './settings.ts';
import type { EffectsOptions, EffectsSettings } from './settings.ts';
import { effectsThatAreOff } from './switchedOff.ts';
import { instantOf } from './time.ts';

/**
 * Starts a reactor: it reads the log, keeps in the ledger what has to happen outside, and hands
 * each of these effects to the backend's own function until it is done. Rejects with `CannotStart`.
 */
export const startEffects = async (options: EffectsOptions): Promise<Effects> => {
  const settings = settingsOf(options);
  if (!settings.enabled) return effectsThatAreOff(settings);
  const handlers = handlersOf(settings);
  if (E.isLeft(handlers)) throw new CannotStart(handlers.left);
  return startReactor(settings, handlers.right);
};

const handlersOf = ({
  handlers,
}: EffectsSettings): E.Either<EffectsError, ReadonlyMap<string, Handler>> => {
  const named = new Map<string, Handler>();
  for (const [name, handler] of Object.entries(handlers)) {
    if (!isEffectName(name)) return E.left(unknownEffect(name));
    // Whose name begins with a type of event is only ever given events of that type.
    named.set(name, handler as Handler);
  }
  return E.right(named);
};

const startReactor = async (
  settings: EffectsSettings,
  handlers: ReadonlyMap<string, Handler>,
): Promise<Effects> => {
  const { store, ledger, from, clock, timers, retry, random, leaseMilliseconds } = settings;
  const names = [...handlers.keys()];
  const now = (): Instant => instantOf(clock());
  const begun = await begin({ store, ledger, names, from, now });
  if (E.isLeft(begun)) throw new CannotStart(begun.left);

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

  return {
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
  };
};
