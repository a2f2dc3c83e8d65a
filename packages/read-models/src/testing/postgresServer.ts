import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';

/** A PostgreSQL server for a specification. */
export interface PostgresServer {
  readonly pool: Pool;
  readonly stop: () => Promise<void>;
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
};

/**
 * Starts a server of its own, in a process of its own: it goes with the process that asked for
 * it, however that ends.
 */
export const startPostgres = async (): Promise<PostgresServer> => {
  // Made by the server itself: where root asks, it runs as somebody else.
  const folder = join(tmpdir(), `disdetta-postgres-${randomUUID()}`);
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [join(__dirname, 'postgresProcess.ts'), folder, String(port)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(server, 'exit');
  const ready = await Promise.race([once(server.stdout, 'data'), ended]);
  if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${String(ready[0])}`);
  const pool = new Pool({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: 'postgres',
    max: 8,
  });
  // A connection may still be closing when the server stops, and is told so.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    pool,
    stop: async () => {
      await pool.end();
      server.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
