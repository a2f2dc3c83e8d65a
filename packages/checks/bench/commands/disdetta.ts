import { join } from 'node:path';
import { createHandle } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { unwrap } from '../outcomes.ts';
import { byCallers } from './contestant.ts';
import type { Contestant } from './contestant.ts';
import { storyOf } from './story.ts';

/** This library: any input decoded, decided, linked to the event before it, appended and synced. */
export const disdetta: Contestant = {
  open: async (folder) => {
    const store = unwrap(await openSqliteStore({ path: join(folder, 'log.db') })());
    const handle = createHandle({ store });
    return {
      carryOut: (accountIds, callers) =>
        byCallers(accountIds, callers, async (accountId) => {
          for (const command of storyOf(accountId)) unwrap(await handle(command)());
        }),
      close: async () => {
        unwrap(await store.close()());
      },
    };
  },
};
