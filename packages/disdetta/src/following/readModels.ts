import type { Poison, Progress, ReadModelDatabase } from '@disdetta/read-models';
import type { Queries } from '../queries.ts';
import type { ReadModelResult } from './readModelResult.ts';

/**
 * Tables that follow the log, and every query answered from them without a replay. They are a
 * moment behind it: who has just written and wants to read that waits for `caughtUp` first.
 */
export interface ReadModels extends Queries<'readModel'> {
  /** Resolves once what is in the log now can be read here. */
  readonly caughtUp: () => Promise<ReadModelResult<object>>;
  /** How far it is, for each group of tables that share a reading of the log. */
  readonly progress: () => readonly Progress[];
  /** Accounts that wait, each at an event that a table could not take. */
  readonly poisons: () => readonly Poison[];
  /** Lets a waiting account go on, by its stream; answers where it still stops. */
  readonly retry: (
    stream: string,
  ) => Promise<ReadModelResult<{ readonly poisons: readonly Poison[] }>>;
  /** Resolves when the tables are kept no more: by a close, or by what the refusal says. */
  readonly ended: Promise<ReadModelResult<object>>;
  /** The tables themselves, to read those of one's own models with `readRows`. */
  readonly database: ReadModelDatabase;
}
