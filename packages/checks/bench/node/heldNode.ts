import { startDevnode } from '@disdetta/eventstoredb-devnode';

// A program of its own, for its heap to be measured: FILE. It tells where it listens, and then
// what it holds each time that it is asked, in bytes.
const [file = ''] = process.argv.slice(2);
const node = await startDevnode({ port: 0, log: { file } });

process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.on('disconnect', () => {
  void node.close();
});
process.send?.(node.connectionString);
