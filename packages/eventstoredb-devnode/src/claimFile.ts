import { rmSync } from 'node:fs';
import type { StoreUnavailable } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** What SQLite says when somebody else holds a lock. */
const BUSY = 5;

/** Lets others have the file. */
export type Release = () => void;

/**
 * Claims the file of a log for this node, since a node remembers where its streams stand and
 * would not see what another writes. The claim is a lock on a file beside it, which the system
 * lifts when a process dies; where none can be made, opening the log will say why.
 */
export const claimFile = async (path: string): Promise<E.Either<StoreUnavailable, Release>> => {
  const { DatabaseSync } = await import('node:sqlite');
  const beside = `${path}.lock`;
  try {
    const lock = new DatabaseSync(beside);
    try {
      lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
    } catch (thrown) {
      lock.close();
      throw thrown;
    }
    return E.right(() => {
      lock.close();
      rmSync(beside, { force: true });
    });
  } catch (thrown) {
    return isBusy(thrown) ? E.left(inUse(path)) : E.right(() => undefined);
  }
};

const isBusy = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'errcode' in thrown && thrown.errcode === BUSY;

const inUse = (path: string): StoreUnavailable => ({
  code: 'StoreUnavailable',
  message: `Another node works on ${path}: stop that one, or name another file.`,
  facts: { cause: 'another node has claimed the file' },
});
