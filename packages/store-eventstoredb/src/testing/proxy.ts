import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A connection to a server that can be cut and frozen. */
export interface Proxy {
  readonly port: number;
  /** Ends every connection as a lost network does. */
  readonly cut: () => void;
  /** From now on nothing goes either way, and nobody is told. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly close: () => Promise<void>;
}

/** Starts a proxy before a port of this machine. */
export const startProxy = async (target: number): Promise<Proxy> => {
  const sockets = new Set<Socket>();
  let isFrozen = false;

  const keep = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    socket.on('data', (bytes) => other.write(bytes));
    // Who is told of an error closes anyway, and the close is what is passed on.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
    if (isFrozen) socket.pause();
  };

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    keep(near, far);
    keep(far, near);
  });
  const port = await listen(server);

  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };

  return {
    port,
    cut,
    freeze: () => {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw: () => {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
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
