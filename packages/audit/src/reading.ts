import type { EventStore, StoreError, StoredEvent } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isAudited } from './auditedEvent.ts';
import { createChain } from './chain/chain.ts';
import type { Heads } from './chain/head.ts';
import type { Finding } from './finding.ts';
import { PAGE } from './pages.ts';
import { readLog } from './readLog.ts';
import type { SealWatch } from './seal/sealWatch.ts';

/** What reading a log has come to so far: kept even where it could not be read to its end. */
export interface Reading {
  readonly findings: Finding[];
  /** Where every stream ends. */
  readonly heads: Heads;
  events: number;
  /** The position of the last event of an account or its refusals. */
  position: bigint;
}

/** How a log is read. */
export interface ReadingOptions {
  readonly pageSize?: number | undefined;
  /** The seals that it is held against on the way. */
  readonly seals?: readonly SealWatch[];
  /** Is told every event, those of other streams too. */
  readonly onEvent?: (event: StoredEvent) => void;
  /** Is told after every page. */
  readonly onPage?: (reading: Reading) => void;
}

/** A reading, and how to begin it. */
export interface Reader {
  readonly reading: Reading;
  readonly read: TE.TaskEither<StoreError, Reading>;
}

/**
 * Reads a log once, in pages: every link of every chain, and every seal. Of a stream only its end
 * is held.
 */
export const createReader = (
  store: EventStore,
  {
    pageSize = PAGE,
    seals = [],
    onEvent = () => undefined,
    onPage = () => undefined,
  }: ReadingOptions,
): Reader => {
  const chain = createChain();
  const { heads } = chain;
  const reading: Reading = { findings: [], heads, events: 0, position: 0n };
  const { findings } = reading;
  const pages = readLog(
    store,
    pageSize,
    (event) => {
      onEvent(event);
      if (!isAudited(event.stream)) return;
      reading.events += 1;
      reading.position = event.position;
      for (const seal of seals) findings.push(...seal.before(event, heads));
      findings.push(...chain.see(event));
      for (const seal of seals) findings.push(...seal.after(event, heads));
    },
    () => {
      onPage(reading);
    },
  );
  const read = pipe(
    pages,
    TE.map(() => {
      for (const seal of seals) findings.push(...seal.end(heads));
      return reading;
    }),
  );
  return { reading, read };
};
