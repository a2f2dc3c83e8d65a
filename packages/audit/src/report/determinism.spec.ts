import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const PROGRAM = join(__dirname, '../testing/printReports.ts');
const OLD_NODE = '22.16.0';

const PLACES = [
  ['UTC', 'C'],
  ['Europe/Rome', 'it_IT.UTF-8'],
  ['America/St_Johns', 'de_DE.UTF-8'],
  ['Asia/Kathmandu', 'C'],
  ['Pacific/Kiritimati', 'it_IT.UTF-8'],
] as const;

/** The digest of the reports that a process of its own prints, somewhere in some language. */
const digestOn = async (
  node: string,
  [zone, locale]: readonly [string, string],
): Promise<string> => {
  const { stdout } = await execute(
    node,
    ['--no-warnings', '--experimental-strip-types', '--conditions=@disdetta/source', PROGRAM],
    { maxBuffer: 2 ** 26, env: { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale } },
  );
  expect(stdout.match(/<!DOCTYPE html>/g)).toHaveLength(4);
  return createHash('sha256').update(stdout).digest('hex');
};

const digestsOn = async (node: string): Promise<readonly string[]> =>
  Promise.all(PLACES.map((place) => digestOn(node, place)));

describe('a report of the same log', () => {
  it('has the same bytes in every zone and every locale, on this Node and on an older', async () => {
    const npx = ['--yes', '--loglevel=error', '-p', `node@${OLD_NODE}`, 'node', '-p'];
    const { stdout } = await execute('npx', [...npx, 'process.version + process.execPath']);
    const old = stdout.trim().slice(`v${OLD_NODE}`.length);
    expect(stdout.trim()).toBe(`v${OLD_NODE}${old}`);
    expect(process.version).not.toBe(`v${OLD_NODE}`);
    const digests = [...(await digestsOn(process.execPath)), ...(await digestsOn(old))];
    expect(digests).toHaveLength(2 * PLACES.length);
    expect(new Set(digests).size).toBe(1);
  }, 120_000);
});
