import type { EventStore, StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isAudited } from './auditedEvent.ts';
import { createChain } from './chain/chain.ts';
import type { Heads } from './chain/head.ts';
import type { Finding } from './finding.ts';
import { readLog } from './readLog.ts';
import type { SealWatch } from './seal/sealWatch.ts';

/** What one reading of a log, chain and seals together, has come to so far. */
export interface Reading {
  readonly findings: Finding[];
  readonly heads: Heads;
  events: number;
  position: bigint;
}

/** Reads a log once: every link of it, and every seal on the way. */
export const createReading = (
  store: EventStore,
  pageSize: number,
  seals: readonly SealWatch[],
  onPage: (reading: Reading) => void,
): { readonly reading: Reading; readonly read: TE.TaskEither<StoreError, void> } => {
  const chain = createChain();
  const { heads } = chain;
  const reading: Reading = { findings: [], heads, events: 0, position: 0n };
  const { findings } = reading;
  const read = readLog(
    store,
    pageSize,
    (event) => {
      if (!isAudited(event.stream)) return;
      reading.events += 1;
      for (const seal of seals) findings.push(...seal.before(event, heads));
      findings.push(...chain.see(event));
      for (const seal of seals) findings.push(...seal.after(event, heads));
    },
    (position) => {
      reading.position = position;
      onPage(reading);
    },
  );
  return {
    reading,
    read: pipe(
      read,
      TE.map(() => {
        for (const seal of seals) findings.push(...seal.end(heads));
      }),
    ),
  };
};
