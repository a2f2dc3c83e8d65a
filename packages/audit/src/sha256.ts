import { createHash, hash } from 'node:crypto';

/** SHA-256 of bytes, or of a text in UTF-8. */
export const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => sha256OfAll(parts);

/** SHA-256 of so many parts, one after the other, that they cannot be arguments. */
export const sha256OfAll = (parts: Iterable<string | Uint8Array>): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** SHA-256 of a text in UTF-8, as a text: what is done for every event is done in one step. */
export const sha256Of = (text: string, encoding: 'hex' | 'base64'): string =>
  hash('sha256', text, encoding);
