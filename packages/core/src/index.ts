export type { Decider } from './kernel/decider.ts';
export { describeKind } from './kernel/fault.ts';
export type { Fault } from './kernel/fault.ts';
export { earlier, instant, isInstant, later } from './kernel/instant.ts';
export type { Instant } from './kernel/instant.ts';
export { decodeWith, unknownFields } from './kernel/codec.ts';
export { evolveWith, foldWith } from './kernel/fold.ts';
export type { Fold } from './kernel/fold.ts';
export type { EncodedEvent, RecordedEvent, StoredEvent } from './kernel/recordedEvent.ts';
export type {
  Appended,
  EventStore,
  ExpectedRevision,
  FeedItem,
  OutcomeUnknown,
  RevisionConflict,
  StopSignal,
  StoreError,
  StoreFailed,
  StoreUnavailable,
  StreamPage,
  StreamRange,
  UndecodableEvent,
} from './kernel/eventStore.ts';
export type {
  Archive,
  ArchiveEntry,
  Dated,
  FindQuestion,
  Findings,
  Snapshot,
  Tally,
  TallyQuestion,
} from './kernel/archive.ts';
