import { audit } from '@disdetta/audit';
import type { Audit, EarlierSeal, LeavesUnfit } from '@disdetta/audit';
import type { EventStore, StoreError } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** Opens the log of a file for reading alone, uses it, and closes it whatever comes of that. */
export const reading = <Failure, Value>(
  file: string,
  use: (store: EventStore) => TE.TaskEither<Failure, Value>,
): TE.TaskEither<Failure | StoreError, Value> =>
  TE.bracketW(openSqliteStore({ path: file, readOnly: true }), use, (store) => store.close());

/** What an audit of the log of a file comes to, held against seals that were kept elsewhere. */
export const look = (
  file: string,
  seals: readonly EarlierSeal[],
): TE.TaskEither<StoreError | LeavesUnfit, string> =>
  pipe(
    reading(file, (store) => audit(store, { seals })),
    TE.map(tell),
  );

const tell = ({ verdict, findings, anchoredThrough }: Audit): string => {
  const found = findings.map(({ code, stream, revision }) =>
    stream === '' ? code : `${code} (${stream}, event ${revision})`,
  );
  const anchor = anchoredThrough === null ? [] : [`as sealed, through position ${anchoredThrough}`];
  return `${verdict}: ${[...anchor, ...found].join(', ') || 'nothing found, nothing vouched for'}`;
};
