import { join } from 'node:path';

/** The files of the example. In earnest the keys, the seal and its leaves lie far from the log. */
export interface Places {
  readonly log: string;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly seal: string;
  readonly leaves: string;
  readonly report: string;
  readonly bundle: string;
  /** A copy of the log in which something is forged. */
  readonly forged: (how: string) => string;
}

/** Where everything goes, in a folder. */
export const placesIn = (folder: string): Places => ({
  log: join(folder, 'log.db'),
  privateKey: join(folder, 'private.pem'),
  publicKey: join(folder, 'public.pem'),
  seal: join(folder, 'log.seal'),
  leaves: join(folder, 'log.seal.leaves'),
  report: join(folder, 'report.html'),
  bundle: join(folder, 'bundle'),
  forged: (how) => join(folder, `${how}.db`),
});
