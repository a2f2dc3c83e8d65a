import { join } from 'node:path';
import { inFolder } from '../../bench/folders.ts';
import { workTogether } from '../processes/children.ts';
import type { NodeProcess } from '../processes/children.ts';
import type { Rebuild } from './measures.ts';

/** Rebuilds all read models from the start of the log by so many workers, a share each. */
export const rebuild = (
  node: NodeProcess,
  kind: Rebuild['kind'],
  workers: number,
): Promise<Rebuild> =>
  inFolder(async (folder) => {
    const orders = Array.from({ length: workers }, (_, place) => ({
      connectionString: node.connectionString,
      kind,
      share: { number: place + 1, of: workers },
      database: join(folder, `${place}.db`),
    }));
    const before = await node.usage();
    const done = await workTogether(orders);
    const after = await node.usage();
    return { kind, nodeSeconds: after.processorSeconds - before.processorSeconds, ...done };
  });
