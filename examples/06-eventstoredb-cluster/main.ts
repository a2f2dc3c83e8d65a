import { startDevnode } from '@disdetta/eventstoredb-devnode';
import { tell } from './story.ts';

/** A server of yours; without one a development node is started for this. */
const given = process.env['EVENTSTOREDB_URL'];
const node = given === undefined ? await startDevnode({ port: 0 }) : undefined;
const server = given ?? node?.connectionString ?? '';

// A category of its own, so that the story begins with nothing on any server.
for (const line of await tell(server, `example${process.pid}x${Date.now()}`)) {
  process.stdout.write(`${line}\n`);
}
await node?.close();
