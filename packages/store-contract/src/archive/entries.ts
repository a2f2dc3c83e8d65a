import { isInstant } from '@disdetta/core';
import type { ArchiveEntry, Instant, Snapshot } from '@disdetta/core';

/** Reads an instant that a spec wrote down. */
export const at = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(`${text} is not an instant.`);
};

/** An entry that counts at noon of a day in May. */
export const usedOn = (key: string, day: string): ArchiveEntry => ({
  shelf: 'use',
  key,
  instant: at(`2026-05-${day}T12:00:00.000Z`),
  struck: false,
  note: null,
});

/** A snapshot at a revision. */
export const snapshotAt = (revision: bigint): Snapshot => ({
  revision,
  fingerprint: 'fingerprint',
  text: `{"perché":"${revision} 🙃"}`,
});

/** All of May. */
export const MAY = {
  shelf: 'use',
  from: at('2026-05-01T00:00:00.000Z'),
  until: at('2026-06-01T00:00:00.000Z'),
  except: [],
} as const;
