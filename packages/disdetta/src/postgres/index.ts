import { openPostgresReadModels as open } from '@disdetta/read-models/postgres';
import type { PostgresReadModelsOptions } from '@disdetta/read-models/postgres';
import type { ReadModelDatabase } from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';
import { CannotOpen } from '../cannotOpen.ts';

export type { PostgresReadModelsOptions } from '@disdetta/read-models/postgres';

/**
 * Opens a schema of a PostgreSQL server for read models, to be given as
 * `readModels: { database }`. One connection of the pool is kept for writing; the pool stays the
 * backend's own. Rejects with `CannotOpen`.
 */
export const openPostgresReadModels = async (
  options: PostgresReadModelsOptions,
): Promise<ReadModelDatabase> => {
  const opened = await open(options)();
  if (E.isRight(opened)) return opened.right;
  throw new CannotOpen(opened.left.code, opened.left.message);
};
