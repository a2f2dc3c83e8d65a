import { generateKeyPairSync } from 'node:crypto';
import { isInstant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { PUBLIC_KEY, newPrivateKey, valueOf } from '../testing/sealing.ts';
import { readSeal, writeSeal, writeSignature } from './seal.ts';
import type { Seal } from './seal.ts';
import { nameOf, publicKeyOf, readPrivateKey, signatureOf, verifySeal } from './signing.ts';

const AT = '2026-07-01T00:00:00.000Z';

const sealFor = (key: string): Seal => {
  if (!isInstant(AT)) throw new RangeError(AT);
  return { root: 'ab'.repeat(32), streams: 2, events: 31, position: 40n, sealedAt: AT, key };
};

/** A key of these specifications alone: its seed is 32 bytes of 7. */
const FIXED_KEY = `-----BEGIN PRIVATE KEY-----\n${Buffer.concat([
  Buffer.from('302e020100300506032b657004220420', 'hex'),
  Buffer.alloc(32, 7),
]).toString('base64')}\n-----END PRIVATE KEY-----\n`;

const signedWith = (pem: string): string => {
  const key = valueOf(readPrivateKey(pem));
  const signed = writeSeal(sealFor(nameOf(key)));
  return signed + writeSignature(signatureOf(signed, key));
};

describe('a seal', () => {
  it('is spelt as it always was', () => {
    expect(signedWith(FIXED_KEY)).toBe(
      [
        'disdetta-seal 1',
        'root abababababababababababababababababababababababababababababababab',
        'streams 2',
        'events 31',
        'position 40',
        'sealed-at 2026-07-01T00:00:00.000Z',
        'key 324be2dea8bc44461b0233e51fa48902ed6b1cc671e7739af2551e0bfe68f54e',
        'signature Kv0wCXBo5ZThZ9llqNAYrKd8Ai1fBcKhRGDPhc5sl5RVQEsngbf2fYddfeTxnqsPGAWuQAyPbQBVlH1fLJ/1DQ==',
        '',
      ].join('\n'),
    );
  });

  it('reads as it was written, with the key that signed it', () => {
    const text = signedWith(FIXED_KEY);
    const seal = valueOf(verifySeal(text, valueOf(publicKeyOf(FIXED_KEY))));
    expect(seal).toMatchObject({ streams: 2, events: 31, position: 40n, sealedAt: AT });
  });

  it('is forged for whoever holds another key, and is none with a line more or less', () => {
    const text = signedWith(newPrivateKey());
    expect(verifySeal(text, PUBLIC_KEY)).toMatchObject({ left: { code: 'SealForged' } });
    expect(E.isLeft(readSeal(`${text}\n`))).toBe(true);
    expect(readSeal(text.replace('events 31\n', ''))).toMatchObject({
      left: { code: 'SealUnreadable' },
    });
  });

  it.each([
    ['a number is spelt with a nought before it', 'events 31', 'events 031'],
    ['the day does not exist', '2026-07-01T', '2026-02-30T'],
  ])('is none where %s', (_, written, instead) => {
    expect(readSeal(signedWith(FIXED_KEY).replace(written, instead))).toMatchObject({
      left: { code: 'SealUnreadable' },
    });
  });

  it('is forged where it names another key than the one that signed it', () => {
    const key = valueOf(readPrivateKey(FIXED_KEY));
    const signedBy = 'cd'.repeat(32);
    const signed = writeSeal(sealFor(signedBy));
    const text = signed + writeSignature(signatureOf(signed, key));
    expect(verifySeal(text, valueOf(publicKeyOf(FIXED_KEY)))).toMatchObject({
      left: { code: 'SealForged', facts: { signedBy, expected: nameOf(key) } },
    });
  });

  it('needs keys of Ed25519', () => {
    expect(publicKeyOf('nothing')).toMatchObject({
      left: {
        code: 'KeyUnusable',
        message: 'Seals need an Ed25519 private key in PEM, and this is none.',
        facts: { expected: 'Ed25519 private key' },
      },
    });
    expect(verifySeal('', 'nothing')).toMatchObject({
      left: { code: 'KeyUnusable', facts: { expected: 'Ed25519 public key' } },
    });
    const { publicKey, privateKey } = generateKeyPairSync('ed448', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    expect(readPrivateKey(privateKey)).toMatchObject({ left: { code: 'KeyUnusable' } });
    expect(verifySeal('', publicKey)).toMatchObject({ left: { code: 'KeyUnusable' } });
  });
});
