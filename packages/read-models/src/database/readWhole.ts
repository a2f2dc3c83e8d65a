import * as E from 'fp-ts/lib/Either.js';
import { notBuilt, versionUnknown } from './databaseErrors.ts';
import type { ModelNotBuilt, VersionUnknown } from './databaseErrors.ts';
import { tableOf } from './readModelDatabase.ts';
import type { StoredRow, WholeRows } from './readModelDatabase.ts';

/** How one statement reads; null where the table is not there, or not any more. */
export interface WholeReading {
  /** What stands under the name of the model, and in which version. */
  readonly current: () => Promise<WholeRows | null>;
  /** The retired versions that still have a table. */
  readonly retired: () => Promise<readonly number[]>;
  readonly table: (table: string) => Promise<readonly StoredRow[] | null>;
}

/**
 * Reads one version whole. Each try is one statement, so it sees one moment. A reader of old code
 * keeps to the version that it knows for as long as that is there.
 */
export const readWhole = async (
  name: string,
  known: readonly number[],
  reading: WholeReading,
): Promise<E.Either<ModelNotBuilt | VersionUnknown, WholeRows>> => {
  const current = await reading.current();
  if (current === null) return E.left(notBuilt(name));
  if (known.includes(current.version)) return E.right(current);
  const retired = (await reading.retired()).filter((version) => known.includes(version));
  for (const version of retired.toSorted((one, other) => other - one)) {
    const rows = await reading.table(tableOf({ name, version }));
    if (rows !== null) return E.right({ version, rows });
  }
  return E.left(versionUnknown(name, current.version, known));
};
