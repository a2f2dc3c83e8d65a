import type { Instant } from './instant.ts';

/** An event as a store takes it: the texts that are kept, byte for byte. */
export interface EncodedEvent {
  /** A UUID derived from the command, so that a retry is the same event. */
  readonly id: string;
  readonly type: string;
  /** JSON text of the data. */
  readonly data: string;
  /** JSON text of the metadata. */
  readonly metadata: string;
}

/** An event as a store gives it back: the same texts and their place. */
export interface StoredEvent extends EncodedEvent {
  readonly stream: string;
  /** Place in its stream, from 0, without gaps. */
  readonly revision: bigint;
  /** Place in the whole store, from 1, rising, with gaps allowed. */
  readonly position: bigint;
  /** When the store took it, by the clock of the store. */
  readonly recordedAt: Instant;
}

/** A decoded event with its envelope. */
export type RecordedEvent<Event, Metadata> = Event & {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly recordedAt: Instant;
  readonly metadata: Metadata;
};
