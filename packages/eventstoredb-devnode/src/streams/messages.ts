import type {
  EmptyMessage,
  EventFilterMessage,
  PositionMessage,
  RecordedEventMessage,
  StreamIdentifierMessage,
  UuidMessage,
  UuidOptionMessage,
} from '../protocol/messages.ts';
import type { PackedMessage } from '../protocol/definitions.ts';

/** What clients ask the Streams service and are answered; see proto/streams.proto. */
export interface ReadRequest {
  readonly options: ReadOptions | null;
}

export interface ReadOptions {
  readonly streamOption?: 'stream' | 'all';
  readonly stream?: StreamOptions;
  readonly all?: AllOptions;
  /** 0 forwards, 1 backwards. */
  readonly readDirection: number;
  readonly resolveLinks: boolean;
  readonly countOption?: 'count' | 'subscription';
  readonly count?: string;
  readonly filterOption?: 'filter' | 'noFilter';
  readonly filter?: EventFilterMessage;
  readonly uuidOption: UuidOptionMessage;
}

export interface StreamOptions {
  readonly streamIdentifier: StreamIdentifierMessage | null;
  readonly revisionOption?: 'revision' | 'start' | 'end';
  readonly revision?: string;
}

export interface AllOptions {
  readonly allOption?: 'position' | 'start' | 'end';
  readonly position?: PositionMessage;
}

export type ReadResponse =
  | { readonly event: ReadEvent }
  | { readonly confirmation: { readonly subscriptionId: string } }
  | { readonly checkpoint: PositionMessage }
  | { readonly streamNotFound: { readonly streamIdentifier: StreamIdentifierMessage } }
  | { readonly caughtUp: EmptyMessage };

export interface ReadEvent {
  readonly event: RecordedEventMessage | null;
  readonly link: RecordedEventMessage | null;
  readonly commitPosition: string;
}

export interface ProposedMessage {
  readonly id: UuidMessage | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly customMetadata: Uint8Array;
  readonly data: Uint8Array;
}

/** Where a writer believes a stream to stand, in the words of Append, Delete and Tombstone. */
export interface AppendOptions {
  readonly streamIdentifier: StreamIdentifierMessage | null;
  readonly expectedStreamRevision?: 'revision' | 'noStream' | 'any' | 'streamExists';
  readonly revision?: string;
}

export interface AppendRequest {
  readonly content?: 'options' | 'proposedMessage';
  readonly options?: AppendOptions;
  readonly proposedMessage?: ProposedMessage;
}

export interface CurrentRevision {
  readonly currentRevision?: string;
  readonly noStream?: EmptyMessage;
}

export type AppendResponse =
  | { readonly success: CurrentRevision & { readonly position: PositionMessage } }
  | { readonly wrongExpectedVersion: Readonly<Record<string, string | EmptyMessage>> };

export interface DeleteRequest {
  readonly options: AppendOptions | null;
}

export interface DeleteResponse {
  readonly position: PositionMessage;
}

export interface BatchAppendOptions {
  readonly streamIdentifier: StreamIdentifierMessage | null;
  readonly expectedStreamPosition?: 'streamPosition' | 'noStream' | 'any' | 'streamExists';
  readonly streamPosition?: string;
  readonly deadlineOption?: 'deadline' | 'timeLeft';
  readonly deadline?: Time;
  readonly timeLeft?: Time;
}

/** A moment since 1970, or a stretch of time. */
export interface Time {
  readonly seconds: string;
  readonly nanos: number;
}

export interface BatchAppendRequest {
  readonly correlationId: UuidMessage | null;
  readonly options: BatchAppendOptions | null;
  readonly proposedMessages: readonly ProposedMessage[];
  readonly isFinal: boolean;
}

export interface BatchAppendResponse {
  readonly correlationId: UuidMessage | null;
  readonly streamIdentifier: StreamIdentifierMessage | null;
  readonly success?: CurrentRevision & { readonly position: PositionMessage };
  readonly error?: BatchError;
}

/** A `google.rpc.Status` with its one detail. */
export interface BatchError {
  readonly code: number;
  readonly message: string;
  readonly details: PackedMessage;
}
