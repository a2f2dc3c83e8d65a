import type { LedgerError } from '../effectsErrors.ts';

/** A row that no table of ours can hold: the file is damaged. */
export class UnreadableRow extends Error {}

const BUSY = 5;
const LOCKED = 6;
const CANNOT_OPEN = 14;
const LOCKING_PROTOCOL = 15;

/** What passes by itself, or can be put right around the file; nothing was written. */
const PASSING: ReadonlySet<number> = new Set([BUSY, LOCKED, CANNOT_OPEN, LOCKING_PROTOCOL]);

/** A ledger that cannot be used now. */
export const unavailable = (file: string, cause: string): LedgerError => ({
  code: 'LedgerUnavailable',
  message: `${file} cannot be used now, and nothing was written: ${cause}.`,
  facts: { cause },
});

/** A ledger that is broken, or not what it should be. */
export const failed = (file: string, cause: string): LedgerError => ({
  code: 'LedgerFailed',
  message:
    `${file} cannot be relied on: ${cause}. Nothing is handed over by it any more: look at the ` +
    'disk and the file, then start again.',
  facts: { cause },
});

/**
 * What SQLite threw, as a value. Anything else is a mistake in a program, not an answer of a
 * ledger, and is thrown on.
 */
export const ledgerErrorOf = (thrown: unknown, file: string): LedgerError => {
  if (thrown instanceof UnreadableRow) return failed(file, thrown.message);
  if (!isSqliteError(thrown)) throw thrown;
  const { errcode, message } = thrown;
  return PASSING.has(errcode & 0xff)
    ? unavailable(file, message)
    : failed(file, `${message} (SQLite ${errcode})`);
};

/** Whether somebody else is at the file just now. */
export const isBusy = (thrown: unknown): boolean =>
  isSqliteError(thrown) && (thrown.errcode & 0xff) === BUSY;

const isSqliteError = (
  thrown: unknown,
): thrown is { readonly errcode: number; readonly message: string } =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'errcode' in thrown &&
  typeof thrown.errcode === 'number' &&
  'message' in thrown &&
  typeof thrown.message === 'string';
