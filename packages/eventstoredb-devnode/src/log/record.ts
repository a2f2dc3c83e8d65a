/** An event as a client writes it. */
export interface NewRecord {
  /** A UUID in lower case. */
  readonly id: string;
  readonly type: string;
  /** What is not JSON is plain bytes: no other content type is kept. */
  readonly isJson: boolean;
  readonly data: Uint8Array;
  /** The client's own metadata; empty when there is none. */
  readonly metadata: Uint8Array;
}

/** An event in its place. */
export interface LoggedRecord extends NewRecord {
  readonly stream: string;
  /** From 0; the greatest 64-bit number for the tombstone of a stream. */
  readonly revision: bigint;
  readonly position: bigint;
  /** When it was written, in ticks of 100 ns since 1970. */
  readonly createdTicks: bigint;
}

/** What a reader is given: an event, and the link that led to it; a link may lead nowhere. */
export interface ResolvedRecord {
  readonly event: LoggedRecord | null;
  readonly link: LoggedRecord | null;
}
