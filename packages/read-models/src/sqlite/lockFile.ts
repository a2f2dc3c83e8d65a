import { DatabaseSync } from 'node:sqlite';

/** A lock that the operating system lets go of when its process ends, however it ends. */
export interface FileLock {
  readonly release: () => void;
}

const BUSY = 5;

const isBusy = (thrown: unknown): boolean =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'errcode' in thrown &&
  typeof thrown.errcode === 'number' &&
  (thrown.errcode & 0xff) === BUSY;

/**
 * Takes the lock that a file stands for, or answers null when somebody else has it. It is the
 * write lock of an empty database: it needs no clock, and nothing is left over by a crash.
 */
export const lockFile = (path: string): FileLock | null => {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch (thrown) {
    database.close();
    if (isBusy(thrown)) return null;
    throw thrown;
  }
  return {
    release: () => {
      database.close();
    },
  };
};
