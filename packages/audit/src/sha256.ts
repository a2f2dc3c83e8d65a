import { createHash } from 'node:crypto';

/** SHA-256 of bytes, or of a text in UTF-8. */
export const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => sha256OfAll(parts);

/** SHA-256 of so many parts, one after the other, that they cannot be arguments. */
export const sha256OfAll = (parts: Iterable<string | Uint8Array>): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
