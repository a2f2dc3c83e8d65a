import { createBell } from '@disdetta/store-kit';
import type { Bell } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import type { Connection } from './connection.ts';
import { integerOf } from './row.ts';

/** How late another process's writes may be noticed; a look reads shared memory, not the disk. */
const LOOK_EVERY_MILLISECONDS = 25;

/**
 * A bell that also rings when others write to the file. SQLite tells nobody, so it looks from
 * time to time, but only while somebody waits.
 */
export const createBellOf = (connection: Connection): Bell => {
  const bell = createBell();
  const dataVersion = connection.prepare('PRAGMA data_version');
  let seen = -1n;
  let waiting = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const look = (): void => {
    const version = connection.attempt(() =>
      E.right(integerOf(dataVersion.get() ?? {}, 'data_version')),
    );
    // An error is left to those who wait: they read next, and are told.
    if (E.isRight(version) && version.right === seen) return;
    if (E.isRight(version)) seen = version.right;
    bell.ring();
  };

  return {
    ...bell,
    ringsAgain: async (since, signal) => {
      waiting += 1;
      timer ??= setInterval(look, LOOK_EVERY_MILLISECONDS);
      await bell.ringsAgain(since, signal);
      waiting -= 1;
      if (waiting > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
};
