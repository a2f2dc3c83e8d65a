/** How commands went in by one process, at a time of the month. */
export interface Writing {
  readonly commands: number;
  /** Events of the accounts that were read to decide, by all commands. */
  readonly eventsRead: number;
  readonly seconds: number;
  /** Processor time of the process that decides. */
  readonly deciderSeconds: number;
  /** Processor time of the development node. */
  readonly nodeSeconds: number;
  /** Milliseconds that a command took. */
  readonly median: number;
  readonly p99: number;
}

/** What events of one type come to. */
export interface TypeSize {
  readonly events: number;
  /** Data, metadata, and the names of type and stream on a server, the mean of an event. */
  readonly bytes: number;
}

/** What the log holds. */
export interface LogSize {
  readonly events: number;
  readonly types: Readonly<Record<string, TypeSize>>;
  readonly eventsOfAccount: { readonly mean: number; readonly p99: number };
  readonly bytesOfAccount: { readonly mean: number; readonly p99: number };
  /** The file of the development node, after it was closed. */
  readonly bytesOnDisk: number;
}

/** What one worker came to. */
export interface Work {
  /** Events received from the node. */
  readonly received: number;
  /** Events of its own accounts. */
  readonly own: number;
  /** Rows written, in all commits. */
  readonly rows: number;
  readonly processorSeconds: number;
  readonly residentBytes: number;
  readonly databaseBytes: number;
}

/** A rebuild by some workers at the same time. */
export interface Rebuild {
  /** `read` only reads; `held` keeps rows in memory; `unheld` reads and writes each anew. */
  readonly kind: 'read' | 'held' | 'unheld';
  readonly seconds: number;
  readonly nodeSeconds: number;
  readonly workers: readonly Work[];
}

/** Where and when it was measured. */
export interface Place {
  readonly at: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly node: string;
  /** The mean number of processes that wanted to run in the minute before. */
  readonly load: number;
}

/** Everything that was measured in one run. */
export interface Measures {
  readonly place: Place;
  readonly accounts: number;
  readonly callers: number;
  readonly nodeResidentBytes: number;
  readonly openings: readonly Writing[];
  readonly renewals: readonly Writing[];
  /** Uses and cancellations of accounts that the process remembers. */
  readonly warm: readonly Writing[];
  /** The same of accounts that it does not remember, and reads. */
  readonly cold: readonly Writing[];
  readonly log: LogSize;
  readonly rebuilds: readonly Rebuild[];
}
