import { createInterface } from 'node:readline';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';

/**
 * A node in a process of its own, on a file. It waits, loaded, until a line on standard input
 * tells it a port; then it starts and says where it listens. A second line closes it.
 */
const [file = ''] = process.argv.slice(2);

let node: Devnode | null = null;
for await (const line of createInterface({ input: process.stdin })) {
  if (node !== null) break;
  node = await startDevnode({ port: Number(line), log: { file } });
  process.stdout.write(`${node.port}\n`);
}
await node?.close();
