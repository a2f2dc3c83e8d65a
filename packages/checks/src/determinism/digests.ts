import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The SHA-256 of every file in a folder and the folders in it, by its path. */
export const digestsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
      .toSorted()
      .map((path) => {
        const bytes = readFileSync(join(folder, path));
        return [path, createHash('sha256').update(bytes).digest('hex')];
      }),
  );
