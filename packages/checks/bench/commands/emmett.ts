import { Console } from 'node:console';
import { join } from 'node:path';
import { accountFold, decide, defaultPolicies, unknownAccount } from '@disdetta/core';
import type { Account, Command, Event } from '@disdetta/core';
import { CommandHandler } from '@event-driven-io/emmett';
import { getSQLiteEventStore, sqliteConnection } from '@event-driven-io/emmett-sqlite';
import type { SQLiteConnection, SQLiteConnectionPool } from '@event-driven-io/emmett-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { byCallers } from './contestant.ts';
import type { Contestant } from './contestant.ts';
import { shared } from './emmettPool.ts';
import { decodedStoryOf } from './story.ts';

const handle = CommandHandler<ReturnType<typeof accountFold.empty>, Event>({
  initialState: unknownAccount,
  evolve: (account, event) => {
    accountFold.change(account, event);
    return account;
  },
  // On a shared connection commands fail now and then, in a transaction that another has ended.
  retry: { retries: 20, minTimeout: 1, maxTimeout: 5 },
});

/** What a command comes to; nothing when it failed before and is on record all the same. */
const decideFor =
  (command: Command) =>
  (account: Account): Event[] =>
    E.match(
      (): Event[] => [],
      (events: readonly Event[]) => [...events],
    )(decide(command, account, defaultPolicies));

/** Each caller waits for the connection, so that its transaction is its own. */
const oneByOne = (connection: SQLiteConnection): SQLiteConnectionPool => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...shared(connection),
    withConnection: (work) => {
      const next = () => work(connection);
      const turn = last.then(next, next);
      last = turn;
      return turn;
    },
  };
};

/** Emmett on SQLite with the same rules and the same sync. Its commands come decoded. */
const emmettOver = (
  poolOf: (connection: SQLiteConnection) => SQLiteConnectionPool,
): Contestant => ({
  open: async (folder) => {
    // It writes to the console what it throws as well, and the table is to stand there alone.
    globalThis.console = new Console(process.stderr);
    const fileName = join(folder, 'emmett.db');
    const connection = sqliteConnection({ fileName });
    await connection.command('PRAGMA synchronous = FULL');
    const store = getSQLiteEventStore({ fileName, pool: poolOf(connection) });
    await store.schema.migrate();
    return {
      carryOut: (accountIds, callers) =>
        byCallers(accountIds, callers, async (accountId) => {
          for (const command of decodedStoryOf(accountId)) {
            await handle(store, `account-${accountId}`, decideFor(command));
          }
        }),
      close: async () => {
        connection.close();
      },
    };
  },
});

/**
 * Emmett at its fastest: one connection that all callers share, where its default opens one for
 * every call. Those who come together share a transaction, and all but the last of them are
 * answered before it is committed.
 */
export const emmettShared: Contestant = emmettOver(shared);

/** Emmett on one connection when what it has answered is on the disk. */
export const emmettOneByOne: Contestant = emmettOver(oneByOne);
