import type { EventStore, StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { audit } from '../audit.ts';
import type { Audit } from '../audit.ts';
import type { ExportUnreadable } from '../exports/exportUnreadable.ts';
import type { WriteFailed } from '../exports/exporting.ts';
import { exportJsonLines } from '../exports/lines/exportJsonLines.ts';
import { openExport } from '../exports/lines/openExport.ts';
import type { LeavesUnfit } from '../seal/leaves.ts';
import { linesOf, readLeaf } from '../seal/leaves.ts';
import type { Sealed } from '../sealLog.ts';
import type { BundleOptions } from './bundle.ts';
import type { BundleFolder } from './bundleFolder.ts';
import { proofsOf } from './proofs.ts';
import type { Scope } from './scope.ts';

/** How much evidence there is. */
export interface Evidence {
  readonly streams: number;
  readonly events: number;
}

/** The name of the stream in a line of leaves. */
export const nameIn = (leaf: string): string => readLeaf(leaf)?.stream ?? '';

/** Writes the events through the seal, the seal, and the leaves and proofs of their streams. */
export const writeEvidence = (
  store: EventStore,
  folder: BundleFolder,
  { seal, text, leaves }: Sealed,
  { wants }: Scope,
  { pageSize }: Pick<BundleOptions, 'pageSize'>,
): TE.TaskEither<StoreError | WriteFailed, Evidence> => {
  const all = linesOf(leaves);
  const isWanted = (leaf: string): boolean => wants(nameIn(leaf));
  const wanted = all.filter(isWanted);
  const options = {
    wants,
    through: seal.position,
    ...(pageSize === undefined ? {} : { pageSize }),
  };
  return pipe(
    exportJsonLines(store, folder.create('events.jsonl'), options),
    TE.chainFirstW(() => folder.write('seal', [text])),
    TE.chainFirstW(() => folder.write('leaves', lines(wanted))),
    TE.chainFirstW(() => folder.write('proofs.jsonl', lines(proofLines(all, isWanted)))),
    TE.map(({ events }) => ({ streams: wanted.length, events })),
  );
};

function* lines(texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield `${text}\n`;
}

function* proofLines(
  leaves: readonly string[],
  isWanted: (leaf: string) => boolean,
): Generator<string> {
  for (const proof of proofsOf(leaves, isWanted)) yield JSON.stringify(proof);
}

/** Audits the events that were written, so that the report is about the very bytes beside it. */
export const auditEvidence = (
  folder: BundleFolder,
  options: BundleOptions,
): TE.TaskEither<StoreError | ExportUnreadable | LeavesUnfit, Audit> =>
  TE.bracketW(
    openExport(folder.pathOf('events.jsonl')),
    (store) => audit(store, options),
    (store) => store.close(),
  );
