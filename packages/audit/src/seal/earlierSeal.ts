import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { readLeaves } from './leaves.ts';
import type { LeavesUnfit } from './leaves.ts';
import { createSealWatch } from './sealWatch.ts';
import type { SealWatch } from './sealWatch.ts';
import type { Seal } from './seal.ts';

/** A seal that `verifySeal` has read, and the leaves that were kept with it, if they were. */
export interface EarlierSeal {
  readonly seal: Seal;
  readonly leaves?: string;
}

/** Gets ready to hold a log against an earlier seal. */
export const watchSeal = ({ seal, leaves }: EarlierSeal): E.Either<LeavesUnfit, SealWatch> =>
  leaves === undefined
    ? E.right(createSealWatch(seal))
    : pipe(
        readLeaves(leaves, seal),
        E.map((read) => createSealWatch(seal, read)),
      );
