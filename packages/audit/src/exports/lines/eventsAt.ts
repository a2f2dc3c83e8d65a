import type { FileHandle } from 'node:fs/promises';
import type { StoreFailed, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ExportIndex } from './exportIndex.ts';
import { decodeUtf8 } from './fileLines.ts';
import { readJsonLine } from './jsonLine.ts';

/** Reads events of an export by their places; one that is not as it was at opening is an error. */
export const eventsAt =
  (
    file: FileHandle,
    { offsets }: ExportIndex,
    ordinals: readonly number[],
  ): TaskEither<StoreFailed, readonly StoredEvent[]> =>
  async () => {
    const events: StoredEvent[] = [];
    try {
      for (const ordinal of ordinals) {
        const start = offsets[ordinal] ?? 0;
        const length = (offsets[ordinal + 1] ?? start) - start;
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, start);
        const read = readJsonLine(decodeUtf8(buffer.subarray(0, -1)));
        if (E.isLeft(read)) return E.left(failed(read.left));
        events.push(read.right);
      }
      return E.right(events);
    } catch (thrown) {
      return E.left(failed(E.toError(thrown).message));
    }
  };

const failed = (cause: string): StoreFailed => ({
  code: 'StoreFailed',
  message: `The file of this export was altered or cannot be read any more: ${cause}.`,
  facts: { cause },
});
