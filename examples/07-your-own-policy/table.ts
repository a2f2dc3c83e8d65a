import type { Account, Policies } from '@disdetta/core';
import type { Answer } from './deciding.ts';
import type { Named } from './reading.ts';

type Row = readonly string[];

/** A row a customer, a column a set of terms: what each would be answered under each. */
export const tableOf = (
  title: string,
  answer: Answer,
  customers: readonly Named<Account>[],
  terms: readonly Named<Policies>[],
): string => {
  const head: Row = [title, ...terms.map(({ name }) => name)];
  const rows = customers.map(({ name, value: account }): Row => [
    name,
    ...terms.map(({ value }) => answer(account, value)),
  ]);
  return aligned([head, ...rows]);
};

const aligned = (rows: readonly Row[]): string => {
  const widthOf = (column: number): number =>
    Math.max(...rows.map((row) => (row[column] ?? '').length));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widthOf(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
