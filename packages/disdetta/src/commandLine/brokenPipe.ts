import type { Writable } from 'node:stream';

/** Ends the process without a word when whoever reads its output has seen enough, as `head` does. */
export const endOnBrokenPipe = (stream: Writable): void => {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
};
