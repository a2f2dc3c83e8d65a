import { defaultPolicies } from '@disdetta/core';
import type { Effects } from '@disdetta/effects';
import { systemClock } from '../clock.ts';
import { createDisdetta } from '../disdetta.ts';
import type { Disdetta } from '../disdetta.ts';
import type { DisdettaOptions } from '../methods.ts';
import { observeEffects, observeReadModels } from '../telemetry/observeFollowers.ts';
import type { StopObserving } from '../telemetry/observeFollowers.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import type { EffectsToRun } from './effectsToRun.ts';
import { openEffects } from './openEffects.ts';
import { openReadModels } from './openReadModels.ts';
import type { ReadModelsOptions } from './openReadModels.ts';
import type { ReadModels } from './readModels.ts';

/** What follows a log. */
interface Followers {
  readonly readModels?: false | ReadModelsOptions | undefined;
  readonly effects?: false | EffectsToRun | undefined;
}

/** The front door, with what was asked for beside it. */
export type Opened<Options> = Disdetta &
  (Options extends { readonly readModels: object }
    ? { readonly readModels: ReadModels }
    : unknown) &
  (Options extends { readonly effects: object } ? { readonly effects: Effects } : unknown);

type Close = () => Promise<void>;

const stopping =
  (stop: StopObserving): Close =>
  async () => {
    stop();
  };

/**
 * The front door on a log, and what follows that log. Closed in turn: first what follows, then
 * what was opened before, then the log.
 */
export const follow = async (
  { readModels = false, effects = false, ...options }: DisdettaOptions & Followers,
  openedBefore: readonly Close[],
): Promise<Opened<object>> => {
  const { store, policies = defaultPolicies, clock = systemClock, comments } = options;
  const { telemetry = false, logger } = options;
  const disdetta = createDisdetta(options);
  const followed = { store, policies, clock, comments, logger };
  const around = { store, comments, telemetry: createTelemetry(options) };
  const closes: Close[] = [...openedBefore];
  const closeFollowers = async (): Promise<void> => {
    for (const close of closes.toReversed()) await close();
  };
  const followers: { readModels?: ReadModels; effects?: Effects } = {};
  try {
    if (readModels !== false) {
      const opened = await openReadModels(followed, readModels);
      closes.push(opened.close);
      followers.readModels = opened.readModels;
      if (telemetry) closes.push(stopping(observeReadModels(opened.readModels)));
    }
    if (effects !== false) {
      const opened = await openEffects(around, effects);
      closes.push(opened.close);
      followers.effects = opened.effects;
      if (telemetry) closes.push(stopping(observeEffects(opened.effects)));
    }
  } catch (thrown) {
    await closeFollowers();
    await disdetta.close();
    throw thrown;
  }
  return {
    ...disdetta,
    ...followers,
    close: async () => {
      await closeFollowers();
      return disdetta.close();
    },
  };
};
