import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { writeFailed } from '../exports/exporting.ts';
import type { WriteFailed } from '../exports/exporting.ts';
import type { FolderUnusable } from './bundle.ts';

/** What a file of a bundle holds, in figures. */
export interface FileSum {
  readonly bytes: number;
  readonly sha256: string;
}

/** The files of a bundle while it is written; their names are the bundle's, never the log's. */
export interface BundleFolder {
  readonly pathOf: (name: string) => string;
  /** A new file to write to. */
  readonly create: (name: string) => Writable;
  /** Writes a file from its parts, as the disk takes them. */
  readonly write: (
    name: string,
    parts: Iterable<string | Uint8Array>,
  ) => TE.TaskEither<WriteFailed, void>;
  /** What a file has come to. */
  readonly sumOf: (name: string) => TE.TaskEither<WriteFailed, FileSum>;
  /** Takes away what was written. */
  readonly discard: () => Promise<void>;
}

/** Makes a folder, or takes an empty one. */
export const openBundleFolder = (folder: string): TE.TaskEither<FolderUnusable, BundleFolder> =>
  TE.tryCatch(
    async () => {
      const made = await mkdir(folder, { recursive: true });
      const [first] = await readdir(folder);
      if (first !== undefined) throw new Error(`it holds ${first} already`);
      return bundleFolder(folder, made !== undefined);
    },
    (thrown) => folderUnusable(folder, E.toError(thrown).message),
  );

const folderUnusable = (folder: string, cause: string): FolderUnusable => ({
  code: 'FolderUnusable',
  message: `A bundle cannot be written to ${folder}: ${cause}. Name a new folder.`,
  facts: { folder, cause },
});

const bundleFolder = (folder: string, isOurs: boolean): BundleFolder => {
  const names: string[] = [];
  const pathOf = (name: string): string => join(folder, name);
  const create = (name: string): Writable => {
    names.push(name);
    return createWriteStream(pathOf(name), { flags: 'wx' });
  };
  return {
    pathOf,
    create,
    write: (name, parts) => TE.tryCatch(() => pipeline(parts, create(name)), writeFailed),
    sumOf: (name) =>
      TE.tryCatch(async () => {
        const hash = createHash('sha256');
        await pipeline(createReadStream(pathOf(name)), hash);
        const { size: bytes } = await stat(pathOf(name));
        return { bytes, sha256: hash.digest('hex') };
      }, writeFailed),
    discard: async () => {
      for (const name of names) await rm(pathOf(name), { force: true });
      if (isOurs) await rmdir(folder);
    },
  };
};
