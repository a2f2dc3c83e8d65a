/** A prepared statement, as far as a store needs one. */
export interface Statement {
  readonly setReadBigInts: (isOn: boolean) => void;
  readonly get: (
    ...values: (string | number | bigint | null)[]
  ) => Record<string, unknown> | undefined;
  readonly all: (...values: (string | number | bigint | null)[]) => Record<string, unknown>[];
  readonly run: (...values: (string | number | bigint | null)[]) => {
    readonly lastInsertRowid: number | bigint;
  };
}

/**
 * A driver of SQLite, as far as a store needs one: Node's own, or one on a disk that can be made
 * to fail. What goes wrong is thrown with SQLite's extended result code as `errcode`.
 */
export interface Database {
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => Statement;
  readonly isTransaction: boolean;
  readonly close: () => void;
}
