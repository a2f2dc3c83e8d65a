import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync, backup } from 'node:sqlite';
import { randomUUID } from 'node:crypto';
import { immutableUri, stampAtRest } from './reading/atRest.ts';
import { storeErrorOf, unavailable } from './sqliteErrors.ts';
import type { FileOfOurs } from './sqliteErrors.ts';

/** All pages in one step: a copy in several would begin anew whenever somebody writes between. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a log into a file that is not there yet, as it stands at one moment. Writers go on
 * meanwhile: the copy is made by a connection and a thread of its own. The copy is whole and on
 * the disk when it gets its name, and only then is this answered.
 */
export const backUp = async (file: FileOfOurs, to: string): Promise<E.Either<StoreError, void>> => {
  const copy = { path: to, remedy: 'The log itself is as it was.' };
  const draft = `${to}.${randomUUID()}`;
  try {
    await copyPages(file.path, draft);
    await sync(draft);
    await link(draft, to);
    await sync(dirname(to));
    return E.right(undefined);
  } catch (thrown) {
    return E.left(backUpErrorOf(thrown, copy));
  } finally {
    await rm(draft, { force: true });
    await rm(`${draft}-journal`, { force: true });
  }
};

/** Copies a log at rest without making a file beside it, unless somebody comes and writes. */
const copyPages = async (path: string, draft: string): Promise<void> => {
  const stamp = stampAtRest(path);
  const source = new DatabaseSync(stamp === null ? path : immutableUri(path), { readOnly: true });
  try {
    await backup(source, draft, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
  if (stamp === stampAtRest(path) || stamp === null) return;
  await rm(draft);
  await copyPages(path, draft);
};

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Where a copy could not be made, the log itself is well: nothing of it is fatal. */
const backUpErrorOf = (thrown: unknown, copy: FileOfOurs): StoreError => {
  const code =
    typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  if (code === 'EEXIST') return unavailable(copy, 'there is a file of that name already');
  if (thrown instanceof Error && !('errcode' in thrown)) return unavailable(copy, thrown.message);
  return unavailable(copy, storeErrorOf(thrown, copy).facts.cause);
};
