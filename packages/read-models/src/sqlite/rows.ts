import type { SQLOutputValue } from 'node:sqlite';
import type { Stop, StoredRow } from '../database/readModelDatabase.ts';

type Row = Record<string, SQLOutputValue>;

const text = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`a row without text in ${column}`);
};

/** The integer of a column, in full. */
export const integer = (row: Row, column: string): bigint => {
  const value = row[column];
  if (typeof value === 'bigint' || typeof value === 'number') return BigInt(value);
  throw new TypeError(`a row without an integer in ${column}`);
};

export const storedRowOf = (row: Row): StoredRow => ({
  stream: text(row, 'stream'),
  part: text(row, 'part'),
  state: text(row, 'state'),
  firstPosition: integer(row, 'first_position'),
});

const CODES: Readonly<Record<Stop['code'], true>> = {
  UndecodableEvent: true,
  ModelFailed: true,
  RowUnwritable: true,
};

const isCode = (code: string): code is Stop['code'] => Object.hasOwn(CODES, code);

export const stopOf = (row: Row): Stop => {
  const code = text(row, 'code');
  if (!isCode(code)) throw new TypeError(`a stop for no reason known: ${code}`);
  return {
    stream: text(row, 'stream'),
    revision: integer(row, 'revision'),
    position: integer(row, 'position'),
    code,
    reason: text(row, 'reason'),
  };
};

/** How a version stands, in one word. */
export const statusOf = (row: Row): string => text(row, 'status');
