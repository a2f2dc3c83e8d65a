import type {
  EventFilterMessage,
  PositionMessage,
  RecordedEventMessage,
  StreamIdentifierMessage,
  UuidMessage,
  UuidOptionMessage,
} from '../protocol/messages.ts';

/** What clients ask the PersistentSubscriptions service; see proto/persistent_subscriptions.proto. */
export interface SettingsMessage {
  readonly resolveLinks: boolean;
  readonly revision: string;
  readonly extraStatistics: boolean;
  readonly maxRetryCount: number;
  readonly minCheckpointCount: number;
  readonly maxCheckpointCount: number;
  readonly maxSubscriberCount: number;
  readonly liveBufferSize: number;
  readonly readBatchSize: number;
  readonly historyBufferSize: number;
  /** By number, as the proto file counts them. */
  readonly namedConsumerStrategy: number;
  readonly messageTimeout?: 'messageTimeoutTicks' | 'messageTimeoutMs';
  readonly messageTimeoutTicks?: string;
  readonly messageTimeoutMs?: number;
  readonly checkpointAfter?: 'checkpointAfterTicks' | 'checkpointAfterMs';
  readonly checkpointAfterTicks?: string;
  readonly checkpointAfterMs?: number;
  readonly consumerStrategy: string;
}

export interface GroupOptions {
  readonly streamOption?: 'stream' | 'all';
  readonly stream?: {
    readonly streamIdentifier: StreamIdentifierMessage | null;
    readonly revisionOption?: 'revision' | 'start' | 'end';
    readonly revision?: string;
  };
  readonly all?: {
    readonly allOption?: 'position' | 'start' | 'end';
    readonly position?: PositionMessage;
    readonly filterOption?: 'filter' | 'noFilter';
    readonly filter?: EventFilterMessage;
  };
  readonly streamIdentifier: StreamIdentifierMessage | null;
  readonly groupName: string;
  readonly settings: SettingsMessage | null;
}

export interface GroupRequest {
  readonly options: GroupOptions | null;
}

/** A group by its name alone. */
export interface NamedGroup {
  readonly streamOption?: 'streamIdentifier' | 'all';
  readonly streamIdentifier?: StreamIdentifierMessage;
  readonly groupName: string;
}

export interface NamedGroupRequest {
  readonly options: NamedGroup | null;
}

export interface ReplayRequest {
  readonly options:
    | (NamedGroup & {
        readonly stopAtOption?: 'stopAt' | 'noLimit';
        readonly stopAt?: string;
      })
    | null;
}

export interface ListRequest {
  readonly options: {
    readonly listOption?: 'listAllSubscriptions' | 'listForStream';
    readonly listForStream?: {
      readonly streamOption?: 'stream' | 'all';
      readonly stream?: StreamIdentifierMessage;
    };
  } | null;
}

export interface ReadRequest {
  readonly content?: 'options' | 'ack' | 'nack';
  readonly options?: NamedGroup & {
    readonly bufferSize: number;
    readonly uuidOption: UuidOptionMessage;
  };
  readonly ack?: { readonly ids: readonly UuidMessage[] };
  readonly nack?: NackMessage;
}

/** 0 unknown, 1 park, 2 retry, 3 skip, 4 stop. */
export interface NackMessage {
  readonly ids: readonly UuidMessage[];
  readonly action: number;
  readonly reason: string;
}

export type ReadResponse =
  | {
      readonly event: {
        readonly event: RecordedEventMessage | null;
        readonly link: RecordedEventMessage | null;
        readonly commitPosition: string;
        readonly retryCount: number;
      };
    }
  | { readonly subscriptionConfirmation: { readonly subscriptionId: string } };
