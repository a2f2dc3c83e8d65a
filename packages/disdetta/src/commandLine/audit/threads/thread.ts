import { parentPort, workerData } from 'node:worker_threads';
import { auditAccounts } from '@disdetta/audit';
import type { EventStore } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { openLog } from '../openLog.ts';
import type { ThreadMessage, ThreadTask } from './message.ts';

/** After how many accounts it is worth a message. */
const BATCH = 100;

const tell = (message: ThreadMessage): void => {
  parentPort?.postMessage(message);
};

const { log, work } = workerData as ThreadTask;
let accounts = 0;
const onAccount = (): void => {
  accounts += 1;
  if (accounts % BATCH === 0) tell({ kind: 'progress', accounts: BATCH });
};

const outcome = await pipe(
  TE.bracketW(
    openLog(log),
    (store: EventStore) => auditAccounts(store, work, onAccount),
    (store) => store.close(),
  ),
)();
tell({ kind: 'progress', accounts: accounts % BATCH });
tell({ kind: 'end', outcome });
