import type { Writable } from 'node:stream';
import type { EventStore, StoreError } from '@disdetta/core';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import writeExcelFile from 'write-excel-file/node';
import type { SheetData } from 'write-excel-file/node';
import { exportAs } from '../exporting.ts';
import type { Chunks, Exported, ExportOptions, Format, WriteFailed } from '../exporting.ts';
import { COLUMNS } from './columns.ts';
import { harmless } from './formulas.ts';
import { readEvent } from './readEvent.ts';
import { timeless } from './timeless.ts';
import { createTotals } from './totals.ts';

/** What an export as XLSX may be given. */
export interface XlsxOptions extends ExportOptions {
  /** The most events that are taken: a workbook is made in memory. Default: 50,000. */
  readonly mostEvents?: number;
}

/** More events than one workbook should hold; nothing of it was written. */
export interface TooManyEvents {
  readonly code: 'TooManyEvents';
  readonly message: string;
  readonly facts: { readonly mostEvents: number };
}

const MOST_EVENTS = 50_000;

/** What Excel holds in one cell. */
const LONGEST_CELL = 32_767;

/**
 * Exports a log as a workbook: a sheet `Totals`, what the amounts of every type of event come to
 * by currency, and a sheet `Events` with the columns of the CSV, every cell a text. A text longer
 * than a cell may be is cut, and ends in `…`; characters that XML cannot hold are left out.
 */
export const exportXlsx = (
  store: EventStore,
  out: Writable,
  { mostEvents = MOST_EVENTS, ...options }: XlsxOptions = {},
): TaskEither<StoreError | WriteFailed | TooManyEvents, Exported> =>
  exportAs(workbook, store, out, options, ({ events }) =>
    events > mostEvents ? tooManyEvents(mostEvents) : null,
  );

const tooManyEvents = (mostEvents: number): TooManyEvents => ({
  code: 'TooManyEvents',
  message: `A workbook holds ${mostEvents} events at most: export a part, or as CSV or Parquet.`,
  facts: { mostEvents },
});

const fitting = (cell: string): string =>
  cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL - 1)}…` : cell;

/** The library looks texts up among the properties of an object: these it would find there. */
const isInherited = (cell: string): boolean => cell in Object.prototype;

const textCell = (cell: string | null): SheetData[number][number] => {
  if (cell === null) return null;
  return { type: String, value: fitting(isInherited(cell) ? `'${cell}` : harmless(cell)) };
};

const heading = (names: readonly string[]): SheetData[number] =>
  names.map((value) => ({ type: String, value, fontWeight: 'bold' }));

const workbook: Format = async function* (pages): Chunks {
  const totals = createTotals();
  const rows: SheetData = [heading(COLUMNS.map(({ name }) => name))];
  for await (const page of pages) {
    for (const event of page.map(readEvent)) {
      totals.see(event);
      rows.push(COLUMNS.map(({ cell }) => textCell(cell(event))));
    }
  }
  const summed: SheetData = [
    heading(['event', 'field', 'currency', 'amounts', 'sum']),
    ...totals
      .rows()
      .map(([type, field, currency, count, sum]) => [
        ...[type, field, currency].map(textCell),
        { type: Number, value: count },
        textCell(sum),
      ]),
  ];
  const sheets = [
    { sheet: 'Totals', data: summed, stickyRowsCount: 1 },
    { sheet: 'Events', data: rows, stickyRowsCount: 1 },
  ];
  yield await timeless(await writeExcelFile(sheets).toBuffer());
};
