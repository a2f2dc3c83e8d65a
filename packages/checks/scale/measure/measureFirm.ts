import { statSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { openEventStoreDbStore } from '@disdetta/store-eventstoredb';
import { inFolder } from '../../bench/folders.ts';
import { unwrap } from '../../bench/outcomes.ts';
import type { Assumptions } from '../assumptions.ts';
import { monthOf } from '../firm/month.ts';
import type { Timed } from '../firm/month.ts';
import { startNode } from '../processes/children.ts';
import type { Measures, Place, Rebuild } from './measures.ts';
import { rebuild } from './rebuild.ts';
import { sizesOf } from './sizes.ts';
import { write } from './write.ts';

/** The share of uses and cancellations that find their account in memory. */
const WARM = 0.95;

/** How much is measured. */
export interface Extent {
  readonly accounts: number;
  /** How many commands are under way at a time. */
  readonly callers: number;
  /** By how many workers at a time the read models are rebuilt, one after another. */
  readonly workers: readonly number[];
  readonly rounds: number;
  /** Told what is measured next. */
  readonly onStep: (step: string) => void;
}

const placeNow = (): Place => ({
  at: new Date().toISOString(),
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryBytes: totalmem(),
  node: process.version,
  load: loadavg()[0] ?? Number.NaN,
});

/** Lets a small firm have its month on the development node, and rebuilds what is known of it. */
export const measureFirm = (
  { accounts, callers, workers, rounds, onStep }: Extent,
  assumptions: Assumptions,
): Promise<Measures> =>
  inFolder(async (folder) => {
    const place = placeNow();
    const file = join(folder, 'log.db');
    const node = await startNode(file);
    const { connectionString } = node;
    const store = unwrap(await openEventStoreDbStore({ connectionString })());
    const { openings, renewals, rest } = monthOf(accounts, assumptions);
    const isWarm = Math.floor(rest.length * WARM);
    const stretch = (commands: readonly Timed[], rememberedAccounts: number) =>
      write(store, node, { commands, callers, rememberedAccounts, rounds });

    onStep(`${accounts} accounts are opened`);
    const opened = await stretch(openings, accounts);
    onStep('they renew');
    const renewed = await stretch(renewals, accounts);
    onStep('they are used, and cancelled');
    const warm = await stretch(rest.slice(0, isWarm), accounts);
    onStep('the same, by a process that remembers no account');
    const cold = await stretch(rest.slice(isWarm), 0);
    onStep('the log is read');
    const sizes = await sizesOf(store);
    unwrap(await store.close()());

    const rebuilds: Rebuild[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      onStep(`rebuilds, round ${round}`);
      rebuilds.push(await rebuild(node, 'read', 1), await rebuild(node, 'held', 1));
      for (const count of workers) rebuilds.push(await rebuild(node, 'unheld', count));
    }
    const { residentBytes: nodeResidentBytes } = await node.usage();
    await node.close();
    const log = { ...sizes, bytesOnDisk: statSync(file).size };
    const written = { openings: opened, renewals: renewed, warm, cold };
    return { place, accounts, callers, nodeResidentBytes, ...written, log, rebuilds };
  });
