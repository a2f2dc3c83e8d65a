import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { CommentKey } from './commentKeys.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** How a sealed comment begins; core takes it for a comment, however long. */
export const SEAL = 'sealed:1:';

/** Whether a text is a sealed comment. */
export const isSealed = (text: string): boolean => text.startsWith(SEAL);

/**
 * Seals a comment with AES-256-GCM, bound to its account. The nonce is made from the comment and
 * the command's id, so that a command given again is still the same command, and no other text is
 * ever sealed under that nonce.
 */
export const seal = (
  key: CommentKey,
  accountId: string,
  commandId: string,
  comment: string,
): string => {
  const nonce = createHmac('sha256', key)
    .update(JSON.stringify([commandId, comment]))
    .digest()
    .subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(accountId));
  const sealed = Buffer.concat([nonce, cipher.update(comment, 'utf8'), cipher.final()]);
  return SEAL + Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
};

/** The comment that was sealed, or null if this key, or this account, is not the one. */
export const unseal = (key: CommentKey, accountId: string, sealed: string): string | null => {
  const bytes = Buffer.from(sealed.slice(SEAL.length), 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const text = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce)
    .setAAD(Buffer.from(accountId))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    // A wrong key shows in the tag alone: there is no other way to ask.
    return null;
  }
};
