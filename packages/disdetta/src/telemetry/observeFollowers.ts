import type { Effects } from '@disdetta/effects';
import { metrics } from '@opentelemetry/api';
import type { ObservableCallback } from '@opentelemetry/api';
import type { ReadModels } from '../following/readModels.ts';
import { NAME } from './name.ts';

/** Looks at the gauge no more. */
export type StopObserving = () => void;

const observe = (
  name: string,
  description: string,
  unit: string,
  look: ObservableCallback,
): StopObserving => {
  const gauge = metrics.getMeter(NAME).createObservableGauge(name, { description, unit });
  gauge.addCallback(look);
  return () => {
    gauge.removeCallback(look);
  };
};

/**
 * How far read models are behind the log and how many accounts wait, asked whenever metrics are
 * collected. Only the process that keeps the tables live tells of a lag.
 */
export const observeReadModels = ({ status, poisons }: ReadModels): StopObserving => {
  const stopLag = observe(
    'disdetta.read_models.lag',
    'How long the oldest event has been in the log that is not in the read models yet.',
    'ms',
    async (result) => {
      const { lagMilliseconds } = await status();
      if (lagMilliseconds !== null) result.observe(lagMilliseconds);
    },
  );
  const stopPoisons = observe(
    'disdetta.read_models.poisons',
    'How many accounts wait in read models, each at an event that could not be taken in.',
    '{account}',
    async (result) => {
      const answer = await poisons();
      if (answer.ok) result.observe(answer.poisons.length);
    },
  );
  return () => {
    stopLag();
    stopPoisons();
  };
};

/** How many effects are in which state, asked whenever metrics are collected. */
export const observeEffects = ({ status }: Effects): StopObserving =>
  observe(
    'disdetta.effects',
    'Effects in the ledger, by their state.',
    '{effect}',
    async (result) => {
      const answer = await status();
      if (!answer.ok) return;
      for (const [state, count] of Object.entries(answer.status.effects)) {
        result.observe(count, { 'disdetta.effect.state': state });
      }
    },
  );
