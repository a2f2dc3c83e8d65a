/** The messages that the services share, as they are decoded. 64-bit numbers are digits. */

/** A message that says something by being there. */
export type EmptyMessage = Record<string, never>;

/** An id, as two signed halves or as text. */
export type UuidMessage =
  | { readonly structured: StructuredUuid; readonly value?: 'structured' }
  | { readonly string: string; readonly value?: 'string' };

export interface StructuredUuid {
  readonly mostSignificantBits: string;
  readonly leastSignificantBits: string;
}

export interface StreamIdentifierMessage {
  readonly streamName: Uint8Array;
}

export interface PositionMessage {
  readonly commitPosition: string;
  readonly preparePosition: string;
}

export interface RecordedEventMessage {
  readonly id: UuidMessage;
  readonly streamIdentifier: StreamIdentifierMessage;
  readonly streamRevision: string;
  readonly commitPosition: string;
  readonly preparePosition: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly customMetadata: Uint8Array;
  readonly data: Uint8Array;
}

export interface ExpressionMessage {
  readonly regex: string;
  readonly prefix: readonly string[];
}

export interface EventFilterMessage {
  readonly filter?: 'streamIdentifier' | 'eventType';
  readonly streamIdentifier?: ExpressionMessage;
  readonly eventType?: ExpressionMessage;
  readonly window?: 'max' | 'count';
  readonly max?: number;
  readonly checkpointIntervalMultiplier: number;
}

/** How the caller wants ids to be written; text if it does not say. */
export type UuidOptionMessage = { readonly content?: 'structured' | 'string' } | null;
