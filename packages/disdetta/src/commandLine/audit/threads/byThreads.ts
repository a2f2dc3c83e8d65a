import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { auditAccounts } from '@disdetta/audit';
import type { AuditByThreads, AuditedAccounts } from '@disdetta/audit';
import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isShareable } from '../openLog.ts';
import type { LogPlace } from '../openLog.ts';
import type { ThreadMessage, ThreadTask } from './message.ts';

/** The file of a thread is of the kind of this one: a source, or what was built from it. */
const THREAD = new URL(`./thread${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

const failed = (cause: string): StoreError => ({
  code: 'StoreUnavailable',
  message: `A thread that read the log has ended early: ${cause}.`,
  facts: { cause },
});

const runThread = (
  task: ThreadTask,
  onAccount: () => void,
): Promise<E.Either<StoreError, AuditedAccounts>> =>
  new Promise((resolve) => {
    const worker = new Worker(THREAD, { workerData: task });
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') {
        for (let account = 0; account < message.accounts; account += 1) onAccount();
      } else {
        resolve(
          E.mapLeft(({ message: cause }: { message: string }) => failed(cause))(message.outcome),
        );
      }
    });
    worker.on('error', (error) => {
      resolve(E.left(failed(error instanceof Error ? error.message : String(error))));
    });
    worker.on('exit', (code) => {
      resolve(E.left(failed(`exit code ${code}`)));
    });
  });

/** From how many streams on it is worth starting threads. */
const WORTHWHILE = 2_000;

const threadsFor = (log: LogPlace, streams: number): number =>
  isShareable(log) && streams >= WORTHWHILE ? availableParallelism() : 1;

/**
 * Has accounts audited by so many threads, each with the log open for itself, and only to read.
 * Default: one a core, where the log is long enough.
 */
export const byThreads =
  (log: LogPlace, told: number | undefined): AuditByThreads =>
  (work, onAccount, store) => {
    const threads = told ?? threadsFor(log, work.beginnings.length);
    if (threads === 1) return TE.sequenceArray([auditAccounts(store, work, onAccount)]);
    return TE.sequenceArray(
      Array.from({ length: threads }, () => () => runThread({ log, work }, onAccount)),
    );
  };
