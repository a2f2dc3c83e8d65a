import type { SQLiteConnection, SQLiteConnectionPool } from '@event-driven-io/emmett-sqlite';

/** All callers use the connection at the same time: what Emmett does when it is given one. */
export const shared = (connection: SQLiteConnection): SQLiteConnectionPool => ({
  connection: () => Promise.resolve(connection),
  withConnection: (work) => work(connection),
  close: () => Promise.resolve(),
});
