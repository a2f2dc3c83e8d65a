import type { StoreError } from '@disdetta/core';
import { constants, accessSync } from 'node:fs';
import { dirname } from 'node:path';
import { unavailable } from '../sqliteErrors.ts';
import type { FileOfOurs } from '../sqliteErrors.ts';

/** Says what keeps a reader from a file, where SQLite says only that it cannot be opened. */
export const explain = (error: StoreError, file: FileOfOurs): StoreError => {
  const hindrance = error.code === 'StoreUnavailable' ? hindranceOf(file.path) : null;
  return hindrance === null ? error : unavailable(file, hindrance);
};

const hindranceOf = (path: string): string | null => {
  const refused = refusalOf(path, constants.R_OK);
  if (refused === 'ENOENT') return 'there is no such file';
  if (refused !== null) return 'it may not be read';
  return refusalOf(dirname(path), constants.W_OK) === null
    ? null
    : 'a journal stands beside it, and to read that SQLite has to make a file in a folder in which it may not: copy the log and its journal to another folder';
};

const refusalOf = (path: string, mode: number): unknown => {
  try {
    accessSync(path, mode);
    return null;
  } catch (thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : thrown;
  }
};
