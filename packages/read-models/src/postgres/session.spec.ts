import type { Pool } from 'pg';
import { counting } from '../testing/counting.ts';
import { startPostgres } from '../testing/postgresServer.ts';
import type { PostgresServer } from '../testing/postgresServer.ts';
import { valueOf } from '../testing/told.ts';
import { openPostgresReadModels } from './openPostgresReadModels.ts';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);

afterAll(async () => {
  await server.stop();
});

/** Ends every other connection, as a server that is started anew does. */
const cutConnections = async (pool: Pool): Promise<void> => {
  await pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
  );
};

describe('a connection to PostgreSQL that was lost', () => {
  it('takes its locks along, and a version can be taken again on another', async () => {
    const { pool } = server;
    const model = counting(1);
    const database = valueOf(await openPostgresReadModels({ pool })());
    valueOf(await database.take(model)());
    await cutConnections(pool);
    const change = { shape: model, from: 0n, to: 1n, rows: [], stopped: [], mended: [] };
    expect(await database.commit([change])()).toMatchObject({ left: { code: 'DatabaseFailed' } });

    expect(valueOf(await database.take(model)())).toMatchObject({ checkpoint: 0n });
    valueOf(await database.commit([change])());
    const other = valueOf(await openPostgresReadModels({ pool })());
    expect(await other.take(model)()).toMatchObject({ left: { code: 'ModelRunsElsewhere' } });
    valueOf(await other.close()());
    valueOf(await database.close()());
  });
});
