import * as E from 'fp-ts/lib/Either.js';
import { DatabaseSync } from 'node:sqlite';
import type { LedgerError } from '../effectsErrors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { ledgerOf } from '../ledger/ledgerOf.ts';
import { failed, ledgerErrorOf } from './ledgerErrors.ts';
import { prepareFile } from './ledgerFile.ts';
import { createSqliteBook } from './sqliteBook.ts';

/** Which ledger to open. */
export interface SqliteLedgerOptions {
  /** The file; made when it is not there. Reactors of one machine may share it. */
  readonly file: string;
  /** How long a write waits for one of another process. Default: 5,000. */
  readonly busyTimeoutMilliseconds?: number;
}

/** The ledger could not be opened: a damaged file, another one, no permission. */
export class CannotOpenLedger extends Error {
  readonly code: LedgerError['code'];

  constructor({ code, message }: LedgerError) {
    super(message);
    this.name = 'CannotOpenLedger';
    this.code = code;
  }
}

/**
 * Opens the ledger of one SQLite file. What it answers is on the disk. Rejects with
 * `CannotOpenLedger`.
 */
export const openSqliteLedger = async (options: SqliteLedgerOptions): Promise<Ledger> => {
  const opened = open(options);
  if (E.isLeft(opened)) throw new CannotOpenLedger(opened.left);
  return opened.right;
};

const open = ({
  file,
  busyTimeoutMilliseconds = 5_000,
}: SqliteLedgerOptions): E.Either<LedgerError, Ledger> => {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { timeout: busyTimeoutMilliseconds });
    const fault = prepareFile(database);
    if (fault === null) return E.right(ledgerOf(createSqliteBook(database, file)));
    database.close();
    return E.left(failed(file, fault));
  } catch (thrown) {
    if (database?.isOpen === true) database.close();
    return E.left(ledgerErrorOf(thrown, file));
  }
};
