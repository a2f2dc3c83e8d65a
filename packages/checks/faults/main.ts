import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from '../src/faults/catalogue.ts';
import type { Fault } from '../src/faults/fault.ts';

/**
 * Plants each defect of the catalogue in turn, runs the specifications that have to notice it, and
 * puts the file back. `--only TEXT` plants those whose name or file has the text. A file with
 * changes that are not committed is left alone: nothing of yours can be lost.
 */
const ROOT = join(import.meta.dirname, '../../..');
const [option, wanted = ''] = process.argv.slice(2);
const chosen = faults.filter(
  ({ name, file }) => option !== '--only' || name.includes(wanted) || file.includes(wanted),
);

const isCommitted = (file: string): boolean =>
  execFileSync('git', ['status', '--porcelain', '--', file], { cwd: ROOT }).length === 0;

/** Whether a specification turns red; it has half the usual patience for what may hang. */
const isNoticed = ({ projects, specs }: Fault): boolean => {
  const args = ['--selectProjects', ...projects, '--testPathPatterns', specs, '--bail', '--silent'];
  const run = spawnSync(join(ROOT, 'node_modules/.bin/jest'), args, {
    cwd: ROOT,
    env: { ...process.env, DISDETTA_RUNS: '2000', DISDETTA_MUTATIONS: '2000' },
    stdio: 'ignore',
    timeout: 240_000,
    killSignal: 'SIGKILL',
  });
  return run.status !== 0;
};

const plant = (fault: Fault): boolean => {
  const path = join(ROOT, fault.file);
  const text = readFileSync(path, 'utf8');
  const restore = (): void => {
    writeFileSync(path, text);
  };
  const leave = (): void => {
    restore();
    process.exit(130);
  };
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  try {
    writeFileSync(
      path,
      text.replace(fault.from, () => fault.to),
    );
    return isNoticed(fault);
  } finally {
    restore();
    process.off('SIGINT', leave);
    process.off('SIGTERM', leave);
  }
};

let missed = 0;
for (const fault of chosen) {
  if (!isCommitted(fault.file)) {
    process.stdout.write(`? ${fault.name}: ${fault.file} has changes that are not committed\n`);
    missed += 1;
    continue;
  }
  const noticed = plant(fault);
  if (!noticed) missed += 1;
  process.stdout.write(`${noticed ? '✓' : '✗'} ${fault.name} (${fault.file})\n`);
}
process.stdout.write(
  `${chosen.length - missed} of ${chosen.length} planted defects were noticed\n`,
);
process.exitCode = missed === 0 ? 0 : 1;
