import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Columns } from '../model/column.ts';
import type { WrittenRow } from '../model/readModel.ts';
import type {
  DatabaseFailed,
  ModelNotBuilt,
  ModelRunsElsewhere,
  ModelSuperseded,
  VersionUnknown,
} from './databaseErrors.ts';

/** One version of a model, and the columns of its table. */
export interface ModelShape {
  readonly name: string;
  readonly version: number;
  readonly columns: Columns;
}

/** Which row: the stream of its account, and the part of the account that it tells of. */
export interface RowKey {
  readonly stream: string;
  readonly part: string;
}

/** A row as it is stored. */
export interface StoredRow extends RowKey {
  readonly state: string;
  /** The position of the first event that it tells of. */
  readonly firstPosition: bigint;
}

/** A row as it is to be stored. */
export interface RowWrite extends RowKey, WrittenRow {
  /** The positions of the first and the last event that changed it in this batch. */
  readonly firstPosition: bigint;
  readonly lastPosition: bigint;
}

/** An account at which a model has stopped: this event, and what follows on its stream, waits. */
export interface Stop {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly code: 'UndecodableEvent' | 'ModelFailed' | 'RowUnwritable';
  readonly reason: string;
}

/** A stop of one version of a model. */
export interface VersionStop extends Stop {
  readonly version: number;
}

/** A version of a model that this process alone may write, and where it stands. */
export interface Build {
  readonly shape: ModelShape;
  /** `building` beside the version that is read, or `current`: the one that is read. */
  readonly status: 'building' | 'current';
  /** The position of the last event that is in it. */
  readonly checkpoint: bigint;
  readonly stops: readonly Stop[];
}

/** What one version of a model becomes in one transaction. */
export interface BuildChange {
  readonly shape: ModelShape;
  /** Where it has to stand; if it does not, nothing is written. */
  readonly from: bigint;
  readonly to: bigint;
  readonly rows: readonly RowWrite[];
  readonly stopped: readonly Stop[];
  /** Streams that go on again. */
  readonly mended: readonly string[];
}

/** Rows of one version of a model, all of the same moment. */
export interface WholeRows {
  readonly version: number;
  readonly rows: readonly StoredRow[];
}

export type ReadError = DatabaseFailed | ModelNotBuilt | VersionUnknown;

/** The port to a database that keeps rows and checkpoints. Every call may be made at any time. */
export interface ReadModelDatabase {
  /** Makes this process the only writer of a version, and its tables where there are none. */
  readonly take: (
    shape: ModelShape,
  ) => TaskEither<DatabaseFailed | ModelRunsElsewhere | ModelSuperseded, Build>;

  /** Lets others write a version. */
  readonly release: (shape: ModelShape) => TaskEither<DatabaseFailed, void>;

  /** The stored ones of these rows, in any order. */
  readonly load: (
    shape: ModelShape,
    keys: readonly RowKey[],
  ) => TaskEither<DatabaseFailed, readonly StoredRow[]>;

  /** Writes rows and checkpoints in one transaction: all of it or nothing. */
  readonly commit: (
    changes: readonly BuildChange[],
  ) => TaskEither<DatabaseFailed | ModelSuperseded, void>;

  /** Lets readers see this version from now on, and retires the ones before it. */
  readonly promote: (shape: ModelShape) => TaskEither<DatabaseFailed | ModelSuperseded, void>;

  /** Drops the retired versions of a model that nobody is reading; answers which. */
  readonly dropRetired: (name: string) => TaskEither<DatabaseFailed, readonly number[]>;

  /** The rows of one stream, or of all (null), from the current version if it is known. */
  readonly read: (
    name: string,
    known: readonly number[],
    stream: string | null,
  ) => TaskEither<ReadError, WholeRows>;

  /** Where the current version of a model, or one being built, has stopped; of all streams: null. */
  readonly stops: (
    name: string,
    stream: string | null,
  ) => TaskEither<DatabaseFailed, readonly VersionStop[]>;

  /** Lets go of everything that was taken and opened. */
  readonly close: () => TaskEither<DatabaseFailed, void>;
}

/** The table of one version of a model. */
export const tableOf = ({ name, version }: Pick<ModelShape, 'name' | 'version'>): string =>
  `${name}_v${version}`;
