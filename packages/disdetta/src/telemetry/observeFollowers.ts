import type { EventStore } from '@disdetta/core';
import type { Effects } from '@disdetta/effects';
import { lastPosition } from '@disdetta/read-models';
import { metrics } from '@opentelemetry/api';
import type { ObservableCallback } from '@opentelemetry/api';
import * as E from 'fp-ts/lib/Either.js';
import { leastPosition } from '../following/leastPosition.ts';
import type { ReadModels } from '../following/readModels.ts';
import { NAME } from './name.ts';

/** Looks at the gauge no more. */
export type StopObserving = () => void;

const observe = (name: string, description: string, look: ObservableCallback): StopObserving => {
  const gauge = metrics.getMeter(NAME).createObservableGauge(name, { description });
  gauge.addCallback(look);
  return () => {
    gauge.removeCallback(look);
  };
};

/** How far read models are behind the log, asked whenever metrics are collected. */
export const observeReadModels = (store: EventStore, { progress }: ReadModels): StopObserving =>
  observe(
    'disdetta.read_models.positions_behind',
    'How many positions of the log the read models have not taken in yet.',
    async (result) => {
      const reached = leastPosition(progress());
      const end = await lastPosition(store, reached)();
      if (E.isRight(end)) result.observe(Number(end.right - reached));
    },
  );

/** How many effects are in which state, asked whenever metrics are collected. */
export const observeEffects = ({ status }: Effects): StopObserving =>
  observe('disdetta.effects', 'Effects in the ledger, by their state.', async (result) => {
    const answer = await status();
    if (!answer.ok) return;
    for (const [state, count] of Object.entries(answer.status.effects)) {
      result.observe(count, { 'disdetta.effect.state': state });
    }
  });
