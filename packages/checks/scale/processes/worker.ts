import { statSync } from 'node:fs';
import { once } from 'node:events';
import type { EventStore } from '@disdetta/core';
import { readyModels, runReadModels } from '@disdetta/read-models';
import type { ReadModelDatabase, Share } from '@disdetta/read-models';
import { openSqliteReadModels } from '@disdetta/read-models/sqlite';
import { openEventStoreDbStore } from '@disdetta/store-eventstoredb';
import { unwrap } from '../../bench/outcomes.ts';
import type { Rebuild, Work } from '../measure/measures.ts';
import { usageNow } from './usage.ts';

/** What a worker is told. */
export interface WorkerOrder {
  readonly connectionString: string;
  readonly kind: Rebuild['kind'];
  readonly share: Share;
  readonly database: string;
}

type Done = Pick<Work, 'received' | 'own' | 'rows' | 'databaseBytes'>;

const PAGE = 2_000;

/** Every row is let go after a page: what ten million accounts do to a memory of any size. */
const UNHELD = { mostCharacters: 0, sizes: { page: PAGE, batch: PAGE } };

const readOnly = async (store: EventStore): Promise<Done> => {
  let received = 0;
  let after = 0n;
  for (;;) {
    const page = unwrap(await store.readAll(after, PAGE)());
    received += page.length;
    after = page.at(-1)?.position ?? after;
    if (page.length === 0) return { received, own: 0, rows: 0, databaseBytes: 0 };
  }
};

const countingRows = (database: ReadModelDatabase, add: (rows: number) => void) => ({
  ...database,
  commit: (changes: Parameters<ReadModelDatabase['commit']>[0]) => {
    add(changes.reduce((sum, { rows }) => sum + rows.length, 0));
    return database.commit(changes);
  },
});

/** Counts the events of the share, by the model that takes in every one of them. */
const countingOwn = (add: () => void) =>
  readyModels.map((model) =>
    model.name !== 'account_history'
      ? model
      : {
          ...model,
          open: (stored: string | null) => {
            const row = model.open(stored);
            return {
              ...row,
              change: (event: Parameters<typeof row.change>[0]) => {
                add();
                row.change(event);
              },
            };
          },
        },
  );

const rebuild = async (store: EventStore, { share, kind, database }: WorkerOrder) => {
  let own = 0;
  let rows = 0;
  const file = unwrap(await openSqliteReadModels({ path: database })());
  const models = countingOwn(() => {
    own += 1;
  });
  const runner = unwrap(
    await runReadModels({
      store,
      database: countingRows(file, (count) => {
        rows += count;
      }),
      models,
      share,
      ...(kind === 'unheld' && UNHELD),
    })(),
  );
  unwrap(await runner.caughtUp);
  const received = runner.progress()[0]?.events ?? 0;
  unwrap(await runner.stop());
  unwrap(await file.close()());
  return { received, own, rows, databaseBytes: statSync(database).size };
};

/** One projection worker: opens, waits for the signal that all begin by, and tells what it did. */
const order = JSON.parse(process.argv[2] ?? '') as WorkerOrder;
const store = unwrap(await openEventStoreDbStore({ connectionString: order.connectionString })());
process.send?.('ready');
await once(process, 'message');
const before = usageNow();
const done = await (order.kind === 'read' ? readOnly(store) : rebuild(store, order));
const { processorSeconds, residentBytes } = usageNow();
const work: Work = {
  ...done,
  processorSeconds: processorSeconds - before.processorSeconds,
  residentBytes,
};
process.send?.(work);
unwrap(await store.close()());
process.disconnect();
