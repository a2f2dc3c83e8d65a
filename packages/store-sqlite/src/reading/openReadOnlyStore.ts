import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { FileKind } from '../fileKind.ts';
import type { FileOfOurs } from '../sqliteErrors.ts';
import type { SqliteStore } from '../sqliteStore.ts';
import { createReadOnlyLog } from './readOnlyLog.ts';
import { createReadOnlyStore } from './readOnlyStore.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';

/** Opens a log to read, follow and copy it; nothing of it is changed or made. */
export const openReadOnlyStore = (
  file: FileOfOurs,
  kind: FileKind,
  busyTimeoutMilliseconds: number,
): E.Either<StoreError, SqliteStore> => {
  const open = (): E.Either<StoreError, Session> =>
    openSession(file, kind, busyTimeoutMilliseconds);
  return E.map((session: Session) => createReadOnlyStore(createReadOnlyLog(session, open)))(open());
};
