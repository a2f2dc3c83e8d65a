import type { EventStore } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import type { Effect } from '../effect.ts';
import type { Effects } from '../effects.ts';
import type { Handlers } from '../handlers.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createMemoryLedger } from '../ledger/memoryLedger.ts';
import type { EffectsOptions } from '../settings.ts';
import { startEffects } from '../startEffects.ts';
import { valueOf } from './answers.ts';
import { createFakeTime } from './fakeTime.ts';
import type { FakeTime } from './fakeTime.ts';
import { createStory } from './story.ts';
import type { Story } from './story.ts';

export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;
export const DAY = 24 * HOUR;

/** A log with customers, a ledger, and time that passes only when it is told to. */
export interface World {
  readonly store: EventStore;
  readonly ledger: Ledger;
  readonly story: Story;
  readonly time: FakeTime;
  /** Starts a reactor from the beginning of the log, and stops it when the world ends. */
  readonly start: (handlers: Handlers, options?: Partial<EffectsOptions>) => Promise<Effects>;
  readonly effectOf: (effects: Effects, key: string) => Promise<Partial<Effect> | null>;
  readonly end: () => Promise<void>;
}

/** Makes a world in which nothing has happened. */
export const createWorld = (): World => {
  const store = createMemoryStore();
  const ledger = createMemoryLedger();
  const time = createFakeTime();
  const started: Effects[] = [];

  return {
    store,
    ledger,
    story: createStory(store),
    time,
    start: async (handlers, options = {}) => {
      const { clock, timers } = time;
      const effects = await startEffects({
        store,
        ledger,
        from: 'beginning',
        clock,
        timers,
        random: () => 1,
        handlers,
        ...options,
      });
      started.push(effects);
      return effects;
    },
    effectOf: async (effects, key) => (await valueOf(effects.find(key))).effect,
    end: async () => {
      await Promise.all(started.map(({ stop }) => stop()));
    },
  };
};
