import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../testing/printReports.ts');
const OLD_NODE = '22.16.0';

const PLACES = [
  ['UTC', 'C'],
  ['Europe/Rome', 'it_IT.UTF-8'],
  ['America/St_Johns', 'de_DE.UTF-8'],
  ['Asia/Kathmandu', 'C'],
  ['Pacific/Kiritimati', 'it_IT.UTF-8'],
] as const;

const printed = (node: string, zone: string, locale: string): string =>
  execFileSync(
    node,
    ['--no-warnings', '--experimental-strip-types', '--conditions=@disdetta/source', PROGRAM],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      env: { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale },
    },
  );

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a report of the same log', () => {
  const ours = printed(process.execPath, 'UTC', 'C');

  it('has the same bytes wherever and in whichever language its machine stands', () => {
    expect(ours.match(/<!DOCTYPE html>/g)).toHaveLength(4);
    const digests = PLACES.map(([zone, locale]) =>
      digestOf(printed(process.execPath, zone, locale)),
    );
    expect(new Set(digests)).toEqual(new Set([digestOf(ours)]));
  });

  it(`has the same bytes on Node ${OLD_NODE}`, () => {
    const npx = ['--yes', '--loglevel=error', '-p', `node@${OLD_NODE}`, 'node', '-p'];
    const node = execFileSync('npx', [...npx, 'process.execPath'], { encoding: 'utf8' }).trim();
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toBe(`v${OLD_NODE}\n`);
    const digests = PLACES.map(([zone, locale]) => digestOf(printed(node, zone, locale)));
    expect(new Set(digests)).toEqual(new Set([digestOf(ours)]));
  }, 120_000);
});
