import { isInstant } from '@disdetta/core';
import type {
  ExpectedRevision,
  Instant,
  StoredEvent,
  StreamPage,
  StreamRange,
} from '@disdetta/core';
import type { Connection } from './connection.ts';
import { integerOf, textOf } from './row.ts';
import type { Row } from './row.ts';
import { UnreadableRow } from './sqliteErrors.ts';

/** The questions a log answers; each may throw what SQLite throws. */
export interface Reads {
  readonly revisionOf: (stream: string) => ExpectedRevision;
  readonly page: (stream: string, range: StreamRange) => StreamPage;
  readonly after: (position: bigint, limit: number) => readonly StoredEvent[];
}

const COLUMNS = 'position, stream, revision, event_id, type, data, metadata, recorded_at';
const GREATEST = 2n ** 63n - 1n;

/** Prepares reading. */
export const prepareReads = (connection: Connection): Reads => {
  const last = connection.prepare(
    'SELECT revision FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1',
  );
  const rising = connection.prepare(`
    SELECT ${COLUMNS} FROM event
    WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision LIMIT ?`);
  const falling = connection.prepare(`
    SELECT ${COLUMNS} FROM event
    WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`);
  const all = connection.prepare(`
    SELECT ${COLUMNS} FROM event WHERE position > ? ORDER BY position LIMIT ?`);

  const revisionOf = (stream: string): ExpectedRevision => {
    const row = last.get(stream);
    return row === undefined ? 'no-stream' : integerOf(row, 'revision');
  };

  return {
    revisionOf,
    page: (stream, { from, direction = 'forwards', limit }) => {
      // Nothing on a stream ever changes, so stopping at its revision is as good as a transaction.
      const revision = revisionOf(stream);
      if (revision === 'no-stream') return { events: [], revision };
      const rows =
        direction === 'forwards'
          ? rising.all(stream, within(from ?? 0n), revision, limit)
          : falling.all(stream, within(from ?? revision, revision), limit);
      return { events: rows.map(eventOf), revision };
    },
    after: (position, limit) => all.all(within(position), limit).map(eventOf),
  };
};

/** Reads the instant of a column. */
export const readInstant = (row: Row, column: string): Instant => {
  const text = textOf(row, column);
  if (isInstant(text)) return text;
  throw new UnreadableRow(`a row without an instant in ${column}`);
};

/** A bound that SQLite can take: its integers have 64 bits. */
const within = (bound: bigint, greatest = GREATEST): bigint => {
  if (bound > greatest) return greatest;
  return bound < -1n ? -1n : bound;
};

const eventOf = (row: Row): StoredEvent => ({
  id: textOf(row, 'event_id'),
  type: textOf(row, 'type'),
  data: textOf(row, 'data'),
  metadata: textOf(row, 'metadata'),
  stream: textOf(row, 'stream'),
  revision: integerOf(row, 'revision'),
  position: integerOf(row, 'position'),
  recordedAt: readInstant(row, 'recorded_at'),
});
