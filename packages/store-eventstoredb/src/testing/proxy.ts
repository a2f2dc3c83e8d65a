import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A connection to a server that can be cut and frozen. */
export interface Proxy {
  readonly port: number;
  /** Ends every connection as a lost network does. */
  readonly cut: () => void;
  /** Ends every connection as soon as the server answers on it, and keeps the answer. */
  readonly cutAtAnswer: () => void;
  /** From now on nothing goes either way, and nobody is told. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly close: () => Promise<void>;
}

/** The two ends of a connection through a proxy. */
interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** Whether the next answer ends it. */
  isDoomed: boolean;
}

/** Starts a proxy before a port of this machine. */
export const startProxy = async (target: number): Promise<Proxy> => {
  const pairs = new Set<Pair>();
  let isFrozen = false;

  const end = (pair: Pair): void => {
    pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  };

  const listener = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    const pair: Pair = { client, server, isDoomed: false };
    pairs.add(pair);
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      if (pair.isDoomed) end(pair);
      else client.write(bytes);
    });
    for (const socket of [client, server]) {
      socket.on('close', () => {
        end(pair);
      });
      // What is lost closes, too, and is passed on in that way.
      socket.on('error', () => undefined);
      if (isFrozen) socket.pause();
    }
  });
  const port = await listen(listener);

  const cut = (): void => {
    for (const pair of pairs) end(pair);
  };

  return {
    port,
    cut,
    cutAtAnswer: () => {
      for (const pair of pairs) pair.isDoomed = true;
    },
    freeze: () => {
      isFrozen = true;
      for (const { client, server } of pairs) {
        client.pause();
        server.pause();
      }
    },
    thaw: () => {
      isFrozen = false;
      for (const { client, server } of pairs) {
        client.resume();
        server.resume();
      }
    },
    close: () =>
      new Promise((resolve) => {
        listener.close(() => {
          resolve();
        });
        cut();
      }),
  };
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(portOf(server.address()));
    });
  });

const portOf = (address: AddressInfo | string | null): number => {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('This server listens on no port.');
};
