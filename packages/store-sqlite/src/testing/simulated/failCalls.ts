import * as E from 'fp-ts/lib/Either.js';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDisk } from './disk.ts';
import type { CallKind, Disk, DiskFault, Faults } from './disk.ts';
import { violationsIn } from './inspect.ts';
import { openStoreOnDisk } from './openStoreOnDisk.ts';
import { randomFrom } from './random.ts';
import { makeScratch } from './scratch.ts';
import { runScript } from './script.ts';
import type { Run } from './script.ts';
import { loadSqlite } from './wasmDatabase.ts';

/** What a run of faults came to, printed as JSON. */
export interface FaultRuns {
  readonly seed: number;
  /** How many calls of the disk the script makes; each was made to fail in turn. */
  readonly calls: number;
  readonly runs: number;
  /** How often opening or appending ended with which code. */
  readonly answers: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    appends: { type: 'string', default: '12' },
  },
});
const seed = Number(values.seed);
const FAULTS: readonly DiskFault[] = ['error', 'full', 'short'];

/** Only a write can find no space, or arrive in part. */
const canFail = (kind: CallKind, fault: DiskFault): boolean =>
  fault === 'error' || kind === 'write';

const sqlite = await loadSqlite();
const answers = new Map<string, number>();
const violations: string[] = [];

interface Attempt extends Run {
  readonly disk: Disk;
}

/** Opens a store on a disk of its own and runs the script on it, however far that goes. */
const attempt = async (faults: Faults): Promise<Attempt> => {
  const disk = createDisk(faults);
  const store = openStoreOnDisk(sqlite, disk, { synchronous: 'FULL', checkpointEveryPages: 20 });
  if (E.isLeft(store)) return { disk, acknowledged: [], answers: [`open: ${store.left.code}`] };
  const run = await runScript(store.right, disk, Number(values.appends), randomFrom(seed));
  await store.right.close()();
  return { disk, ...run };
};

const clean = await attempt(() => undefined);
const calls = clean.disk.calls();
const folder = makeScratch();
let runs = 0;
try {
  for (const fault of FAULTS) {
    for (let failing = 0; failing < calls; failing += 1) {
      const failed: CallKind[] = [];
      const run = await attempt((call, kind) => {
        if (call !== failing || !canFail(kind, fault)) return undefined;
        failed.push(kind);
        return fault;
      });
      if (failed.length === 0) continue;
      runs += 1;
      for (const answer of run.answers) answers.set(answer, (answers.get(answer) ?? 0) + 1);
      const firstFailure = run.answers.indexOf('StoreFailed');
      const after = firstFailure < 0 ? [] : run.answers.slice(firstFailure);
      const place = join(folder, String(runs));
      mkdirSync(place);
      const found = [
        ...(after.includes('acknowledged') ? ['acknowledged an append after it had failed'] : []),
        ...(await violationsIn(run.disk.files, place, run.acknowledged)),
      ];
      rmSync(place, { recursive: true });
      violations.push(...found.map((what) => `${fault} at call ${failing}: ${what}`));
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

const outcome: FaultRuns = {
  seed,
  calls,
  runs,
  answers: Object.fromEntries(answers),
  violations,
};
process.stdout.write(JSON.stringify(outcome));
