import type { EventStore, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '../../openSqliteStore.ts';
import { EVENTS_AN_APPEND, idOf } from './script.ts';
import type { Acknowledged } from './script.ts';

/**
 * Writes files to a real disk, opens them with the real store on Node's own SQLite, and tells
 * everything about them that breaks a promise.
 */
export const violationsIn = async (
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> => {
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  const path = join(folder, 'log.db');
  const opened = await openSqliteStore({ path })();
  if (E.isLeft(opened)) return [`cannot be opened: ${opened.left.message}`];
  const store = opened.right;
  const events = await store.readAll(0n, 1_000_000)();
  if (E.isLeft(events)) return [`cannot be read: ${events.left.message}`];
  const found = [
    ...lostIn(events.right, acknowledged),
    ...brokenIn(events.right),
    ...(await refusedBy(store)),
  ];
  await store.close()();
  return [...found, ...damageIn(path)];
};

const lostIn = (
  events: readonly StoredEvent[],
  acknowledged: readonly Acknowledged[],
): readonly string[] => {
  const kept = new Set(events.map(({ id }) => id));
  return acknowledged.flatMap(({ stream, append }) =>
    Array.from({ length: EVENTS_AN_APPEND }, (_, place) => idOf(stream, append, place))
      .filter((id) => !kept.has(id))
      .map((id) => `lost ${id}, which was acknowledged`),
  );
};

const brokenIn = (events: readonly StoredEvent[]): readonly string[] => {
  const found: string[] = [];
  if (new Set(events.map(({ id }) => id)).size < events.length) found.push('an event stands twice');
  const lengths = new Map<string, number>();
  for (const { stream, revision } of events) {
    const length = lengths.get(stream) ?? 0;
    if (revision !== BigInt(length)) found.push(`${stream} has a hole before ${revision}`);
    lengths.set(stream, length + 1);
  }
  for (const [stream, length] of lengths) {
    if (length % EVENTS_AN_APPEND !== 0) found.push(`${stream} has part of an append`);
  }
  return found;
};

const refusedBy = async (store: EventStore): Promise<readonly string[]> => {
  const event = { id: 'after the cut', type: 'Written', data: '{}', metadata: '{}' };
  const appended = await store.append('after the cut', 'no-stream', [event])();
  return E.isLeft(appended) ? [`takes no append: ${appended.left.message}`] : [];
};

const damageIn = (path: string): readonly string[] => {
  const database = new DatabaseSync(path);
  const answers = database.prepare('PRAGMA integrity_check').all();
  database.close();
  return answers
    .map((row) => String(row['integrity_check']))
    .filter((answer) => answer !== 'ok')
    .map((answer) => `damaged: ${answer}`);
};
