import type { ConsumerStrategy } from '../settings.ts';
import { createDispatchToSingle, createRoundRobin } from './inTurns.ts';
import { createPinned } from './pinned.ts';
import { correlationPin, streamPin } from './pins.ts';
import type { Strategy } from './strategy.ts';

/** A strategy without consumers. */
export const strategyNamed = (name: ConsumerStrategy): Strategy => {
  switch (name) {
    case 'DispatchToSingle':
      return createDispatchToSingle();
    case 'RoundRobin':
      return createRoundRobin();
    case 'Pinned':
      return createPinned(streamPin);
    case 'PinnedByCorrelation':
      return createPinned(correlationPin);
  }
};
