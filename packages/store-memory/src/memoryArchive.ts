import type { Archive, ArchiveEntry, Snapshot } from '@disdetta/core';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { createShelf } from './shelf.ts';
import type { Shelf } from './shelf.ts';

interface Filed {
  readonly snapshot: Snapshot;
  readonly shelves: Map<string, Shelf>;
}

/** The reference archive: exact, and gone with the process. */
export const createMemoryArchive = (): Archive => {
  const streams = new Map<string, Filed>();

  const revisionOf = (stream: string): bigint => streams.get(stream)?.snapshot.revision ?? -1n;

  const shelfOf = (stream: string, shelf: string): Shelf =>
    streams.get(stream)?.shelves.get(shelf) ?? createShelf();

  return {
    open: (stream) => TE.fromIO(() => streams.get(stream)?.snapshot ?? null),

    consult: (stream, through, finds, tallies) =>
      TE.fromIO(() => {
        if (revisionOf(stream) !== through) return null;
        return {
          found: finds.map(({ shelf, keys }) =>
            keys.flatMap((key): readonly ArchiveEntry[] => {
              const entry = shelfOf(stream, shelf).find(key);
              return entry === undefined ? [] : [entry];
            }),
          ),
          tallies: tallies.map((question) => shelfOf(stream, question.shelf).tally(question)),
        };
      }),

    file: (stream, after, snapshot, entries) =>
      TE.fromIO(() => {
        if (revisionOf(stream) !== after) return false;
        const shelves = streams.get(stream)?.shelves ?? new Map<string, Shelf>();
        for (const entry of entries) {
          const shelf = shelves.get(entry.shelf) ?? createShelf();
          shelf.put(entry);
          shelves.set(entry.shelf, shelf);
        }
        streams.set(stream, { snapshot, shelves });
        return true;
      }),

    forget: (stream) =>
      TE.fromIO(() => {
        streams.delete(stream);
      }),
  };
};
