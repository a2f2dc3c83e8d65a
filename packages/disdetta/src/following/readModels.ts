import type { Poison, Progress, ReadModelDatabase, StartError } from '@disdetta/read-models';
import type { Queries } from '../queries.ts';
import type { PlansOfAccount } from './plansOfAll.ts';
import type { ReadModelResult } from './readModelResult.ts';

/** How the tables stand. */
export interface ReadModelsStatus {
  /**
   * `elsewhere`: another process keeps them live, and they are read here, too. `waiting`: they are
   * not kept here for the time being, and `trouble` says why.
   */
  readonly state: 'catching-up' | 'live' | 'elsewhere' | 'waiting' | 'stopped';
  /** How far it is, for each group of tables that share a reading of the log. */
  readonly progress: readonly Progress[];
  /** Tables that another process keeps live, as `accounts v1`. */
  readonly elsewhere: readonly string[];
  /**
   * For how many milliseconds the oldest event that is not in yet has been in the log; null where
   * no tables are kept here.
   */
  readonly lagMilliseconds: number | null;
  /** What it waits to pass: it is tried again by itself. */
  readonly trouble: StartError | null;
}

/** What came of a question about accounts that wait. */
export type Poisons = Promise<ReadModelResult<{ readonly poisons: readonly Poison[] }>>;

/**
 * Tables that follow the log, and every query answered from them without a replay. They are a
 * moment behind it: who has just written and wants to read that waits for `caughtUp` first.
 */
export interface ReadModels extends Queries<'readModel'> {
  /** The lines of every account as they stand now, ended ones too. */
  readonly plansOfAll: () => Promise<
    ReadModelResult<{ readonly answer: readonly PlansOfAccount[] }>
  >;
  /** Resolves once what is in the log now can be read here, from the tables that are kept here. */
  readonly caughtUp: () => Promise<ReadModelResult<object>>;
  readonly status: () => Promise<ReadModelsStatus>;
  /** Accounts that wait, each at an event that a table could not take, in whatever process. */
  readonly poisons: () => Poisons;
  /** Lets a waiting account go on; answers where it still stops. */
  readonly retry: (accountId: string) => Poisons;
  /** The tables themselves, to read those of one's own models with `readRows`. */
  readonly database: ReadModelDatabase;
}
