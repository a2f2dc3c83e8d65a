import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** Where a whole log stood at a time, in a few fields. */
export interface Seal {
  /** The head of the Merkle tree over all streams, in hexadecimal digits. */
  readonly root: string;
  readonly streams: number;
  readonly events: number;
  /** The position of the last event that is sealed. */
  readonly position: bigint;
  readonly sealedAt: Instant;
  /** SHA-256 of the public key (its SPKI in DER), in hexadecimal digits. */
  readonly key: string;
}

/** A text that is no seal. */
export interface SealUnreadable {
  readonly code: 'SealUnreadable';
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A seal with its signature, as its text says. */
export interface SignedSeal {
  readonly seal: Seal;
  /** What is signed: every line before the signature. */
  readonly signed: string;
  readonly signature: Buffer;
}

/** The lines of a seal that are signed, each with its end. */
export const writeSeal = ({ root, streams, events, position, sealedAt, key }: Seal): string =>
  [
    'disdetta-seal 1',
    `root ${root}`,
    `streams ${streams}`,
    `events ${events}`,
    `position ${position}`,
    `sealed-at ${sealedAt}`,
    `key ${key}`,
    '',
  ].join('\n');

/** The line that ends a seal. */
export const writeSignature = (signature: Buffer): string =>
  `signature ${signature.toString('base64')}\n`;

const TEXT =
  /^(disdetta-seal 1\nroot ([0-9a-f]{64})\nstreams (\d{1,15})\nevents (\d{1,15})\nposition (\d{1,30})\nsealed-at (\S{24})\nkey ([0-9a-f]{64})\n)signature ([A-Za-z0-9+/]{86}==)\n$/;

/** Reads a seal from its text, whoever signed it. There is one spelling of each. */
export const readSeal = (text: string): E.Either<SealUnreadable, SignedSeal> => {
  const [, signed = '', root = '', streams, events, position, sealedAt, key = '', signature = ''] =
    TEXT.exec(text) ?? [];
  if (!isInstant(sealedAt)) return E.left(unreadable);
  const seal: Seal = {
    root,
    streams: Number(streams),
    events: Number(events),
    position: BigInt(position ?? 0),
    sealedAt,
    key,
  };
  const bytes = Buffer.from(signature, 'base64');
  const isSpeltSo =
    writeSeal(seal) === signed && writeSignature(bytes) === text.slice(signed.length);
  return isSpeltSo ? E.right({ seal, signed, signature: bytes }) : E.left(unreadable);
};

const unreadable: SealUnreadable = {
  code: 'SealUnreadable',
  message: 'This is not a seal, or not the whole of one: find the text as it was made.',
  facts: { expected: 'disdetta-seal 1' },
};
