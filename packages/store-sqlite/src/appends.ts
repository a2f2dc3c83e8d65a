import { later } from '@disdetta/core';
import type {
  Appended,
  EncodedEvent,
  ExpectedRevision,
  Instant,
  RevisionConflict,
} from '@disdetta/core';
import { conflict, repeated } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import type { Connection } from './connection.ts';
import { integerOf, textOf } from './row.ts';
import { prepareReads, readInstant } from './reads.ts';

/** Events that should go onto a stream at a revision. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly [EncodedEvent, ...EncodedEvent[]];
}

/**
 * Appends one after another inside a write transaction that has begun, and answers each; what it
 * refuses has changed nothing. They are recorded at one time, that of the transaction.
 */
export type AppendInTransaction = (
  requests: readonly AppendRequest[],
) => readonly E.Either<RevisionConflict, Appended>[];

/** Prepares appending; many appends may share one transaction, and so one sync of the disk. */
export const prepareAppend = (connection: Connection, now: () => Instant): AppendInTransaction => {
  const { revisionOf } = prepareReads(connection);
  const insert = connection.prepare(`
    INSERT INTO event (stream, revision, event_id, type, data, metadata, recorded_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const findId = connection.prepare('SELECT 1 FROM event WHERE stream = ? AND event_id = ?');
  const idsFrom = connection.prepare(`
    SELECT event_id, revision, position FROM event
    WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`);
  const lastTime = connection.prepare(
    'SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1',
  );

  const isNew = ({ stream, expected, events }: AppendRequest): boolean => {
    const ids = new Set(events.map(({ id }) => id));
    if (ids.size < events.length) return false;
    return expected === 'no-stream' || [...ids].every((id) => findId.get(stream, id) === undefined);
  };

  /** The time of the clock, unless it runs behind the log. */
  const timeOf = (): Instant => {
    const last = lastTime.get();
    return last === undefined ? now() : later(readInstant(last, 'recorded_at'), now());
  };

  const write = ({ stream, expected, events }: AppendRequest, recordedAt: Instant): Appended => {
    let revision = expected === 'no-stream' ? -1n : expected;
    let position = 0n;
    for (const { id, type, data, metadata } of events) {
      revision += 1n;
      const written = insert.run(stream, revision, id, type, data, metadata, recordedAt);
      position = BigInt(written.lastInsertRowid);
    }
    return { revision, position };
  };

  /** What these very events were answered when they were appended there, if they were. */
  const originalOf = ({ stream, expected, events }: AppendRequest): Appended | null => {
    const first = expected === 'no-stream' ? 0n : expected + 1n;
    const known = idsFrom.all(stream, first, events.length);
    const last = known.at(-1);
    const isSame =
      known.length === events.length &&
      known.every((row, index) => textOf(row, 'event_id') === events[index]?.id);
    return last !== undefined && isSame
      ? { revision: integerOf(last, 'revision'), position: integerOf(last, 'position') }
      : null;
  };

  const append = (
    request: AppendRequest,
    recordedAt: Instant,
  ): E.Either<RevisionConflict, Appended> => {
    const { stream, expected } = request;
    const actual = revisionOf(stream);
    if (expected === actual) {
      return isNew(request)
        ? E.right(write(request, recordedAt))
        : E.left(repeated(stream, expected, actual));
    }
    const original = isBehind(expected, actual) ? originalOf(request) : null;
    return original === null ? E.left(conflict(stream, expected, actual)) : E.right(original);
  };

  return (requests) => {
    const recordedAt = timeOf();
    return requests.map((request) => append(request, recordedAt));
  };
};

/** Whether a stream has events after a revision; below 0n there is none to be at. */
const isBehind = (expected: ExpectedRevision, actual: ExpectedRevision): boolean =>
  actual !== 'no-stream' && (expected === 'no-stream' || (expected >= 0n && expected < actual));
