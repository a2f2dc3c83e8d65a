export { openSqliteArchive } from './archive/openSqliteArchive.ts';
export type { SqliteArchiveOptions } from './archive/openSqliteArchive.ts';
export type { SqliteArchive } from './archive/sqliteArchive.ts';
export { openSqliteStore } from './openSqliteStore.ts';
export type { SqliteStoreOptions } from './openSqliteStore.ts';
export type { SqliteStore } from './sqliteStore.ts';
