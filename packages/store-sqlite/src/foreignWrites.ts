import { createBell } from '@disdetta/store-kit';
import type { Bell } from '@disdetta/store-kit';
import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Connection } from './connection.ts';
import { integerOf } from './row.ts';

/** Asks for a text that changes whenever somebody else writes to a log. */
export type AskVersion = () => E.Either<StoreError, string>;

/** How late another process's writes may be noticed; a look reads shared memory, not the disk. */
const LOOK_EVERY_MILLISECONDS = 25;

/** What SQLite counts up for a connection when others write; it looks into shared memory. */
export const prepareVersion = (connection: Connection): AskVersion => {
  const dataVersion = connection.prepare('PRAGMA data_version');
  return () =>
    connection.attempt(() => E.right(String(integerOf(dataVersion.get() ?? {}, 'data_version'))));
};

/**
 * A bell that also rings when others write to the file. SQLite tells nobody, so it looks from
 * time to time, but only while somebody waits.
 */
export const createBellOf = (askVersion: AskVersion): Bell => {
  const bell = createBell();
  let seen = '';
  let waiting = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const look = (): void => {
    const version = askVersion();
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
