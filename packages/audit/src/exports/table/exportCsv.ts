import type { Writable } from 'node:stream';
import type { EventStore, StoreError } from '@disdetta/core';
import { stringify } from 'csv-stringify/sync';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { exportAs } from '../exporting.ts';
import type { Chunks, Exported, ExportOptions, Format, WriteFailed } from '../exporting.ts';
import { COLUMNS } from './columns.ts';
import { harmless } from './formulas.ts';
import { readEvent } from './readEvent.ts';

/** Rows as RFC 4180 has them, none of whose cells is a formula. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(harmless)),
    { record_delimiter: '\r\n' },
  );

/**
 * Exports a log as CSV (RFC 4180, UTF-8), one row an event, amounts as decimal numbers. What the
 * columns mean, `dataDictionary` tells.
 */
export const exportCsv = (
  store: EventStore,
  out: Writable,
  options: ExportOptions = {},
): TaskEither<StoreError | WriteFailed, Exported> => exportAs(csv, store, out, options);

const csv: Format = async function* (pages): Chunks {
  yield csvOf([COLUMNS.map(({ name }) => name)]);
  for await (const page of pages) {
    const events = page.map(readEvent);
    yield csvOf(events.map((event) => COLUMNS.map(({ cell }) => cell(event) ?? '')));
  }
};
