import type { DatabaseSync } from 'node:sqlite';
import { isBusy } from './ledgerErrors.ts';

/** Written in the header of the file, and checked whenever it is opened. */
const APPLICATION_ID = 0x44_69_45_66;
const VERSION = 1;

/** The tables. Columns are named as the fields of an effect, and can be read with any SQLite tool. */
const SCHEMA = `
  CREATE TABLE effect (
    key               TEXT PRIMARY KEY,
    name              TEXT NOT NULL,
    event_id          TEXT NOT NULL,
    event_type        TEXT NOT NULL,
    stream            TEXT NOT NULL,
    revision          INTEGER NOT NULL,
    position          INTEGER NOT NULL,
    awaits            TEXT,
    due_by            TEXT,
    state             TEXT NOT NULL,
    attempts          INTEGER NOT NULL,
    attempts_before   INTEGER NOT NULL,
    next_attempt_at   TEXT NOT NULL,
    lease_owner       TEXT,
    lease_until       TEXT,
    error_code        TEXT,
    error_message     TEXT,
    handed_over_at    TEXT,
    receipt           TEXT,
    fact_id           TEXT,
    fact_type         TEXT,
    note              TEXT,
    done_at           TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX effect_waiting ON effect (next_attempt_at, position, name) WHERE state = 'waiting';
  CREATE INDEX effect_running ON effect (lease_until) WHERE state = 'running';
  CREATE INDEX effect_to_do ON effect (stream, revision, name) WHERE state IN ('waiting', 'running');
  CREATE INDEX effect_parked ON effect (position) WHERE state = 'parked';
  CREATE INDEX effect_handed_over ON effect (handed_over_at) WHERE state = 'handedOver';
  CREATE INDEX effect_due ON effect (due_by) WHERE due_by IS NOT NULL AND state <> 'done';
  CREATE INDEX effect_awaiting ON effect (stream, awaits) WHERE awaits IS NOT NULL;
  CREATE INDEX effect_standing ON effect (name, state);

  CREATE TABLE progress (
    one               INTEGER PRIMARY KEY CHECK (one = 1),
    version           INTEGER NOT NULL,
    position          INTEGER,
    stream            TEXT,
    revision          INTEGER,
    event_id          TEXT
  ) STRICT;
  CREATE TABLE collected (
    name              TEXT PRIMARY KEY,
    skipped_through   INTEGER NOT NULL,
    since             TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const pragma = (database: DatabaseSync, name: string): unknown =>
  database.prepare(`PRAGMA ${name}`).get()?.[name];

type Kind = 'new' | 'ours' | 'foreign' | 'other version';

const kindOf = (database: DatabaseSync): Kind => {
  const id = pragma(database, 'application_id');
  const version = pragma(database, 'user_version');
  const { count } = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get() ?? {};
  if (id === 0 && version === 0 && count === 0) return 'new';
  if (id !== APPLICATION_ID) return 'foreign';
  return version === VERSION ? 'ours' : 'other version';
};

/** All that is read of a file is of one moment: somebody else may be making it a ledger just now. */
const kindAtOneMoment = (database: DatabaseSync): Kind => {
  database.exec('BEGIN');
  try {
    return kindOf(database);
  } finally {
    database.exec('ROLLBACK');
  }
};

/** Processes that make one file at the same moment refuse each other this: then it is waited. */
const writeAhead = (database: DatabaseSync, attempts = 20): void => {
  try {
    database.exec('PRAGMA journal_mode = WAL');
  } catch (thrown) {
    if (attempts <= 1 || !isBusy(thrown)) throw thrown;
    // A writer gets its turn, or is told that it does not; a change of the journal is not queued.
    database.exec('BEGIN IMMEDIATE; COMMIT');
    writeAhead(database, attempts - 1);
  }
};

/** Makes a file a ledger, or checks that it is one that keeps its promises; null, or why not. */
export const prepareFile = (database: DatabaseSync): string | null => {
  // Looked at before anything is set: somebody else's file is left as it is.
  if (kindAtOneMoment(database) === 'foreign') return 'it is not a ledger of effects';
  writeAhead(database);
  database.exec('PRAGMA synchronous = FULL');
  if (pragma(database, 'journal_mode') !== 'wal') return 'SQLite would not keep its journal as WAL';
  if (pragma(database, 'synchronous') !== 2) return 'SQLite would not sync it in full';
  database.exec('BEGIN IMMEDIATE');
  try {
    // Asked again: somebody else who opened it at once may have been first.
    const kind = kindOf(database);
    if (kind === 'new') {
      database.exec(SCHEMA);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}`);
    }
    database.exec('COMMIT');
    return kind === 'other version' ? 'another version of Disdetta has made it' : null;
  } catch (thrown) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw thrown;
  }
};
