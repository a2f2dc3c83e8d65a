import type { FileHandle } from 'node:fs/promises';
import * as E from 'fp-ts/lib/Either.js';
import { exportUnreadable } from '../exportUnreadable.ts';
import type { ExportUnreadable } from '../exportUnreadable.ts';
import { linesOfFile } from './fileLines.ts';
import { readJsonLine } from './jsonLine.ts';

/** Where the events of an export lie; the nth event is the nth line. */
export interface ExportIndex {
  readonly positions: readonly bigint[];
  readonly revisions: readonly bigint[];
  /** Where every line begins, and where the last one ends. */
  readonly offsets: readonly number[];
  /** The events of a stream, in the order of their revisions. */
  readonly streams: ReadonlyMap<string, readonly number[]>;
}

/** Reads an export once, line by line: each has to be spelt as it was, and positions to rise. */
export const indexOf = async (
  file: FileHandle,
  name: string,
): Promise<E.Either<ExportUnreadable, ExportIndex>> => {
  const positions: bigint[] = [];
  const revisions: bigint[] = [];
  const offsets: number[] = [0];
  const streams = new Map<string, number[]>();
  const unreadable = (cause: string): E.Either<ExportUnreadable, never> =>
    E.left(exportUnreadable(name, positions.length + 1, cause));

  try {
    for await (const { text, next } of linesOfFile(file)) {
      const read = readJsonLine(text);
      if (E.isLeft(read)) return unreadable(read.left);
      const { stream, revision, position } = read.right;
      if (position <= (positions.at(-1) ?? 0n)) {
        return unreadable(
          `event ${revision} of ${stream} does not stand in the order of positions`,
        );
      }
      const own = streams.get(stream) ?? [];
      own.push(positions.length);
      streams.set(stream, own);
      positions.push(position);
      revisions.push(revision);
      offsets.push(next);
    }
  } catch (thrown) {
    return unreadable(E.toError(thrown).message);
  }
  for (const own of streams.values()) sortByRevision(own, revisions);
  return E.right({ positions, revisions, offsets, streams });
};

const sortByRevision = (events: number[], revisions: readonly bigint[]): void => {
  const revisionOf = (event: number): bigint => revisions[event] ?? 0n;
  events.sort((one, other) => {
    if (revisionOf(one) === revisionOf(other)) return one - other;
    return revisionOf(one) < revisionOf(other) ? -1 : 1;
  });
};

/** How many of the sorted items come before the first one that has a property. */
export const countBefore = <Item>(items: readonly Item[], has: (item: Item) => boolean): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = items[middle];
    if (item === undefined || has(item)) high = middle;
    else low = middle + 1;
  }
  return low;
};
