import type { Snapshot } from '@disdetta/core';
import type { Connection } from '../connection.ts';
import { integerOf, textOf } from '../row.ts';

/** The snapshots of an archive. */
export interface Snapshots {
  readonly find: (stream: string) => Snapshot | null;
  /** -1n when there is none. */
  readonly revisionOf: (stream: string) => bigint;
  readonly put: (stream: string, snapshot: Snapshot) => void;
}

/** Prepares finding and replacing snapshots. */
export const prepareSnapshots = (connection: Connection): Snapshots => {
  const select = connection.prepare(
    'SELECT revision, fingerprint, text FROM snapshot WHERE stream = ?',
  );
  const selectRevision = connection.prepare('SELECT revision FROM snapshot WHERE stream = ?');
  const upsert = connection.prepare(`
    INSERT INTO snapshot (stream, revision, fingerprint, text) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE
    SET revision = excluded.revision, fingerprint = excluded.fingerprint, text = excluded.text`);

  return {
    find: (stream) => {
      const row = select.get(stream);
      if (row === undefined) return null;
      return {
        revision: integerOf(row, 'revision'),
        fingerprint: textOf(row, 'fingerprint'),
        text: textOf(row, 'text'),
      };
    },
    revisionOf: (stream) => {
      const row = selectRevision.get(stream);
      return row === undefined ? -1n : integerOf(row, 'revision');
    },
    put: (stream, { revision, fingerprint, text }) => {
      upsert.run(stream, revision, fingerprint, text);
    },
  };
};
