import { createPrivateKey } from 'node:crypto';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key. */
const BEFORE = '302e020100300506032b657004220420';

/** A key that anybody may know, in PEM: all its bytes are the same. */
export const OPEN_KEY: string = createPrivateKey({
  key: Buffer.from(BEFORE + '07'.repeat(32), 'hex'),
  format: 'der',
  type: 'pkcs8',
})
  .export({ format: 'pem', type: 'pkcs8' })
  .toString();
