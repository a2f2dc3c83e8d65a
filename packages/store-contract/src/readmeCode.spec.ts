import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventStorePromises } from './eventStore/promises.ts';

const PACKAGE = join(__dirname, '..');
/** Inside this package, so that the examples resolve what they import like any user of it. */
const WORKSHOP = join(PACKAGE, '.documents');
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');

const exampleOf = (name: string): string => {
  const example = new RegExp(
    `readmeCode\\.spec\\.ts: ${name} -->\\n\\n\`\`\`ts\\n(.*?)\`\`\``,
    's',
  );
  const code = example.exec(README)?.[1];
  if (code === undefined) throw new Error(`There is no example ${name} in the README.`);
  return code;
};

/** What a runner says of an example, and of how many specifications. */
const run = (file: string, code: string, runner: readonly string[]): string => {
  writeFileSync(join(WORKSHOP, file), code);
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined, FORCE_COLOR: '0' };
  return execFileSync(process.execPath, [...runner], {
    cwd: WORKSHOP,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
};

beforeAll(() => {
  rmSync(WORKSHOP, { recursive: true, force: true });
  mkdirSync(WORKSHOP);
  writeFileSync(
    join(WORKSHOP, 'openYourStore.ts'),
    `import { createSmallStore } from '../src/small/smallStore.ts';
     export const openYourStore = async () => createSmallStore();`,
  );
});

afterAll(() => {
  rmSync(WORKSHOP, { recursive: true });
});

describe('the README', () => {
  it('shows how to prove a store with the test runner of Node', () => {
    const said = run('yourStore.test.ts', exampleOf('nodeTest'), [
      '--conditions=@disdetta/source',
      '--test',
      '--test-reporter=tap',
      'yourStore.test.ts',
    ]);

    expect(said).toContain(`# pass ${eventStorePromises.length}`);
  }, 60_000);

  it('shows how to prove a store with Jest', () => {
    const said = run('yourStore.jest.ts', exampleOf('jest'), [
      join(PACKAGE, '../../node_modules/jest/bin/jest.js'),
      `--config=${JSON.stringify(jestConfig)}`,
      '--json',
    ]);

    expect(said).toContain(`"numPassedTests":${eventStorePromises.length}`);
  }, 60_000);

  it('lists every promise', () => {
    const [, ...sections] = README.slice(README.indexOf('## The promises')).split('\n### ');
    const listed = sections.flatMap((section) => {
      const [subject = '', ...lines] = section.split('\n');
      const names = lines.filter((line) => line.startsWith('- '));
      return names.map((line) => `${subject.toLowerCase()}: ${line.slice(2)}`);
    });

    expect(listed).toEqual(eventStorePromises.map(({ name }) => name));
  });
});

/** What a project in TypeScript gives Jest. */
const jestConfig = {
  rootDir: WORKSHOP,
  testMatch: ['<rootDir>/yourStore.jest.ts'],
  transform: {
    '\\.[jt]s$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
  testEnvironmentOptions: {
    customExportConditions: ['@disdetta/source', 'node', 'require', 'default'],
  },
};
