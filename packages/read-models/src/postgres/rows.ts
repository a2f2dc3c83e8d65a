import type { Stop, StoredRow, VersionStop } from '../database/readModelDatabase.ts';

/** A row as the driver gives it: 64-bit integers are texts of digits. */
export type Row = Readonly<Record<string, unknown>>;

const text = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`a row without text in ${column}`);
};

/** The 64-bit integer of a column. */
export const bigInteger = (row: Row, column: string): bigint => BigInt(text(row, column));

/** The 32-bit integer of a column. */
export const integer = (row: Row, column: string): number => {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw new TypeError(`a row without an integer in ${column}`);
};

export const storedRowOf = (row: Row): StoredRow => ({
  stream: text(row, 'stream'),
  part: text(row, 'part'),
  state: text(row, 'state'),
  firstPosition: bigInteger(row, 'first_position'),
});

const CODES: Readonly<Record<Stop['code'], true>> = {
  UndecodableEvent: true,
  ModelFailed: true,
  RowUnwritable: true,
};

const isCode = (code: string): code is Stop['code'] => Object.hasOwn(CODES, code);

export const stopOf = (row: Row): VersionStop => {
  const code = text(row, 'code');
  if (!isCode(code)) throw new TypeError(`a stop for no reason known: ${code}`);
  return {
    version: integer(row, 'version'),
    stream: text(row, 'stream'),
    revision: bigInteger(row, 'revision'),
    position: bigInteger(row, 'position'),
    code,
    reason: text(row, 'reason'),
  };
};

/** How a version stands, in one word. */
export const statusOf = (row: Row): string => text(row, 'status');
