declare module '@journeyapps/wa-sqlite/src/FacadeVFS.js' {
  /** A virtual file system whose methods take what JavaScript can read. */
  export class FacadeVFS {
    constructor(name: string, module: object);
    readonly name: string;
  }
}

declare module '@journeyapps/wa-sqlite/dist/wa-sqlite.mjs' {
  /** SQLite as WebAssembly, as Emscripten wraps it. */
  export interface SqliteModule {
    readonly HEAP32: Int32Array;
    readonly _malloc: (bytes: number) => number;
    readonly cwrap: (
      name: string,
      returns: 'number' | 'string' | null,
      takes: readonly ('number' | 'string')[],
    ) => (...values: readonly (number | string)[]) => number | string;
    readonly vfs_register: (vfs: object, makeDefault: boolean) => number;
  }
  export default function create(options: {
    readonly wasmBinary: Uint8Array;
  }): Promise<SqliteModule>;
}

declare module '@journeyapps/wa-sqlite/src/sqlite-constants.js' {
  export const SQLITE_OK: number;
  export const SQLITE_ROW: number;
  export const SQLITE_DONE: number;
  export const SQLITE_FULL: number;
  export const SQLITE_CANTOPEN: number;
  export const SQLITE_IOERR_READ: number;
  export const SQLITE_IOERR_SHORT_READ: number;
  export const SQLITE_IOERR_WRITE: number;
  export const SQLITE_IOERR_FSYNC: number;
  export const SQLITE_IOERR_TRUNCATE: number;
  export const SQLITE_IOERR_DELETE: number;
  export const SQLITE_IOERR_FSTAT: number;
  export const SQLITE_OPEN_CREATE: number;
  export const SQLITE_OPEN_READWRITE: number;
}
