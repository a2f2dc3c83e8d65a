import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { sha256 } from '../sha256.ts';
import { readSeal } from './seal.ts';
import type { Seal, SealUnreadable } from './seal.ts';

/** A key that seals cannot be signed or verified with. */
export interface KeyUnusable {
  readonly code: 'KeyUnusable';
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A seal that this key has not signed as it stands. */
export interface SealForged {
  readonly code: 'SealForged';
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const keyOf = (read: () => KeyObject, what: string): E.Either<KeyUnusable, KeyObject> => {
  const key = E.tryCatch(read, () => undefined);
  if (E.isRight(key) && key.right.asymmetricKeyType === 'ed25519') return key;
  const message = `Seals need an Ed25519 ${what} key in PEM, and this is none.`;
  return E.left({ code: 'KeyUnusable', message, facts: { expected: `Ed25519 ${what} key` } });
};

/** Reads a private key from its PEM. */
export const readPrivateKey = (pem: string): E.Either<KeyUnusable, KeyObject> =>
  keyOf(() => createPrivateKey(pem), 'private');

/** The public key of a private one, both in PEM: what others verify seals with. */
export const publicKeyOf = (privateKey: string): E.Either<KeyUnusable, string> =>
  E.map((key: KeyObject) =>
    createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  )(readPrivateKey(privateKey));

/** The name of a key, public or private: SHA-256 of the public one. */
export const nameOf = (key: KeyObject): string => {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(publicKey.export({ type: 'spki', format: 'der' })).toString('hex');
};

/** The Ed25519 signature (RFC 8032) of a text in UTF-8. */
export const signatureOf = (text: string, key: KeyObject): Buffer =>
  sign(null, Buffer.from(text), key);

/**
 * Reads a seal, if the owner of a public key (in PEM) has signed it as it stands. It says where
 * the log stood; whether the log still stands there is for `compareWithSeal`.
 */
export const verifySeal = (
  text: string,
  publicKey: string,
): E.Either<SealUnreadable | SealForged | KeyUnusable, Seal> => {
  const key = keyOf(() => createPublicKey(publicKey), 'public');
  if (E.isLeft(key)) return key;
  const read = readSeal(text);
  if (E.isLeft(read)) return read;
  const { seal, signed, signature } = read.right;
  const isOurs = seal.key === nameOf(key.right);
  return isOurs && verify(null, Buffer.from(signed), key.right, signature)
    ? E.right(seal)
    : E.left({
        code: 'SealForged',
        message: 'This seal was altered, or another key has signed it: trust nothing in it.',
        facts: { signedBy: seal.key, expected: nameOf(key.right) },
      });
};
