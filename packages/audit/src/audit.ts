import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Audit } from './audited.ts';
import { auditInOrder } from './auditInOrder.ts';
import type { AuditOptions } from './auditOptions.ts';
import { auditThoroughly } from './auditThoroughly.ts';
import type { LeavesUnfit } from './seal/leaves.ts';

export type { Audit } from './audited.ts';
export type { AuditByThreads, AuditOptions, AuditProgress } from './auditOptions.ts';

/**
 * Audits a log: its chain, its seals, and every decision made again. A log that is in order is
 * gone through account by account, by as many threads as there are; one that is not is read again
 * in the order of the log, to name what is wrong with it.
 */
export const audit =
  (store: EventStore, options: AuditOptions = {}): TaskEither<LeavesUnfit, Audit> =>
  async () => {
    const { isDeciding = true } = options;
    const inOrder = isDeciding ? await auditInOrder(store, options)() : O.none;
    return O.isSome(inOrder) ? E.right(inOrder.value) : auditThoroughly(store, options)();
  };
