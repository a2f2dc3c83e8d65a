import { startDevnode } from '@disdetta/eventstoredb-devnode';
import { usageNow } from './usage.ts';

/**
 * The development node on a file, in a process of its own, so that its work is told apart from that
 * of its clients. Tells its connection string, then its usage for each message; `close` ends it.
 */
const node = await startDevnode({ port: 0, log: { file: process.argv[2] ?? '' } });
const disconnect = (): void => {
  process.disconnect();
};
process.on('message', (message) => {
  if (message !== 'close') process.send?.(usageNow());
  else void node.close().then(disconnect);
});
process.send?.(node.connectionString);
