import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const PEAK = join(import.meta.dirname, 'peak.ts');
const MAIN = join(import.meta.dirname, '../../../disdetta/src/main.ts');
const TABLES = join(import.meta.dirname, 'replayToTables.ts');

/** What one run of a program took. */
export interface ProgramRun {
  readonly milliseconds: number;
  readonly peakBytes: number;
}

/**
 * Runs a program from its start to its end. `tight` has the collector keep to little room, so that
 * what is held shows, and not what is left lying.
 */
const runProgram = (program: readonly string[], { tight }: Room): ProgramRun => {
  const room = tight ? ['--max-semi-space-size=2', '--max-old-space-size=160'] : [];
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [...room, '--import', PEAK, '--conditions=@disdetta/source', ...program],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const milliseconds = performance.now() - start;
  const [, peak] = /peak (\d+)/.exec(stderr) ?? [];
  if (status !== 0) throw new Error(`${program.join(' ')} answered ${status}: ${stderr}`);
  return { milliseconds, peakBytes: Number(peak) };
};

interface Room {
  readonly tight: boolean;
}

/** Audits a log that is in order with the program itself, by one thread a core. */
export const runAudit = (path: string, room: Room): ProgramRun =>
  runProgram([MAIN, 'audit', 'run', path], room);

/** Replays a log into the tables of all read models, in a new file. */
export const runReadModels = (path: string, models: string): ProgramRun =>
  runProgram([TABLES, path, models], { tight: true });
