import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommentKey, CommentKeys } from './commentKeys.ts';

const KEY_BYTES = 32;

/** Where keys lie, and who may read them: nobody but the owner of the process. */
export interface KeyFolderOptions {
  readonly folder: string;
}

/**
 * Keys as files, one an account, in a folder of their own: keep it apart from the log and out of
 * its backups, or what is forgotten here can be read there. A key is on the disk before it is
 * used; a forgotten one is overwritten before its file is deleted, as far as the disk obeys.
 * Rejects with the error of the file system.
 */
export const openKeyFolder = ({ folder }: KeyFolderOptions): CommentKeys => {
  /** Ids may hold what a file's name may not. */
  const fileOf = (accountId: string): string =>
    join(folder, `${createHash('sha256').update(accountId).digest('hex')}.key`);

  const knownKeyOf = async (accountId: string): Promise<CommentKey | null> => {
    const key = await orNull('ENOENT', readFile(fileOf(accountId)));
    if (key === null || key.length === KEY_BYTES) return key;
    throw new Error(`${fileOf(accountId)} holds no key: it was cut off or is not ours.`);
  };

  return {
    knownKeyOf,
    keyFor: async (accountId) => {
      const known = await knownKeyOf(accountId);
      if (known !== null) return known;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const key = randomBytes(KEY_BYTES);
      const isOurs = await orNull('EEXIST', keep(folder, fileOf(accountId), key));
      // Another process was faster: its key is the one.
      return isOurs === null ? ((await knownKeyOf(accountId)) ?? key) : key;
    },
    forget: async (accountId) => {
      if ((await knownKeyOf(accountId)) === null) return;
      await write(fileOf(accountId), 'r+', randomBytes(KEY_BYTES));
      await orNull('ENOENT', unlink(fileOf(accountId)));
      await syncFolder(folder);
    },
  };
};

/** What a call of the file system answers, or null when it fails in the way that is expected. */
const orNull = async <A>(expected: string, call: Promise<A>): Promise<A | null> => {
  try {
    return await call;
  } catch (error) {
    const code =
      typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === expected) return null;
    throw error;
  }
};

const write = async (file: string, flags: 'wx' | 'r+', bytes: Uint8Array): Promise<void> => {
  const handle = await open(file, flags, 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Gives a key its name only when it is whole, and only if none has that name. */
const keep = async (folder: string, file: string, key: CommentKey): Promise<true> => {
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  await write(draft, 'wx', key);
  try {
    await link(draft, file);
  } finally {
    await unlink(draft);
  }
  await syncFolder(folder);
  return true;
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
