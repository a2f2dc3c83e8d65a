import { resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { TypedOptions } from './commandOptions.ts';
import { readTlsFiles } from './tlsFiles.ts';
import type { CertifiedTls } from './tlsFiles.ts';

/** How the node is to be started. */
export interface NodeSettings {
  readonly host: string;
  readonly port: number;
  readonly log: { readonly file: string } | 'memory';
  readonly tls: CertifiedTls | null;
  /** Whether anybody may do anything. */
  readonly isOpen: boolean;
}

const DEFAULT_FILE = 'eventstoredb-devnode.db';

/** What the options come to, or one sentence about what is wrong with them. */
export const settingsOf = (options: TypedOptions): E.Either<string, NodeSettings> => {
  const { host, db, mem, tls: files, insecure } = options;
  const port = portIn(options.port);
  if (port === null) {
    return E.left(`A port is a whole number from 0 to 65535, and not ${options.port}.`);
  }
  if (host === '') return E.left('Say where to listen: --host has no value.');
  if (db === '') return E.left('Say which file: --db has no value.');
  if (mem && db !== undefined) {
    return E.left('Either --db or --mem: a log is in a file or in memory.');
  }
  const tls = files === undefined ? E.right(null) : readTlsFiles(files);
  return E.map((certified: CertifiedTls | null): NodeSettings => ({
    host,
    port,
    log: mem ? 'memory' : { file: resolve(db ?? DEFAULT_FILE) },
    tls: certified,
    isOpen: insecure || certified === null,
  }))(tls);
};

const portIn = (text: string): number | null => {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : null;
};
