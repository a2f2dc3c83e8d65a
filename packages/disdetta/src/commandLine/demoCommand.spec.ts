import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { demoCommand } from './demoCommand.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-demo-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const demo = async (
  lang: 'en' | 'it',
  store: string,
): Promise<{ readonly exitCode: number; readonly lines: readonly string[] }> => {
  const lines: string[] = [];
  const terminal = { print: (line: string) => lines.push(line) };
  return { exitCode: await demoCommand({ lang, store }, terminal), lines };
};

describe('disdetta demo', () => {
  it.each([
    ['en', 'Every answer is the same.'],
    ['it', 'Ogni risposta è la stessa.'],
  ] as const)('tells its ten steps in a terminal of 80 columns, in %s', async (lang, ending) => {
    const store = join(folder, 'demo.db');
    const { exitCode, lines } = await demo(lang, store);
    expect(exitCode).toBe(0);
    expect(lines.join('\n')).toContain(ending);
    const seen = lines.map((line) => stripVTControlCharacters(line));
    expect(seen.filter((line) => /^\d+\. /.test(line))).toHaveLength(10);
    expect(seen.filter((line) => line.length > 80 && line !== store)).toEqual([]);
    expect(await demo(lang, store)).toEqual({ exitCode, lines });
  });

  it.each([
    ['a folder', () => folder, 'it is a folder'],
    ['a file in no folder', () => join(folder, 'none/demo.db'), 'there is no folder'],
    ['a file that is no log', () => join(folder, 'notes.txt'), 'it is no SQLite file'],
  ])('says in one sentence that it cannot be kept in %s', async (_, store, sentence) => {
    writeFileSync(join(folder, 'notes.txt'), 'Dear diary, '.repeat(100));
    expect(await demo('en', store())).toEqual({
      exitCode: 1,
      lines: [expect.stringContaining(sentence)],
    });
  });
});
