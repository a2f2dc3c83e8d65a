import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const FIXTURES = join(__dirname, '../../fixtures');
const requireFromRoot = createRequire(join(ROOT, 'package.json'));

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string } }[];
  };
}

interface LintedFile {
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number }[];
}

/** Runs a tool of the repository on this Node and reads the JSON that it prints. */
const runTool = (
  [tool, bin]: readonly [string, string],
  cwd: string,
  args: readonly string[],
  input = '',
): unknown => {
  const script = join(ROOT, 'node_modules', tool, bin);
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    // Else the parser trusts the file on disk more than what it is given to read.
    env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' },
    maxBuffer: 2 ** 28,
  });
  expect({ tool, output: stdout === '' ? stderr : '' }).toEqual({ tool, output: '' });
  return JSON.parse(stdout) as unknown;
};

describe('the boundaries', () => {
  it('are rules that each fire on a tree that breaks them', () => {
    const config = join(ROOT, '.dependency-cruiser.cjs');
    const { forbidden } = requireFromRoot(config) as {
      readonly forbidden: readonly { readonly name: string }[];
    };
    const { summary } = runTool(
      ['dependency-cruiser', 'bin/dependency-cruise.mjs'],
      join(FIXTURES, 'boundaries'),
      ['packages', '--config', config, '--output-type', 'json'],
    ) as Cruise;
    const fired = new Set(summary.violations.map(({ rule }) => rule.name));
    const configured = forbidden.map(({ name }) => name);
    expect(configured.filter((name) => !fired.has(name))).toEqual([]);
    expect(new Set(configured).size).toBe(configured.length);
  }, 60_000);
});

describe('the purity of core and projections', () => {
  it.each(['packages/core/src/kernel/fold.ts', 'packages/projections/src/view.ts'])(
    'is a set of rules that fire on every line that breaks one, as %s would',
    (file) => {
      const code = readFileSync(join(FIXTURES, 'purity/impure.ts'), 'utf8');
      const [linted] = runTool(
        ['eslint', 'bin/eslint.js'],
        ROOT,
        ['--stdin', '--stdin-filename', file, '--format', 'json'],
        code,
      ) as readonly LintedFile[];
      const expected = code
        .split('\n')
        .flatMap((line, index) =>
          [...line.matchAll(/\/\/ (?<rule>no-restricted-\w+)/g)].map(
            ({ groups }) => `${index + 1}: ${groups?.['rule'] ?? ''}`,
          ),
        );
      const fired = (linted?.messages ?? [])
        .filter(({ ruleId }) => ruleId?.startsWith('no-restricted-') === true)
        .map(({ ruleId, line }) => `${line}: ${ruleId ?? ''}`);
      expect(fired).toEqual(expected);
    },
    60_000,
  );
});
