import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { auditedFrom } from './audited.ts';
import type { Audit } from './audited.ts';
import type { AuditOptions } from './auditOptions.ts';
import { redecideAccounts } from './decisions/redecideAccounts.ts';
import { createReader } from './reading.ts';
import { watchSeal } from './seal/earlierSeal.ts';
import type { LeavesUnfit } from './seal/leaves.ts';

const NOT_DECIDED = { findings: [], exceptions: [], decisions: 0, refusals: 0, failure: null };

/**
 * Audits any log, in whatever order: it is read once for its chain and its seals, in the order of
 * the log, then account by account. The end of every stream is held.
 */
export const auditThoroughly =
  (store: EventStore, options: AuditOptions): TaskEither<LeavesUnfit, Audit> =>
  async () => {
    const { seals = [], isDeciding = true, onProgress = () => undefined } = options;
    const { pageSize, exceptions } = options;
    const watches = E.traverseArray(watchSeal)(seals);
    if (E.isLeft(watches)) return watches;
    const { reading, read } = createReader(store, {
      pageSize,
      seals: watches.right,
      onPage: ({ events, position }) => {
        onProgress({ phase: 'reading', events, position });
      },
    });
    const outcome = await read();
    const { heads, events, findings: ofReading } = reading;
    const failure = E.isLeft(outcome) ? outcome.left : null;
    const accounts =
      failure !== null || !isDeciding
        ? { ...NOT_DECIDED, failure }
        : await redecideAccounts(store, heads, {
            pageSize,
            exceptions,
            onAccount: (done, of) => {
              onProgress({ phase: 'deciding', accounts: done, of });
            },
          })();
    return E.right(auditedFrom({ ofReading, accounts, streams: heads.size, events, seals }));
  };
