import type { Writable } from 'node:stream';
import type { EventStore, StoreError } from '@disdetta/core';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { exportAs } from '../exporting.ts';
import type { Chunks, Exported, ExportOptions, Format, WriteFailed } from '../exporting.ts';
import { writeJsonLine } from './jsonLine.ts';

/**
 * Exports a log as lines of JSON, one an event: every text as it is stored, byte for byte, and
 * its hash. `openExport` reads such a file back, and every audit works on it.
 */
export const exportJsonLines = (
  store: EventStore,
  out: Writable,
  options: ExportOptions = {},
): TaskEither<StoreError | WriteFailed, Exported> => exportAs(jsonLines, store, out, options);

const jsonLines: Format = async function* (pages): Chunks {
  for await (const page of pages) yield page.map((event) => `${writeJsonLine(event)}\n`).join('');
};
