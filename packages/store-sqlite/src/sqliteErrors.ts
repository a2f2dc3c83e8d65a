import type { StoreFailed, StoreUnavailable } from '@disdetta/core';

/** A file of ours, as its error messages speak of it. */
export interface FileOfOurs {
  readonly path: string;
  /** What to do when the file is broken. */
  readonly remedy: string;
}

/** A row that no table of ours can hold: the file is damaged. */
export class UnreadableRow extends Error {}

const BUSY = 5;
const LOCKED = 6;
const CANNOT_OPEN = 14;
const LOCKING_PROTOCOL = 15;
const NOT_A_DATABASE = 26;

/** Where SQLite says less than is known: a text file and a damaged first page look alike. */
const TEXTS: Readonly<Record<number, string>> = {
  [NOT_A_DATABASE]: 'it is no SQLite file, or its beginning is damaged',
};

/** What passes by itself, or can be put right around the file; nothing was written. */
const PASSING: ReadonlySet<number> = new Set([BUSY, LOCKED, CANNOT_OPEN, LOCKING_PROTOCOL]);

/**
 * What SQLite threw, as a value: out of reach for now, or broken. Anything else is a mistake in a
 * program, not an answer of a store, and is thrown on.
 */
export const storeErrorOf = (thrown: unknown, file: FileOfOurs): StoreUnavailable | StoreFailed => {
  if (thrown instanceof UnreadableRow) return failed(file, thrown.message);
  const cause = sqliteCauseOf(thrown);
  if (cause === null) throw thrown;
  return PASSING.has(cause.code)
    ? unavailable(file, cause.text)
    : failed(file, `${TEXTS[cause.code] ?? cause.text} (SQLite ${cause.extendedCode})`);
};

/** A file that cannot be reached for now. */
export const unavailable = ({ path }: FileOfOurs, cause: string): StoreUnavailable => ({
  code: 'StoreUnavailable',
  message: `${path} cannot be used now, and nothing was written: ${cause}.`,
  facts: { cause },
});

/** A file that is broken, or not what it should be. */
export const failed = ({ path, remedy }: FileOfOurs, cause: string): StoreFailed => ({
  code: 'StoreFailed',
  message: `${path} cannot be relied on: ${cause}. ${remedy}`,
  facts: { cause },
});

/** A file that may be whole, and is none that can be opened here. */
export const unfit = ({ path }: FileOfOurs, cause: string, remedy: string): StoreFailed => ({
  code: 'StoreFailed',
  message: `${path} cannot be opened, and is left as it is: ${cause}. ${remedy}`,
  facts: { cause },
});

/** Whether somebody else is at the file just now. */
export const isBusy = (thrown: unknown): boolean => sqliteCauseOf(thrown)?.code === BUSY;

interface SqliteCause {
  /** The primary result code of SQLite: the low byte of the extended one. */
  readonly code: number;
  readonly extendedCode: number;
  readonly text: string;
}

const sqliteCauseOf = (thrown: unknown): SqliteCause | null => {
  if (typeof thrown !== 'object' || thrown === null) return null;
  if (!('errcode' in thrown && 'message' in thrown)) return null;
  const { errcode, message } = thrown;
  if (typeof errcode !== 'number' || typeof message !== 'string') return null;
  return { code: errcode & 0xff, extendedCode: errcode, text: message };
};
