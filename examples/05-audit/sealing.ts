import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { seal, verifySeal } from '@disdetta/audit';
import type { EarlierSeal, KeyUnusable, SealForged, SealUnreadable } from '@disdetta/audit';
import type { Instant, StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { reading } from './looking.ts';
import type { Places } from './places.ts';

/** The two halves of a key, in PEM: who has the private one can seal. */
export interface Keys {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Makes an Ed25519 key; a firm keeps its own where nobody who writes to the log can reach it. */
export const makeKeys = (places: Places): Keys => {
  const keys = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(places.privateKey, keys.privateKey, { mode: 0o600 });
  writeFileSync(places.publicKey, keys.publicKey);
  return keys;
};

/** Seals a log as it stands, keeps the seal and its leaves, and reads them as an auditor would. */
export const sealLog = (
  places: Places,
  { privateKey, publicKey }: Keys,
  at: Instant,
): TE.TaskEither<StoreError | KeyUnusable | SealForged | SealUnreadable, EarlierSeal> =>
  pipe(
    reading(places.log, (store) => seal(store, { privateKey, at })),
    TE.chainFirstIOK(({ text, leaves }) => () => {
      writeFileSync(places.leaves, leaves);
      writeFileSync(places.seal, text);
    }),
    TE.chainW(({ text, leaves }) =>
      pipe(
        TE.fromEither(verifySeal(text, publicKey)),
        TE.map((read) => ({ seal: read, leaves })),
      ),
    ),
  );
