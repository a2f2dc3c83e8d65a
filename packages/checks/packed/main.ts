import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What somebody gets who installs the packages: each packed as it would be published, installed by
 * npm into an empty project, and used from ESM, CommonJS and TypeScript on every Node that is
 * supported.
 */
const ROOT = join(import.meta.dirname, '../../..');
const PROGRAMS = join(import.meta.dirname, 'programs');
const PACKAGES = [
  'core',
  'projections',
  'store-kit',
  'store-memory',
  'store-sqlite',
  'store-eventstoredb',
  'disdetta',
];
const NODES = ['20.19.0', '22.16.0', '24.21.0'];

const MEMORY = 'memory: SubscriptionCancelled Ended';
const FILE = 'file: SubscriptionCancelled Ended';
const TYPED = 'typed: AccountNotFound';

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const project = mkdtempSync(join(tmpdir(), 'disdetta-packed-'));
let failures = 0;

const expectLines = (what: string, output: string, expected: readonly string[]): void => {
  const found = output.trim().split('\n');
  const isAsExpected = JSON.stringify(found) === JSON.stringify(expected);
  if (!isAsExpected) failures += 1;
  process.stdout.write(
    isAsExpected ? `✓ ${what}\n` : `✗ ${what}: expected ${expected.join(' | ')}, found ${output}\n`,
  );
};

try {
  for (const name of PACKAGES) {
    run('pnpm', ['pack', '--silent', '--pack-destination', project], join(ROOT, 'packages', name));
  }
  const tarballs = readdirSync(project).filter((file) => file.endsWith('.tgz'));
  writeFileSync(join(project, 'package.json'), '{ "name": "a-backend", "private": true }\n');
  const tools = ['typescript@6.0.3', '@types/node@24.19.2'];
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', ...quietly, ...tarballs.map((file) => `./${file}`), ...tools], project);
  cpSync(PROGRAMS, project, { recursive: true });
  const strict = [
    '--strict',
    '--skipLibCheck',
    'false',
    '--module',
    'nodenext',
    '--target',
    'es2023',
  ];
  run(
    'npx',
    ['--loglevel=error', 'tsc', ...strict, '--types', 'node', 'typed.mts', 'typed.cts'],
    project,
  );

  for (const version of NODES) {
    const on = (program: string): string =>
      run(
        'npx',
        ['--yes', '--loglevel=error', '-p', `node@${version}`, 'node', '--no-warnings', program],
        project,
      );
    const file = version.startsWith('20.') ? 'file: NodeTooOld' : FILE;
    expectLines(`Node ${version}, ESM`, on('ten-lines.mjs'), [MEMORY, file]);
    expectLines(`Node ${version}, CommonJS`, on('ten-lines.cjs'), [MEMORY, file]);
    expectLines(`Node ${version}, TypeScript to ESM`, on('typed.mjs'), [TYPED]);
    expectLines(`Node ${version}, TypeScript to CommonJS`, on('typed.cjs'), [TYPED]);
  }
} finally {
  rmSync(project, { recursive: true });
}
process.exitCode = failures === 0 ? 0 : 1;
