import type { Writable } from 'node:stream';
import type { EventStore, StoreError } from '@disdetta/core';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ColumnSource } from 'hyparquet-writer';
import { exportAs } from '../exporting.ts';
import type { Chunks, Exported, ExportOptions, Format, WriteFailed } from '../exporting.ts';
import { COLUMNS } from './columns.ts';
import { readEvent } from './readEvent.ts';
import type { ReadEvent } from './readEvent.ts';

/** How many events are held until they are written: a group of rows of the file. */
const ROWS_A_GROUP = 10_000;

/**
 * Exports a log as Parquet, one row an event, every column a text as in the CSV, but with null
 * for nothing and no apostrophes: nobody runs formulas there.
 */
export const exportParquet = (
  store: EventStore,
  out: Writable,
  options: ExportOptions = {},
): TaskEither<StoreError | WriteFailed, Exported> => exportAs(parquet, store, out, options);

const columnData = (events: readonly ReadEvent[]): ColumnSource[] =>
  COLUMNS.map(({ name, cell }) => ({ name, data: events.map(cell), type: 'STRING' }));

const parquet: Format = async function* (pages): Chunks {
  // An ES module alone: loaded by whoever exports Parquet, so that all others can be CommonJS.
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: columnData([]) });
  const file = new ParquetWriter({ writer, schema, createdBy: 'disdetta' });
  const written = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    // The writer goes on counting offsets, and may forget what was handed over.
    writer.index = 0;
    return bytes;
  };

  let held: ReadEvent[] = [];
  for await (const page of pages) {
    held.push(...page.map(readEvent));
    if (held.length < ROWS_A_GROUP) continue;
    await file.write({ columnData: columnData(held) });
    held = [];
    yield written();
  }
  if (held.length > 0) await file.write({ columnData: columnData(held) });
  await file.finish();
  yield written();
};
