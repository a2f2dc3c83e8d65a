import type { EventStore, Instant, StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isAudited } from '../auditedEvent.ts';
import { createChain } from '../chain/chain.ts';
import { PAGE, readLog } from '../readLog.ts';
import { leavesOf, treeHeadOf } from './leaves.ts';
import { writeSeal, writeSignature } from './seal.ts';
import { nameOf, readPrivateKey, signatureOf } from './signing.ts';
import type { KeyUnusable } from './signing.ts';

/** What a seal is made with. */
export interface SealOptions {
  /** The Ed25519 key that signs, in PEM. */
  readonly privateKey: string;
  /** When it is sealed, by the caller's clock. */
  readonly at: Instant;
  readonly pageSize?: number;
}

/** A seal, and the leaves it was made over: to be kept away from the log, in more than one place. */
export interface Sealed {
  readonly text: string;
  /** One line a stream. Without them a seal still tells that a log differs, but not where. */
  readonly leaves: string;
}

/**
 * Seals a log as it stands: where every stream ends, signed. It does not say that the log is in
 * order, only that this is how it was.
 */
export const seal = (
  store: EventStore,
  { privateKey, at, pageSize = PAGE }: SealOptions,
): TE.TaskEither<StoreError | KeyUnusable, Sealed> => {
  const chain = createChain();
  let events = 0;
  let position = 0n;
  return pipe(
    TE.fromEither(readPrivateKey(privateKey)),
    TE.chainFirstW(() =>
      readLog(store, pageSize, (event) => {
        if (!isAudited(event.stream)) return;
        events += 1;
        ({ position } = event);
        chain.see(event);
      }),
    ),
    TE.map((key) => {
      const leaves = leavesOf(chain.heads);
      const text = writeSeal({
        root: treeHeadOf(leaves),
        streams: leaves.length,
        events,
        position,
        sealedAt: at,
        key: nameOf(key),
      });
      return {
        text: text + writeSignature(signatureOf(text, key)),
        leaves: leaves.map((leaf) => `${leaf}\n`).join(''),
      };
    }),
  );
};
