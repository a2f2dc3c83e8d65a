import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, provenDocuments } from './documents.ts';
import { expectationsOf, isProven, programOf, stepsOf } from './steps.ts';

/** Inside this package, so that the examples resolve what they import like any user of it. */
const WORKSHOP = join(__dirname, '../../.documents');

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly packageManager: string;
  readonly scripts: Readonly<Record<string, string>>;
};

const blocks = provenDocuments.flatMap(({ path, blocks: inside }) =>
  inside.map((block) => ({ ...block, path })),
);
const programs = provenDocuments.flatMap((document) =>
  document.blocks
    .map(programOf)
    .filter((program) => program !== null)
    .map((program) => ({
      ...program,
      path: join(WORKSHOP, document.folder, program.file),
    })),
);

/** What a step of a document came to. */
interface Ran {
  readonly path: string;
  readonly name: string;
  readonly output: string;
  readonly error: string | null;
}

/** All programs are compiled as one, as a project in TypeScript would compile its own. */
const COMPILER = {
  extends: '../../../tsconfig.base.json',
  compilerOptions: {
    // Suites that users run bring the globals of a runner along.
    types: ['jest', 'node'],
    noEmit: true,
    composite: false,
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
    moduleDetection: 'force',
  },
  include: ['*/*.ts'],
};

beforeAll(() => {
  rmSync(WORKSHOP, { recursive: true, force: true });
  mkdirSync(WORKSHOP);
  writeFileSync(join(WORKSHOP, 'tsconfig.json'), JSON.stringify(COMPILER));
  for (const { path, code } of programs) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, code);
  }
});

afterAll(() => {
  rmSync(WORKSHOP, { recursive: true, force: true });
});

describe('the code in documents', () => {
  it('says of every block how it is proven', () => {
    expect(blocks.filter((block) => !isProven(block))).toEqual([]);
  });

  it('shows files as they are', () => {
    for (const { note, code } of blocks) {
      const copied = /^the file (?<path>.+)$/.exec(note ?? '')?.groups?.['path'];
      if (copied !== undefined) expect(code).toBe(readFileSync(join(ROOT, copied), 'utf8'));
    }
  });

  it('is called by one name in a document', () => {
    const names = programs.map(({ path }) => path);
    expect(names).toEqual([...new Set(names)]);
  });

  it('compiles', () => {
    // A process of its own: under Jest, the compiler takes ten times as long to load as to run.
    const tsc = createRequire(__filename).resolve('typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', WORKSHOP], { encoding: 'utf8' });
    expect(stdout).toBe('');
  }, 60_000);

  it('runs, and prints what it is said to print', () => {
    const documents = provenDocuments.map((document) => ({
      path: document.path,
      folder: document.folder,
      steps: stepsOf(document),
    }));
    const told = {
      main: join(ROOT, 'packages/disdetta/src/main.ts'),
      workshop: WORKSHOP,
      documents,
    };
    const out = execFileSync(
      process.execPath,
      ['--conditions=@disdetta/source', join(__dirname, 'runSteps.ts'), JSON.stringify(told)],
      { encoding: 'utf8', timeout: 60_000 },
    );
    const ran = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Ran);

    expect(ran).toHaveLength(documents.flatMap(({ steps }) => steps).length);
    expect(ran.filter(({ error }) => error !== null)).toEqual([]);
    for (const document of provenDocuments) {
      for (const { name, output } of expectationsOf(document)) {
        const step = ran.find((one) => one.path === document.path && one.name === name);
        expect({ name, output: step?.output }).toEqual({ name, output });
      }
    }
  }, 90_000);

  it('gives commands that this repository has', () => {
    for (const { code, language, note, path } of blocks) {
      if (language !== 'sh') continue;
      for (const line of code.trim().split('\n')) {
        if (note?.startsWith('runs') === true) continue;
        const [npx, yes, manager, script = ''] = line.split(' ');
        expect({ path, line, words: [npx, yes, manager] }).toEqual({
          path,
          line,
          words: ['npx', '--yes', manifest.packageManager],
        });
        expect({ path, line, scripts: [...Object.keys(manifest.scripts), 'exec'] }).toMatchObject({
          scripts: expect.arrayContaining([script]) as string[],
        });
      }
    }
  });
});
