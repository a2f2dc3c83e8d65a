/** A place in the server's log, as its vendor counts: commit and prepare are the same for us. */
export interface VendorPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** An event as a client gives it: JSON is parsed, anything else is bytes. */
export interface VendorEvent {
  readonly streamId: string;
  readonly id: string;
  readonly revision: bigint;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly created: Date;
  readonly position?: VendorPosition | undefined;
}

/** What a read hands over: an event; none when it is a link whose target is gone. */
export interface VendorItem {
  readonly event?: VendorEvent | undefined;
}

/** A JSON object, parsed. */
export type JsonObject = Record<string, unknown>;

/** An event as a client takes it. */
export type ProposedEvent = {
  readonly id: string;
  readonly type: string;
  readonly metadata: JsonObject | Uint8Array;
} & (
  | { readonly contentType: 'application/json'; readonly data: JsonObject }
  | { readonly contentType: 'application/octet-stream'; readonly data: Uint8Array }
);

/** What an append came to; `success` is false where a client was told not to throw. */
export interface VendorAppendResult {
  readonly success: boolean;
  readonly nextExpectedRevision: bigint;
  readonly position?: VendorPosition | undefined;
}

/** Where an append should go: the same value under the name of either vendor's client. */
export interface VendorAppendOptions {
  readonly expectedRevision: 'no_stream' | bigint;
  readonly streamState: 'no_stream' | bigint;
  readonly requiresLeader: boolean;
  readonly deadline: number;
}

/** Which part of a stream to read. */
export interface VendorReadOptions {
  readonly direction: 'forwards' | 'backwards';
  readonly fromRevision: 'start' | 'end' | bigint;
  readonly maxCount: number;
  readonly requiresLeader: boolean;
}

/** A read of a stream: EventStoreDB's client gives a stream of Node, KurrentDB's a generator. */
export interface VendorReading extends AsyncIterable<VendorItem> {
  on?(event: 'error', listener: (error: Error) => void): unknown;
  destroy?(error?: Error): unknown;
  cancel?(): Promise<void>;
  return?(): Promise<unknown>;
}

/** Which part of the whole log to follow, and what to hear on the way. */
export interface VendorSubscriptionOptions {
  readonly fromPosition: 'start' | VendorPosition;
  readonly requiresLeader: boolean;
  readonly filter: {
    readonly filterOn: 'streamName';
    readonly prefixes: string[];
    readonly maxSearchWindow: number;
    readonly checkpointInterval: number;
    readonly checkpointReached: (
      subscription: VendorSubscription,
      position: VendorPosition,
    ) => void;
  };
}

/** After which revision to follow a stream. */
export interface VendorStreamOptions {
  readonly fromRevision: 'start' | bigint;
  readonly requiresLeader: boolean;
}

/** A subscription: a stream of Node with both vendors. */
export interface VendorSubscription extends AsyncIterable<VendorItem> {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'confirmation' | 'caughtUp', listener: () => void): unknown;
  push(item: unknown): boolean;
  destroy(error?: Error): unknown;
  unsubscribe(): Promise<void>;
}

/**
 * What is used of a vendor's client. `EventStoreDBClient` of `@eventstore/db-client` and
 * `KurrentDBClient` of `@kurrent/kurrentdb-client` are both such clients.
 */
export interface VendorClient {
  appendToStream(
    stream: string,
    events: ProposedEvent[],
    options: VendorAppendOptions,
  ): Promise<VendorAppendResult>;
  readStream(stream: string, options: VendorReadOptions): VendorReading;
  subscribeToAll(options: VendorSubscriptionOptions): VendorSubscription;
  subscribeToStream(stream: string, options: VendorStreamOptions): VendorSubscription;
  dispose(): Promise<void>;
}
