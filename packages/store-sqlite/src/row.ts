import { UnreadableRow } from './sqliteErrors.ts';

/** A row as SQLite gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** The text of a column. */
export const textOf = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new UnreadableRow(`a row without text in ${column}`);
};

/** The text of a column, or null where there is none. */
export const optionalTextOf = (row: Row, column: string): string | null =>
  row[column] === null ? null : textOf(row, column);

/** The integer of a column, in full. */
export const integerOf = (row: Row, column: string): bigint => {
  const value = row[column];
  if (typeof value === 'bigint' || typeof value === 'number') return BigInt(value);
  throw new UnreadableRow(`a row without an integer in ${column}`);
};
