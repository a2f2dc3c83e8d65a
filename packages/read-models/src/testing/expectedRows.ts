import { decodeAccountEvent } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import type { LiveRow, ReadModel } from '../model/readModel.ts';
import { readRows } from '../reading/rowReader.ts';
import { valueOf } from './told.ts';

/** Rows by where they stand, as values. */
export type RowValues = Readonly<Record<string, unknown>>;

/** The rows of a model after everything on a log, folded in one go. */
export const rowsOfLog = async (store: EventStore, model: ReadModel): Promise<RowValues> => {
  const rows = new Map<string, LiveRow>();
  for (const stored of valueOf(await store.readAll(0n, 100_000)())) {
    const event = valueOf(decodeAccountEvent(stored));
    const part = model.partOf(event);
    if (part === null) continue;
    const key = `${stored.stream} ${part}`;
    const row = rows.get(key) ?? model.open(null);
    row.change(event);
    rows.set(key, row);
  }
  return Object.fromEntries([...rows].map(([key, row]) => [key, model.read(row.write().state)]));
};

/** The rows of a model as they are read from a database. */
export const rowsOfDatabase = async (
  database: ReadModelDatabase,
  model: ReadModel,
): Promise<RowValues> => {
  const rows = valueOf(await readRows(database, [model]).all()());
  return Object.fromEntries(rows.map(({ stream, part, state }) => [`${stream} ${part}`, state]));
};
