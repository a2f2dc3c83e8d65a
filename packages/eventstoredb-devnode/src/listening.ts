import { promisify } from 'node:util';
import { ServerCredentials } from '@grpc/grpc-js';
import type { Server } from '@grpc/grpc-js';

/** A certificate and its private key, as PEM. */
export interface TlsFiles {
  readonly certificate: string | Buffer;
  readonly key: string | Buffer;
}

/** How long clients are given to go before they are cut off. */
const PATIENCE_MILLISECONDS = 1_000;

/** Listens, and answers with the port; rejects when it cannot. */
export const bind = async (
  server: Server,
  host: string,
  port: number,
  tls: TlsFiles | undefined,
): Promise<number> => {
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const listen = promisify(server.bindAsync.bind(server));
  try {
    return await listen(address, credentialsOf(tls));
  } catch (cause) {
    throw new Error(`A node cannot listen at ${address}: ${reasonOf(cause)}.`, { cause });
  }
};

/** What the system means by what it answers. */
const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'this user may not listen at that port',
  'Name resolution failed': 'nobody knows that host',
};

const reasonOf = (cause: unknown): string => {
  const message = cause instanceof Error ? cause.message : String(cause);
  const known = Object.entries(REASONS).find(([sign]) => message.includes(sign));
  return known?.[1] ?? message;
};

/** Lets calls under way end, and cuts off those that do not. */
export const shutDown = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cutOff = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, PATIENCE_MILLISECONDS);
    server.tryShutdown(() => {
      clearTimeout(cutOff);
      resolve();
    });
  });

const credentialsOf = (tls: TlsFiles | undefined): ServerCredentials =>
  tls === undefined
    ? ServerCredentials.createInsecure()
    : ServerCredentials.createSsl(null, [
        { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) },
      ]);
