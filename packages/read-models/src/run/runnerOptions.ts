import type { EventStore, StopSignal } from '@disdetta/core';
import type { ReadModelDatabase, Stop } from '../database/readModelDatabase.ts';
import type { ReadModel } from '../model/readModel.ts';
import type { Share } from '../share/share.ts';
import type { Sizes } from './lane.ts';
import type { Decode } from './modelRun.ts';
import type { Clock, Progress } from './progress.ts';
import type { Pace } from './throttle.ts';

/** A model that has stopped at an account, and at which event. */
export interface Poison extends Stop {
  readonly model: string;
  readonly version: number;
}

/** What `runReadModels` is given. */
export interface RunnerOptions {
  /** The log that the models follow. */
  readonly store: EventStore;
  readonly database: ReadModelDatabase;
  readonly models: readonly ReadModel[];
  /**
   * Which accounts it takes; the tables are those of the share, as `inShare` shows them. The whole
   * log is read all the same. Default: all accounts, and the tables of the models.
   */
  readonly share?: Share;
  /** Stops the runner, as `stop()` does. */
  readonly signal?: StopSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Told once a stop is kept: an event that a model cannot take, and its account waits for it. */
  readonly onPoison?: (poison: Poison) => void;
  /** How events are read back. Default: `decodeAccountEvent` of the core. */
  readonly decode?: Decode;
  /** Default: pages of 2,000 and batches of 50,000 events. */
  readonly sizes?: Sizes;
  /** How many characters of rows each model keeps in memory. Default: 16 million. */
  readonly mostCharacters?: number;
  /** How often progress is told. Default: every 10,000 events and every 250 milliseconds. */
  readonly pace?: Pace;
  /** Default: that of the system. */
  readonly clock?: Clock;
}
