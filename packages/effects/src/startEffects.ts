import * as E from 'fp-ts/lib/Either.js';
import type { Effects } from './effects.ts';
import { CannotStart, unknownEffect } from './effectsErrors.ts';
import type { EffectsError } from './effectsErrors.ts';
import { isEffectName } from './effectsOf.ts';
import type { Handler, Handlers } from './handlers.ts';
import { startReactor } from './reactor/reactor.ts';
import { settingsOf } from './settings.ts';
import type { EffectsOptions } from './settings.ts';
import { effectsThatAreOff } from './switchedOff.ts';

/**
 * Starts a reactor: it reads the log, keeps in the ledger what has to happen outside, and hands
 * each of these effects to the backend's own function until it is done. Rejects with `CannotStart`.
 */
export const startEffects = async (options: EffectsOptions): Promise<Effects> => {
  const settings = settingsOf(options);
  if (!settings.enabled) return effectsThatAreOff(settings);
  const handlers = handlersByName(settings.handlers);
  const started = E.isLeft(handlers) ? handlers : await startReactor(settings, handlers.right);
  if (E.isLeft(started)) throw new CannotStart(started.left);
  return started.right;
};

const handlersByName = (
  handlers: Handlers,
): E.Either<EffectsError, ReadonlyMap<string, Handler>> => {
  const named = new Map<string, Handler>();
  for (const [name, handler] of Object.entries(handlers)) {
    if (!isEffectName(name)) return E.left(unknownEffect(name));
    // Whose name begins with a type of event is only ever given events of that type.
    named.set(name, handler as Handler);
  }
  return E.right(named);
};
