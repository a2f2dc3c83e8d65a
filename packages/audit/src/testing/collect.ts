import { Writable } from 'node:stream';

/** A stream that keeps what is written to it. */
export interface Collected {
  readonly out: Writable;
  readonly bytes: () => Buffer;
  readonly text: () => string;
}

/** A stream to export to. */
export const collect = (): Collected => {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  const bytes = (): Buffer => Buffer.concat(chunks);
  return { out, bytes, text: () => bytes().toString() };
};
