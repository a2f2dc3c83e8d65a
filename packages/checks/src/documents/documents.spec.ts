import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { codeBlocksOf } from './blocks.ts';
import type { CodeBlock } from './blocks.ts';

const ROOT = join(__dirname, '../../../..');
/** Inside this package, so that the examples resolve what they import like any user of it. */
const WORKSHOP = join(__dirname, '../../.documents');

const markdownIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));

const documents = [join(ROOT, 'README.md'), ...markdownIn(join(ROOT, 'docs'))];
const blocks = documents.flatMap(codeBlocksOf);
const titled = (language: string): [string, CodeBlock][] =>
  blocks
    .filter((block) => block.language === language)
    .map((block) => [`${relative(ROOT, block.document)}: ${block.note ?? block.code}`, block]);

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly packageManager: string;
  readonly scripts: Readonly<Record<string, string>>;
};

const typeErrorsOf = (file: string): readonly string[] => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), (path) =>
    ts.sys.readFile(path),
  ) as { config: { compilerOptions: object } };
  const { options } = ts.parseJsonConfigFileContent(
    {
      compilerOptions: {
        ...config.compilerOptions,
        types: ['node'],
        noEmit: true,
        composite: false,
        rewriteRelativeImportExtensions: false,
        allowImportingTsExtensions: true,
        erasableSyntaxOnly: true,
      },
      files: [file],
    },
    ts.sys,
    WORKSHOP,
  );
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
};

beforeAll(() => {
  rmSync(WORKSHOP, { recursive: true, force: true });
  mkdirSync(WORKSHOP);
});

afterAll(() => {
  rmSync(WORKSHOP, { recursive: true, force: true });
});

describe('the code in documents', () => {
  it('is of languages that are checked', () => {
    expect([...new Set(blocks.map(({ language }) => language))].toSorted()).toEqual(['sh', 'ts']);
  });

  it.each(titled('ts'))(
    'holds: %s',
    (title, { code, note }) => {
      const copied = /^the file (?<path>.+)$/.exec(note ?? '')?.groups?.['path'];
      if (copied !== undefined) {
        expect(code).toBe(readFileSync(join(ROOT, copied), 'utf8'));
        return;
      }
      expect({ title, note }).toEqual({
        title,
        note: expect.stringMatching(/^runs in packages\/checks: /) as string,
      });
      const file = join(WORKSHOP, 'example.ts');
      writeFileSync(file, code);
      expect(typeErrorsOf(file)).toEqual([]);
      const node = ['--conditions=@disdetta/source', file];
      expect(() =>
        execFileSync(process.execPath, node, { cwd: WORKSHOP, stdio: 'pipe' }),
      ).not.toThrow();
    },
    60_000,
  );

  it.each(titled('sh'))('is a command of this repository: %s', (_, { code }) => {
    for (const line of code.trim().split('\n')) {
      const [npx, yes, manager, script] = line.split(' ');
      expect([npx, yes, manager]).toEqual(['npx', '--yes', manifest.packageManager]);
      expect(Object.keys(manifest.scripts)).toContain(script);
    }
  });
});
