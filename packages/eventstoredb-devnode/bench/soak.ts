import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDevnode } from '../src/index.ts';

/**
 * Whether the memory of a node stays flat: a client in a process of its own appends events to a
 * node on a file, reads them and subscribes to them, and the heap is looked at again and again.
 * `node --expose-gc --conditions=@disdetta/source soak.ts 1000000`
 */
const EVENTS = Number(process.argv[2] ?? 1_000_000);
/** The heap of a node that has just begun says nothing about one that runs. */
const WARM_UP_EVENTS = 300_000;
const MOST_DRIFT = 0.1;

if (globalThis.gc === undefined) throw new Error('Run this with --expose-gc.');
const collectGarbage = globalThis.gc;

const folder = mkdtempSync(join(tmpdir(), 'disdetta-soak-'));
const node = await startDevnode({ port: 0, log: { file: join(folder, 'log.db') } });
const script = fileURLToPath(new URL('soakClient.ts', import.meta.url));
const client = fork(script, [node.connectionString, String(EVENTS)]);

const heapInUse = async (): Promise<number> => {
  // What waits to be finalised is let go only by a second turn.
  collectGarbage();
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const heaps: number[] = [];
const began = performance.now();
client.on('message', (events: number) => {
  void heapInUse().then((bytes) => {
    if (events >= Math.min(WARM_UP_EVENTS, EVENTS)) heaps.push(bytes);
    const seconds = (performance.now() - began) / 1_000;
    const resident = process.memoryUsage().rss / 1_048_576;
    process.stdout.write(
      `${events} events after ${seconds.toFixed(0)} s: heap ${(bytes / 1_048_576).toFixed(1)} MiB, resident ${resident.toFixed(0)} MiB\n`,
    );
    client.send('go on');
  });
});
await once(client, 'exit');
await node.close();
rmSync(folder, { recursive: true });

const [first = 0] = heaps;
const drift = Math.max(...heaps.map((bytes) => Math.abs(bytes - first) / first));
process.stdout.write(`the heap moved by ${(drift * 100).toFixed(1)} % at most\n`);
if (client.exitCode !== 0 || drift > MOST_DRIFT) process.exitCode = 1;
