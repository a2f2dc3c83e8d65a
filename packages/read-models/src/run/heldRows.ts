import type { RecordedAccountEvent } from '@disdetta/core';
import { causeOf } from '../database/databaseErrors.ts';
import type { RowKey, RowWrite, StoredRow } from '../database/readModelDatabase.ts';
import type { LiveRow, ReadModel } from '../model/readModel.ts';

/** The place of an event in its stream and in the log. */
export interface Place {
  readonly revision: bigint;
  readonly position: bigint;
}

/** A stream whose rows cannot be written, and why. */
export interface Unwritable {
  readonly stream: string;
  /** The first event that is not written yet. */
  readonly from: Place;
  readonly reason: string;
}

/** What is to be written, and what cannot be. */
export interface Written {
  readonly rows: readonly RowWrite[];
  readonly failed: readonly Unwritable[];
}

/** The rows of one version of a model that are in memory, and what is not written yet. */
export interface HeldRows {
  readonly holds: (key: RowKey) => boolean;
  readonly hold: (rows: readonly StoredRow[]) => void;
  /** Alters a row; when it throws what the model throws, the stream has to be forgotten. */
  readonly change: (part: string, event: RecordedAccountEvent) => void;
  /** Forgets what is in memory of a stream; answers the first event that was not written yet. */
  readonly forget: (stream: string) => Place | null;
  /** Everything that is not written yet; a stream that cannot be written is forgotten. */
  readonly write: () => Written;
  /** What `write` gave is kept now. */
  readonly settle: () => void;
}

interface Held {
  readonly row: LiveRow;
  size: number;
}

interface Change {
  readonly held: Held;
  readonly first: Place;
  lastPosition: bigint;
}

/** Rows or changes by stream, then by part. */
type ByStream<Value> = Map<string, Map<string, Value>>;

const put = <Value>(all: ByStream<Value>, stream: string, part: string, value: Value): void => {
  const parts = all.get(stream);
  if (parts === undefined) all.set(stream, new Map([[part, value]]));
  else parts.set(part, value);
};

const earliest = (changes: Iterable<Change>): Place | null => {
  let earliestSoFar: Place | null = null;
  for (const { first } of changes) {
    if (earliestSoFar === null || first.revision < earliestSoFar.revision) earliestSoFar = first;
  }
  return earliestSoFar;
};

/**
 * Holds rows of a model, up to about so many characters of their states; streams that did not
 * change for long go first. Where the table was empty, what is not held is not there either,
 * until something was let go.
 */
export const createHeldRows = (
  model: ReadModel,
  isEmptyTable: boolean,
  mostCharacters: number,
): HeldRows => {
  const rows: ByStream<Held> = new Map();
  const changes: ByStream<Change> = new Map();
  let isAll = isEmptyTable;
  let characters = 0;

  const letGo = (stream: string): void => {
    for (const { size } of rows.get(stream)?.values() ?? []) characters -= size;
    rows.delete(stream);
    isAll = false;
  };

  const forget = (stream: string): Place | null => {
    const first = earliest(changes.get(stream)?.values() ?? []);
    changes.delete(stream);
    letGo(stream);
    return first;
  };

  const heldOf = (stream: string, part: string): Held => {
    const known = rows.get(stream)?.get(part);
    if (known !== undefined) return known;
    const held = { row: model.open(null), size: 0 };
    put(rows, stream, part, held);
    return held;
  };

  const writeRow = (
    stream: string,
    part: string,
    { held, first, lastPosition }: Change,
  ): RowWrite => {
    const { state, cells } = held.row.write();
    characters += state.length - held.size;
    held.size = state.length;
    return { stream, part, firstPosition: first.position, lastPosition, state, cells };
  };

  return {
    holds: ({ stream, part }) => isAll || rows.get(stream)?.has(part) === true,

    hold: (stored) => {
      for (const { stream, part, state } of stored) {
        put(rows, stream, part, { row: model.open(state), size: state.length });
        characters += state.length;
      }
    },

    change: (part, event) => {
      const { stream, revision, position } = event;
      const change = changes.get(stream)?.get(part);
      const held = change?.held ?? heldOf(stream, part);
      if (change === undefined) {
        put(changes, stream, part, { held, first: { revision, position }, lastPosition: position });
      } else {
        change.lastPosition = position;
      }
      held.row.change(event);
    },

    forget,

    write: () => {
      const written: RowWrite[] = [];
      const failed: Unwritable[] = [];
      for (const [stream, parts] of changes) {
        try {
          written.push(...Array.from(parts, ([part, change]) => writeRow(stream, part, change)));
        } catch (thrown) {
          const from = forget(stream);
          if (from !== null) failed.push({ stream, from, reason: causeOf(thrown) });
        }
      }
      return { rows: written, failed };
    },

    settle: () => {
      for (const stream of changes.keys()) {
        const parts = rows.get(stream);
        if (parts === undefined) continue;
        rows.delete(stream);
        rows.set(stream, parts);
      }
      changes.clear();
      for (const stream of rows.keys()) {
        if (characters <= mostCharacters) return;
        letGo(stream);
      }
    },
  };
};
