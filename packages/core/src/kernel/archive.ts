import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { StoreError } from './eventStore.ts';
import type { Instant } from './instant.ts';

/**
 * One of the many small things that a long history leaves behind: found by its key, counted by
 * its instant unless it is struck out.
 */
export interface ArchiveEntry {
  /** What kind of thing it is; keys are unique within a stream and a shelf. */
  readonly shelf: string;
  readonly key: string;
  /** When it counts; null for what is only looked up. */
  readonly instant: Instant | null;
  readonly struck: boolean;
  /** What a look-up should tell beside that. */
  readonly note: string | null;
}

/** A key and when it counts. */
export interface Dated {
  readonly key: string;
  readonly instant: Instant;
}

/** How many entries count in a stretch of time, and the first and last by instant, then key. */
export interface Tally {
  readonly count: number;
  readonly first: Dated | null;
  readonly last: Dated | null;
}

/** Look-ups by key. */
export interface FindQuestion {
  readonly shelf: string;
  readonly keys: readonly string[];
}

/** Entries from an instant on and before another, but for some keys. */
export interface TallyQuestion {
  readonly shelf: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly except: readonly string[];
}

/** What an archive answers, question by question in the order asked. */
export interface Findings {
  readonly found: readonly (readonly ArchiveEntry[])[];
  readonly tallies: readonly Tally[];
}

/** A state at a revision, as text, and which code made it. */
export interface Snapshot {
  readonly revision: bigint;
  readonly fingerprint: string;
  readonly text: string;
}

/**
 * The port to a place beside the log that keeps, of a long stream, a snapshot and the entries
 * that would make the snapshot long, so that a decision reads a bounded tail. All of it can be
 * thrown away and made again from the log; an audit never looks at it.
 */
export interface Archive {
  /** The snapshot of a stream, if there is one. */
  readonly open: (stream: string) => TaskEither<StoreError, Snapshot | null>;

  /** Answers about entries filed through a revision; null when more was filed since: open again. */
  readonly consult: (
    stream: string,
    through: bigint,
    finds: readonly FindQuestion[],
    tallies: readonly TallyQuestion[],
  ) => TaskEither<StoreError, Findings | null>;

  /**
   * Files entries and replaces the snapshot in one step, if the last one was made `after` that
   * revision (-1n: there was none); answers whether it did. An entry whose key is known keeps its
   * first instant and note, and is struck once either is.
   */
  readonly file: (
    stream: string,
    after: bigint,
    snapshot: Snapshot,
    entries: readonly ArchiveEntry[],
  ) => TaskEither<StoreError, boolean>;

  /** Drops all that is kept of a stream. */
  readonly forget: (stream: string) => TaskEither<StoreError, void>;
}
