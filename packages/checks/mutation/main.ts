import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { survivors } from './survivors.ts';
import { TARGETS } from './targets.ts';

/**
 * Tests the tests: alters a part of the library in every way that Stryker knows, one at a time, and
 * counts how many alterations some specification notices. `pnpm mutation money`; further words
 * narrow it to files or patterns. What stands at the top of a module (tables, codecs) is altered
 * with `--static` only: it needs a process of its own for each alteration.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { static: { type: 'boolean', default: false } },
});
const [name = 'money', ...only] = positionals;
const target = TARGETS[name];
if (target === undefined) {
  throw new Error(`There is no target ${name}: ask for ${Object.keys(TARGETS).join(', ')}.`);
}

// The same few stories for every alteration: thousands would be told thousands of times.
Object.assign(process.env, {
  DISDETTA_MUTATION_SPECS: target.specs.join(' '),
  DISDETTA_RUNS: String(target.stories),
  DISDETTA_MUTATIONS: '40',
  DISDETTA_MODEL_STEPS: '2',
  DISDETTA_SEED: '1',
});

const results = await new Stryker({
  mutate: only.length === 0 ? [...target.mutate] : only,
  plugins: [
    import.meta.resolve('@stryker-mutator/mocha-runner'),
    join(import.meta.dirname, 'sentences.ts'),
  ],
  ignorers: ['sentences'],
  testRunner: 'mocha',
  mochaOptions: {
    spec: ['packages/checks/mutation/specs.ts'],
    ...(target.without === undefined ? {} : { grep: `/^(?!.*${target.without})/` }),
  },
  testRunnerNodeArgs: ['--conditions=@disdetta/source'],
  coverageAnalysis: 'perTest',
  ignorePatterns: ['dist', 'coverage', '*.tsbuildinfo'],
  ignoreStatic: !values.static,
  maxTestRunnerReuse: target.apart === true ? 1 : 0,
  // A busy machine is slow, and slow is not endless: an endless loop is known by its turns.
  timeoutMS: 10_000,
  timeoutFactor: 5,
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
  // Under node_modules Node would not strip the types of the specifications' configuration.
  tempDirName: join(tmpdir(), `disdetta-mutation-${process.pid}`),
  warnings: false,
}).runMutationTest();

const howMany = (...of: readonly string[]): number =>
  results.filter(({ status }) => of.includes(status)).length;
// What keeps the specifications from being loaded is noticed, too.
const noticed = howMany('Killed', 'Timeout', 'RuntimeError');
const altered = noticed + howMany('Survived', 'NoCoverage');
const score = (100 * noticed) / altered;
process.stdout.write(
  `\n${survivors(results).join('\n')}\n` +
    `${name}: ${noticed} of ${altered} alterations noticed (${howMany('Timeout')} because nothing ` +
    `ended any more), ${score.toFixed(1)} %; ${results.length - altered} left alone\n`,
);
process.exitCode = score >= target.goal ? 0 : 1;
