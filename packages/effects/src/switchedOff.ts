import type { Effects } from './effects.ts';
import { effectsOff } from './effectsErrors.ts';
import { createQuestions } from './questions.ts';
import type { EffectsSettings } from './settings.ts';
import { instantOf } from './time.ts';

/** A reactor that is off: it answers what the ledger knows, and does nothing else. */
export const effectsThatAreOff = ({ clock, handlers, ...rest }: EffectsSettings): Effects => ({
  ...createQuestions({ ...rest, now: () => instantOf(clock()) }, Object.keys(handlers), () => ({
    reactor: 'off',
    error: null,
    trouble: null,
    readThrough: 0n,
  })),
  stop: async () => undefined,
  ended: Promise.resolve(null),
  caughtUp: async () => undefined,
  idle: async () => undefined,
  release: async (key) => ({ ok: false, refusal: effectsOff(key) }),
  resolve: async (key) => ({ ok: false, refusal: effectsOff(key) }),
});
