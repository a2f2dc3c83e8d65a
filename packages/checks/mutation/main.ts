import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { TARGETS } from './targets.ts';

/**
 * Tests the tests: alters a part of the library in every way that Stryker knows, one at a time, and
 * counts how many alterations some specification notices. `pnpm mutation money`; a second word
 * narrows it to one file or pattern.
 */
const [name = 'money', only] = process.argv.slice(2);
const target = TARGETS[name];
if (target === undefined) {
  throw new Error(`There is no target ${name}: ask for ${Object.keys(TARGETS).join(', ')}.`);
}

// The same few stories for every alteration: thousands would be told thousands of times.
Object.assign(process.env, {
  DISDETTA_MUTATION_SPECS: target.specs.join(','),
  DISDETTA_RUNS: '300',
  DISDETTA_MUTATIONS: '500',
  DISDETTA_MODEL_STEPS: '2',
  DISDETTA_SEED: '1',
});

const results = await new Stryker({
  mutate: only === undefined ? [...target.mutate] : [only],
  plugins: [import.meta.resolve('@stryker-mutator/jest-runner')],
  testRunner: 'jest',
  jest: {
    projectType: 'custom',
    configFile: 'packages/checks/mutation/jest.config.ts',
    enableFindRelatedTests: true,
  },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['dist', 'coverage', '*.tsbuildinfo'],
  ignoreStatic: true,
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false },
  // Under node_modules Node would not strip the types of the specifications' configuration.
  tempDirName: join(tmpdir(), `disdetta-mutation-${process.pid}`),
  warnings: false,
}).runMutationTest();

const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
const valid = results.filter(
  ({ status }) => !['CompileError', 'Ignored', 'RuntimeError'].includes(status),
);
const score = (100 * noticed) / valid.length;
process.stdout.write(
  `${name}: ${noticed} of ${valid.length} alterations noticed, ${score.toFixed(1)} %\n`,
);
process.exitCode = score >= target.goal ? 0 : 1;
