import type { Account, Policies } from '@disdetta/core';
import { cancelWithoutReason, quote } from './deciding.ts';
import type { Named } from './reading.ts';

type Row = readonly string[];

/** What each customer is answered under one set of terms: a row a customer, a column a question. */
export const tableOf = (
  { name, value: terms }: Named<Policies>,
  customers: readonly Named<Account>[],
): string =>
  aligned([
    [name, 'back on 20 March', 'cancelling'],
    ...customers.map(({ name: customer, value: account }) => [
      customer,
      quote(account, terms),
      cancelWithoutReason(account, terms),
    ]),
  ]);

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
