import { generateKeyPairSync } from 'node:crypto';
import { isInstant } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { EarlierSeal } from '../seal/earlierSeal.ts';
import { seal } from '../sealLog.ts';
import { publicKeyOf, verifySeal } from '../seal/signing.ts';

const AT = '2026-07-01T00:00:00.000Z';

/** A new key that signs, in PEM. */
export const newPrivateKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The value of an outcome that has to be one. */
export const valueOf = <A>(outcome: E.Either<{ readonly message: string }, A>): A => {
  if (E.isLeft(outcome)) throw new Error(outcome.left.message);
  return outcome.right;
};

const PRIVATE_KEY = newPrivateKey();

/** The public half of the key of these specifications, in PEM. */
export const PUBLIC_KEY: string = valueOf(publicKeyOf(PRIVATE_KEY));

/** A seal with all that was kept with it. */
export interface KeptSeal extends Required<EarlierSeal> {
  readonly text: string;
}

/** Seals a store as it stands. */
export const sealOf = async (store: EventStore): Promise<KeptSeal> => {
  if (!isInstant(AT)) throw new RangeError(AT);
  const options = { privateKey: PRIVATE_KEY, at: AT, pageSize: 7 };
  const { text, leaves } = valueOf(await seal(store, options)());
  return { text, leaves, seal: valueOf(verifySeal(text, PUBLIC_KEY)) };
};
