import { defaultPolicies } from '@disdetta/core';
import type { Effects } from '@disdetta/effects';
import { systemClock } from '../clock.ts';
import { createDisdetta } from '../disdetta.ts';
import type { Disdetta } from '../disdetta.ts';
import type { DisdettaOptions } from '../methods.ts';
import { observeEffects, observeReadModels } from '../telemetry/observeFollowers.ts';
import type { StopObserving } from '../telemetry/observeFollowers.ts';
import { openEffects } from './openEffects.ts';
import type { EffectsToRun } from './openEffects.ts';
import { openReadModels } from './openReadModels.ts';
import type { ReadModelsOptions } from './openReadModels.ts';
import type { ReadModels } from './readModels.ts';

/** What follows a log. */
interface Followers {
  readonly readModels?: ReadModelsOptions;
  readonly effects?: EffectsToRun;
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
  { readModels, effects, ...options }: DisdettaOptions & Followers,
  openedBefore: readonly Close[],
): Promise<Opened<object>> => {
  const { store, policies = defaultPolicies, clock = systemClock, comments } = options;
  const { telemetry = false } = options;
  const disdetta = createDisdetta(options);
  const closes: Close[] = [...openedBefore];
  const closeFollowers = async (): Promise<void> => {
    for (const close of closes.toReversed()) await close();
  };
  const followers: { readModels?: ReadModels; effects?: Effects } = {};
  try {
    if (readModels !== undefined) {
      const opened = await openReadModels({ store, policies, clock, comments }, readModels);
      closes.push(opened.close);
      followers.readModels = opened.readModels;
      if (telemetry) closes.push(stopping(observeReadModels(store, opened.readModels)));
    }
    if (effects !== undefined) {
      const opened = await openEffects(store, effects);
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
