import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { readCommandLine } from './commandLine/commandOptions.ts';

const PACKAGE = join(__dirname, '..');
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');

/** The options that the command tells of itself. */
const help = (): string => {
  const answer = readCommandLine(['--help']);
  return E.isLeft(answer) && answer.left.kind === 'help' ? answer.left.text : '';
};

describe('the README', () => {
  it('begins with that it is never for production', () => {
    const [, first = ''] = README.split('\n\n');
    expect(first.slice(0, first.indexOf(':'))).toContain('never for production');
  });

  it('tells every option there is, and no other', () => {
    const told = [...README.matchAll(/^\| `(--\w+)/gm)].map(([, option]) => option);
    const there = [...help().matchAll(/^ {2}(--\w+)/gm)].map(([, option]) => option);
    expect(told.toSorted()).toEqual(there.toSorted());
  });

  it('shows a test that runs', () => {
    const [, code = ''] = /```ts\n(.*?)```/s.exec(README) ?? [];
    const words = [
      '--conditions=@disdetta/source',
      '--input-type=module-typescript',
      '--eval',
      code,
    ];
    const printed = execFileSync(process.execPath, words, { cwd: PACKAGE, encoding: 'utf8' });
    expect(printed).toMatch(/^esdb:\/\/127\.0\.0\.1:\d+\?tls=false\n$/);
  });
});
