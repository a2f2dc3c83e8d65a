import { readyModels, runReadModels } from '@disdetta/read-models';
import { openSqliteReadModels } from '@disdetta/read-models/sqlite';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { unwrap } from '../outcomes.ts';

/** What each model may hold: little enough for the short log to fill it. */
const HELD_CHARACTERS = 2_000_000;

// A program of its own, for its memory to be measured: LOG TABLES.
const [log = '', tables = ''] = process.argv.slice(2);
const store = unwrap(await openSqliteStore({ path: log, readOnly: true })());
const database = unwrap(await openSqliteReadModels({ path: tables })());
const runner = unwrap(
  await runReadModels({ store, database, models: readyModels, mostCharacters: HELD_CHARACTERS })(),
);
unwrap(await runner.caughtUp);
unwrap(await runner.stop());
unwrap(await database.close()());
unwrap(await store.close()());
