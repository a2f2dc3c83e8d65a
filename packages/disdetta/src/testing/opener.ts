import { createInterface } from 'node:readline';
import { openDisdetta } from '../openDisdetta.ts';

/** A process that opens each file it is told, with all that stands beside it, and says how that went. */
process.stdout.write('ready\n');
for await (const file of createInterface({ input: process.stdin })) {
  const outcome = await openDisdetta({ file, readModels: {}, effects: { from: 'now' } }).then(
    async (disdetta) => {
      await disdetta.close();
      return 'opened';
    },
    (thrown: unknown) => String(thrown),
  );
  process.stdout.write(`${outcome}\n`);
}
