import type { Either } from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Fault } from './fault.ts';
import type { EncodedEvent, StoredEvent } from './recordedEvent.ts';

/** Where a writer believes a stream to stand. There is no `any`: a blind write loses updates. */
export type ExpectedRevision = 'no-stream' | bigint;

/** The stream stands elsewhere than expected: read what is new, decide again. */
export interface RevisionConflict {
  readonly code: 'RevisionConflict';
  readonly message: string;
  readonly facts: {
    readonly stream: string;
    readonly expected: ExpectedRevision;
    readonly actual: ExpectedRevision;
  };
}

/** The store cannot be reached now; nothing was written. */
export interface StoreUnavailable {
  readonly code: 'StoreUnavailable';
  readonly message: string;
  readonly facts: { readonly cause: string };
}

/** Whether the append happened is not known: repeat it with the same events and revision. */
export interface OutcomeUnknown {
  readonly code: 'OutcomeUnknown';
  readonly message: string;
  readonly facts: { readonly stream: string; readonly cause: string };
}

/** A stored event that cannot be read; nothing after it on its stream may be trusted. */
export interface UndecodableEvent {
  readonly code: 'UndecodableEvent';
  readonly message: string;
  readonly facts: {
    readonly stream: string;
    readonly revision: bigint;
    readonly faults: readonly Fault[];
  };
}

/** The store is broken (a full disk, a damaged file): it acknowledges nothing from now on. */
export interface StoreFailed {
  readonly code: 'StoreFailed';
  readonly message: string;
  readonly facts: { readonly cause: string };
}

/** More than one append may hold; nothing was written. */
export interface AppendTooLarge {
  readonly code: 'AppendTooLarge';
  readonly message: string;
  readonly facts: { readonly stream: string; readonly bytes: number; readonly limit: number };
}

export type StoreError =
  | RevisionConflict
  | StoreUnavailable
  | OutcomeUnknown
  | UndecodableEvent
  | StoreFailed
  | AppendTooLarge;

/**
 * How many bytes one append may hold, the limit that EventStoreDB comes with: the data and the
 * metadata of its events as UTF-8, and twice the length of their types.
 */
export const LARGEST_APPEND_BYTES = 1_048_576;

/** Which part of a stream to read. */
export interface StreamRange {
  /** The first revision to read, counted in the direction; default: the first, or the last. */
  readonly from?: bigint;
  /** Default `forwards`. */
  readonly direction?: 'forwards' | 'backwards';
  /** At most this many events a page; at least 1. */
  readonly limit: number;
}

/** Some events of a stream in the order asked for; shorter than the limit only at its end. */
export interface StreamPage {
  readonly events: readonly StoredEvent[];
  /** Where the stream stood when it was read. */
  readonly revision: ExpectedRevision;
}

/** Where an append ended up. */
export interface Appended {
  /** The revision of the last event. */
  readonly revision: bigint;
  /** The position of the last event. */
  readonly position: bigint;
}

/** Tells a subscription to stop; every `AbortSignal` is one. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly addEventListener: (type: 'abort', listener: () => void) => void;
  readonly removeEventListener: (type: 'abort', listener: () => void) => void;
}

/** What a subscription hands over: an event, or, once, that history is through. */
export type FeedItem =
  { readonly kind: 'event'; readonly event: StoredEvent } | { readonly kind: 'caughtUp' };

/**
 * The port to a log of events, whole on this page. Every store keeps each promise of it:
 * an append is atomic and durable before it is answered; revisions have no gaps; positions rise
 * in the order in which readers see events, and none appears behind one that was read; the same
 * events appended again at the same revision are answered as the first time; texts come back as
 * they were given.
 *
 * Who calls it keeps to this: a stream has a name and does not begin with `$`, ids are UUIDs in
 * lower case, each new to its stream, and texts are well-formed Unicode. What a store does with
 * an id that its stream has already is not promised: some refuse it, EventStoreDB writes it.
 */
export interface EventStore {
  /** Writes events at the end of a stream, all or none, if it stands where it is expected. */
  readonly append: (
    stream: string,
    expected: ExpectedRevision,
    events: readonly [EncodedEvent, ...EncodedEvent[]],
  ) => TaskEither<StoreError, Appended>;

  /** Events of one stream; a stream nobody has written to is a page without events. */
  readonly readStream: (stream: string, range: StreamRange) => TaskEither<StoreError, StreamPage>;

  /** Events of all streams after a position (0n: from the start), in global order. */
  readonly readAll: (
    after: bigint,
    limit: number,
  ) => TaskEither<StoreError, readonly StoredEvent[]>;

  /**
   * Events after a position, then live ones, until the signal stops it; the next is read when it
   * is asked for. What passes is waited for; an error that does not pass is the last item.
   */
  readonly subscribe: (
    after: bigint,
    signal: StopSignal,
  ) => AsyncIterable<Either<StoreError, FeedItem>>;

  /** Ends what is under way, then answers; every later call is `StoreUnavailable`. */
  readonly close: () => TaskEither<StoreError, void>;
}
