import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskOption } from 'fp-ts/lib/TaskOption.js';
import { auditAccounts, joined } from './accounts/auditAccounts.ts';
import type { AccountsToAudit } from './accounts/auditAccounts.ts';
import { createCensus } from './accounts/census.ts';
import type { Census } from './accounts/census.ts';
import { isSame } from './accounts/checksum.ts';
import { auditedFrom } from './audited.ts';
import type { Audit } from './audited.ts';
import type { AuditByThreads, AuditOptions } from './auditOptions.ts';
import { PAGE } from './pages.ts';
import { readLog } from './readLog.ts';
import { createReader } from './reading.ts';
import { watchSeal } from './seal/earlierSeal.ts';

const byThisThread: AuditByThreads = (work, onAccount, store) =>
  pipe(
    auditAccounts(store, work, onAccount),
    TE.map((all) => [all]),
  );

/**
 * Audits a log that is in order, holding one account at a time: it is read once to see where its
 * accounts begin, and then each account. None where the log is not in order, account by account
 * does not come to the same events, or something cannot be read: `auditThoroughly` tells what.
 */
export const auditInOrder =
  (store: EventStore, options: AuditOptions): TaskOption<Audit> =>
  async () => {
    const { seals = [], pageSize = PAGE, exceptions, onProgress = () => undefined } = options;
    const { byThreads = byThisThread } = options;
    const read = await readInOrder(store, options)();
    if (O.isNone(read)) return O.none;
    const { beginnings, accounts: of, checksum, end } = read.value;
    const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const work: AccountsToAudit = { beginnings, next, end, pageSize, exceptions };
    let accounts = 0;
    const onAccount = (): void => {
      accounts += 1;
      onProgress({ phase: 'deciding', accounts, of: Math.max(accounts, of) });
    };
    const parts = await byThreads(work, onAccount, store)();
    if (E.isLeft(parts)) return O.none;
    const all = joined(parts.right);
    if (!all.isInOrder || !isSame(all.checksum, checksum)) return O.none;
    return O.some(
      auditedFrom({
        ofReading: [],
        accounts: {
          findings: all.findings,
          exceptions: all.exceptions,
          decisions: all.decisions,
          refusals: all.refusals,
          failure: null,
        },
        streams: beginnings.length,
        events: checksum.events,
        seals,
      }),
    );
  };

/** Reads a log once; against seals, if there are any, and then only in order if it holds. */
const readInOrder =
  (store: EventStore, options: AuditOptions): TaskOption<Census> =>
  async () => {
    const { seals = [], pageSize = PAGE, onProgress = () => undefined } = options;
    const census = createCensus();
    const tell = (): void => {
      onProgress({ phase: 'reading', ...census.progress() });
    };
    if (seals.length === 0) {
      const outcome = await readLog(store, pageSize, census.see, tell)();
      return E.isLeft(outcome) ? O.none : O.some(census.result());
    }
    const watches = E.traverseArray(watchSeal)(seals);
    if (E.isLeft(watches)) return O.none;
    const reader = createReader(store, {
      pageSize,
      seals: watches.right,
      onEvent: census.see,
      onPage: tell,
    });
    const outcome = await reader.read();
    const isInOrder = E.isRight(outcome) && outcome.right.findings.length === 0;
    return isInOrder ? O.some(census.result()) : O.none;
  };
