import type { EventStore, Instant, StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { createReader } from './reading.ts';
import { leavesOf, treeHeadOf } from './seal/leaves.ts';
import { writeSeal, writeSignature } from './seal/seal.ts';
import type { Seal } from './seal/seal.ts';
import { nameOf, readPrivateKey, signatureOf } from './seal/signing.ts';
import type { KeyUnusable } from './seal/signing.ts';

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
  /** What the text says. */
  readonly seal: Seal;
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
  { privateKey, at, pageSize }: SealOptions,
): TE.TaskEither<StoreError | KeyUnusable, Sealed> =>
  pipe(
    TE.fromEither(readPrivateKey(privateKey)),
    TE.bindTo('key'),
    TE.bindW('reading', () => createReader(store, { pageSize }).read),
    TE.map(({ key, reading: { heads, events, position } }) => {
      const leaves = leavesOf(heads);
      const said: Seal = {
        root: treeHeadOf(leaves),
        streams: leaves.length,
        events,
        position,
        sealedAt: at,
        key: nameOf(key),
      };
      const signed = writeSeal(said);
      const text = signed + writeSignature(signatureOf(signed, key));
      return { seal: said, text, leaves: leaves.map((leaf) => `${leaf}\n`).join('') };
    }),
  );
