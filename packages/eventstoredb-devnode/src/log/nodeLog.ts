import type { Either } from 'fp-ts/lib/Either.js';
import type { StopSignal } from '@disdetta/core';
import type { LoggedRecord, NewRecord, ResolvedRecord } from './record.ts';
import type { RecordFilter } from './recordFilter.ts';
import type { StreamMetadata } from './streamMetadata.ts';

export type { LoggedRecord, NewRecord, ResolvedRecord };

/** Where a writer believes a stream to stand. */
export type Expectation = bigint | 'no-stream' | 'any' | 'stream-exists';

/** Where a stream stands. */
export type Revision = bigint | 'no-stream';

/** Where an append ended: `no-stream` when nothing was written to a stream that is not there. */
export interface Written {
  readonly revision: Revision;
  readonly position: bigint;
}

/** Why nothing was written. */
export type WriteRefusal =
  | {
      readonly code: 'WrongExpectedVersion';
      readonly expected: Expectation;
      readonly actual: Revision;
    }
  | { readonly code: 'StreamDeleted'; readonly stream: string };

/** Why there is nothing to read. */
export type ReadRefusal =
  | { readonly code: 'StreamNotFound'; readonly stream: string }
  | { readonly code: 'StreamDeleted'; readonly stream: string };

/** What of a stream to read: `from` counts, in both directions. */
export interface StreamReading {
  readonly from: bigint | 'start' | 'end';
  readonly direction: 'forwards' | 'backwards';
  readonly count: bigint;
  readonly resolveLinks: boolean;
}

/** What of the log to read: `from` counts forwards, and does not backwards. */
export interface LogReading extends StreamReading {
  readonly filter: RecordFilter | null;
}

/** Where following begins: after a place, with everything, or with what is new. */
export type After = bigint | 'start' | 'end';

/** How a stream is followed. */
export interface StreamFollowing {
  readonly after: After;
  readonly resolveLinks: boolean;
}

/** How the log is followed. */
export interface LogFollowing extends StreamFollowing {
  readonly filter: RecordFilter | null;
  /** Told as checkpoints: a place is named after so many records, wanted or not. Null: never. */
  readonly checkpointEvery: number | null;
}

/** What a follower is given; a `deleted` stream ends it. */
export type FollowItem =
  | { readonly kind: 'record'; readonly record: ResolvedRecord }
  | { readonly kind: 'caughtUp' }
  | { readonly kind: 'checkpoint'; readonly position: bigint }
  | { readonly kind: 'deleted' };

/**
 * The log of the node, with EventStoreDB's rules over the port `EventStore`. What its rules refuse
 * is a value. When the store fails, promises reject and iterations throw a `StoreBroke`.
 */
export interface NodeLog {
  /** Writes events at the end of a stream, all or none; a retry is answered as the original. */
  readonly append: (
    stream: string,
    expected: Expectation,
    records: readonly NewRecord[],
  ) => Promise<Either<WriteRefusal, Written>>;
  /** Hides what a stream holds until somebody appends to it. Answers a position. */
  readonly deleteStream: (
    stream: string,
    expected: Expectation,
  ) => Promise<Either<WriteRefusal, bigint>>;
  /** Ends a stream for good. Answers the position of its tombstone. */
  readonly tombstone: (
    stream: string,
    expected: Expectation,
  ) => Promise<Either<WriteRefusal, bigint>>;
  /** Events of one stream that its metadata leaves visible. */
  readonly readStream: (
    stream: string,
    reading: StreamReading,
  ) => Promise<Either<ReadRefusal, AsyncIterable<ResolvedRecord>>>;
  /** Events of the whole log. */
  readonly readAll: (reading: LogReading) => AsyncIterable<ResolvedRecord>;
  /**
   * Events of a stream, then new ones, until the signal stops. What is written after the promise
   * resolves is new; a stream that nobody has written to yet is fine.
   */
  readonly followStream: (
    stream: string,
    following: StreamFollowing,
    signal: StopSignal,
  ) => Promise<AsyncIterable<FollowItem>>;
  /** Events of the whole log, then new ones, until the signal stops. What `end` is, is settled now. */
  readonly followAll: (following: LogFollowing, signal: StopSignal) => AsyncIterable<FollowItem>;
  /** What the last event of `$$stream` says; what cannot be read says nothing. */
  readonly metadataOf: (stream: string) => Promise<StreamMetadata>;
  /** The last revision of a stream, whether it is visible or not; the greatest for a tombstone. */
  readonly revisionOf: (stream: string) => Promise<Revision>;
  /** Where the log ends; 0n while it is empty. */
  readonly lastPosition: () => bigint;
  /** Lets appends under way finish, and closes the store. */
  readonly close: () => Promise<void>;
}
