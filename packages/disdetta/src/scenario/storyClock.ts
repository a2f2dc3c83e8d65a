import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import { isObject } from './objects.ts';

const BEGINNING = '1970-01-01T00:00:00.000Z' as Instant;

/** The fields that tell when something happened, one of which every event and command has. */
const INSTANTS = [
  'at',
  'billedAt',
  'paidAt',
  'usedAt',
  'cancelledAt',
  'reactivatedAt',
  'requestedAt',
  'settledAt',
  'failedAt',
  'reversedAt',
  'endedAt',
  'submittedAt',
] as const;

/** A clock that stands at the latest instant told so far: late facts are recorded late. */
export interface StoryClock {
  readonly now: () => Instant;
  readonly hear: (told: unknown) => void;
  readonly set: (at: Instant) => void;
}

/** A clock before anything was told. */
export const createStoryClock = (): StoryClock => {
  let latest = BEGINNING;
  const set = (at: Instant): void => {
    if (at > latest) latest = at;
  };
  return {
    now: () => latest,
    set,
    hear: (told) => {
      const data = isObject(told) ? told['data'] : undefined;
      if (!isObject(data)) return;
      const at = INSTANTS.map((field) => data[field]).find(isInstant);
      if (at !== undefined) set(at);
    },
  };
};
