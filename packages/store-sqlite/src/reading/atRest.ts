import { existsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * What tells this state of a file from a later one while nobody has it open for writing; null while
 * somebody may have. A writer makes its journal before it changes anything, and takes it away when
 * it goes.
 *
 * The file is never opened for this: closing it again would end the locks that SQLite holds on it
 * for other stores of this process.
 */
export const stampAtRest = (path: string): string | null => {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return hasJournal(path) ? null : [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    // Opening it in the usual way tells why it cannot be had.
    return null;
  }
};

const hasJournal = (path: string): boolean =>
  existsSync(`${path}-wal`) || existsSync(`${path}-journal`);

/** Tells SQLite that a file never changes: it makes no file beside it then, and takes no lock. */
export const immutableUri = (path: string): string => `${pathToFileURL(path).href}?immutable=1`;
