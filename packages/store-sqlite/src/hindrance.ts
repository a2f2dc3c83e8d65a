import type { StoreError } from '@disdetta/core';
import { constants, accessSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { unavailable } from './sqliteErrors.ts';
import type { FileOfOurs } from './sqliteErrors.ts';

/** What a file is opened for. */
export type Purpose = 'read' | 'write';

/** Says what keeps somebody from a file, where SQLite says only that it cannot be opened. */
export const explain = (error: StoreError, file: FileOfOurs, purpose: Purpose): StoreError => {
  if (error.code !== 'StoreUnavailable') return error;
  const hindrance = isFolder(file.path)
    ? 'it is a folder'
    : purpose === 'read'
      ? hindranceOfReader(file.path)
      : hindranceOfWriter(file.path);
  return hindrance === null ? error : unavailable(file, hindrance);
};

const hindranceOfReader = (path: string): string | null => {
  const refused = refusalOf(path, constants.R_OK);
  if (refused === 'ENOENT') return 'there is no such file';
  if (refused !== null) return 'it may not be read';
  return refusalOf(dirname(path), constants.W_OK) === null
    ? null
    : 'a journal stands beside it, and to read that SQLite has to make a file in a folder in which it may not: copy the log and its journal to another folder';
};

const hindranceOfWriter = (path: string): string | null => {
  const folder = dirname(path);
  const refused = refusalOf(folder, constants.W_OK);
  if (refused === 'ENOENT') return `there is no folder ${folder}`;
  if (refused !== null) return `no files can be made in ${folder}`;
  const refusedFile = refusalOf(path, constants.W_OK);
  return refusedFile === null || refusedFile === 'ENOENT' ? null : 'it may not be written';
};

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const refusalOf = (path: string, mode: number): unknown => {
  try {
    accessSync(path, mode);
    return null;
  } catch (thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : thrown;
  }
};
