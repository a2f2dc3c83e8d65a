import * as E from 'fp-ts/lib/Either.js';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDisk } from './disk.ts';
import { violationsIn } from './inspect.ts';
import { openStoreOnDisk } from './openStoreOnDisk.ts';
import { createPlatter } from './platter.ts';
import type { Cut } from './platter.ts';
import { randomFrom } from './random.ts';
import { makeScratch } from './scratch.ts';
import { runScript } from './script.ts';
import { loadSqlite } from './wasmDatabase.ts';

/** What a run of power cuts came to, printed as JSON. */
export interface PowerCuts {
  readonly seed: number;
  readonly appends: number;
  readonly acknowledged: number;
  /** How many writes, truncations and syncs there were; the power was cut before and after each. */
  readonly operations: number;
  readonly checkpoints: number;
  readonly images: number;
  readonly violations: readonly string[];
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    appends: { type: 'string', default: '500' },
    /** `FULL`, as the store promises, or `OFF`, to see that the harness would find out. */
    synchronous: { type: 'string', default: 'FULL' },
    /** How many states of the disk are tried at each point. */
    images: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const CUTS: readonly Cut[] = ['torn', 'nothing', 'torn', 'everything', 'torn'];

const random = randomFrom(seed);
const disk = createDisk();
const store = openStoreOnDisk(await loadSqlite(), disk, {
  synchronous: values.synchronous === 'OFF' ? 'OFF' : 'FULL',
  checkpointEveryPages: 60,
});
if (E.isLeft(store)) throw new Error(store.left.message);
const { acknowledged } = await runScript(store.right, disk, Number(values.appends), random);

const folder = makeScratch();
const platter = createPlatter();
const violations: string[] = [];
let images = 0;
try {
  for (let point = 0; point <= disk.operations.length; point += 1) {
    const known = acknowledged.filter(({ operations }) => operations <= point);
    for (let image = 0; image < Number(values.images); image += 1) {
      const cut = CUTS[images % CUTS.length] ?? 'torn';
      const place = join(folder, String(images));
      mkdirSync(place);
      for (const found of await violationsIn(platter.cut(cut, random), place, known)) {
        violations.push(`cut at ${point}, ${cut}: ${found}`);
      }
      rmSync(place, { recursive: true });
      images += 1;
    }
    const operation = disk.operations[point];
    if (operation !== undefined) platter.take(operation);
  }
} finally {
  rmSync(folder, { recursive: true });
}

const outcome: PowerCuts = {
  seed,
  appends: Number(values.appends),
  acknowledged: acknowledged.length,
  operations: disk.operations.length,
  checkpoints: disk.operations.filter(({ kind, file }) => kind === 'sync' && file === 'log.db')
    .length,
  images,
  violations,
};
process.stdout.write(JSON.stringify(outcome));
