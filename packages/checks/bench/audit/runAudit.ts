import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../../disdetta/src/main.ts');
const PEAK = join(import.meta.dirname, 'peak.ts');

/** What one audit took. */
export interface AuditRun {
  readonly milliseconds: number;
  readonly peakBytes: number;
}

/**
 * Audits a log with the program itself, from its start to its end, by one thread a core. `tight`
 * has the collector keep to little room, so that what is held shows, and not what is left lying.
 */
export const runAudit = (path: string, { tight }: { readonly tight: boolean }): AuditRun => {
  const room = tight ? ['--max-semi-space-size=2', '--max-old-space-size=64'] : [];
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [...room, '--import', PEAK, '--conditions=@disdetta/source', MAIN, 'audit', 'run', path],
    { encoding: 'utf8' },
  );
  const milliseconds = performance.now() - start;
  const [, peak] = /peak (\d+)/.exec(stderr) ?? [];
  if (status !== 0) throw new Error(`the audit of a log in order answered ${status}: ${stderr}`);
  return { milliseconds, peakBytes: Number(peak) };
};
