import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NODE = `${JSON.stringify(process.execPath)} --no-warnings --conditions=@disdetta/source`;
const COMMAND_LINE = join(__dirname, '../../packages/disdetta/src/main.ts');

const folder = mkdtempSync(join(tmpdir(), 'disdetta-audit-'));
let printed = '';

beforeAll(() => {
  printed = execFileSync(
    process.execPath,
    ['--conditions=@disdetta/source', join(__dirname, 'main.ts')],
    { encoding: 'utf8', env: { ...process.env, FOLDER: folder } },
  );
}, 30_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What was said of a log: alone, and with its seal. */
const saidOf = (name: string): readonly string[] => {
  const lines = printed.split('\n');
  const from = lines.indexOf(join(folder, `${name}.db`)) + 1;
  return lines.slice(from, from + 2).map((line) => line.replace(/^ *(alone|with its seal): */, ''));
};

describe('an audit', () => {
  it('finds nothing in a log as it was written, and says how far its seal vouches for it', () => {
    expect(saidOf('log')).toEqual([
      'clean: nothing found, nothing vouched for',
      'clean: as sealed, through position 12',
    ]);
  });

  it('finds an altered amount by the chain, and by deciding again', () => {
    expect(saidOf('an-amount-altered')[0]).toBe(
      'tampered: DecisionDiffers (account-a-1, event 3), LinkBroken (account-a-1, event 4), DecisionDiffers (account-a-1, event 5)',
    );
  });

  it('finds it by deciding again, and by the seal, where the links were made anew', () => {
    expect(saidOf('an-amount-and-all-links-altered')).toEqual([
      'tampered: DecisionDiffers (account-a-1, event 3), DecisionDiffers (account-a-1, event 5)',
      'tampered: SealDiffers, DecisionDiffers (account-a-1, event 3), DecisionDiffers (account-a-1, event 5), StreamRewritten (account-a-1, event 5)',
    ]);
  });

  it('finds what was cut off by the seal alone', () => {
    expect(saidOf('a-cancellation-cut-off')).toEqual([
      'clean: nothing found, nothing vouched for',
      'tampered: SealDiffers, StreamCut (account-a-2, event 4)',
    ]);
  });

  it('says why one refund was due and the other was not, by the events behind it', () => {
    expect(printed).toContain(
      'refund r-1 of 14.99 EUR was due under the policy unused-since-last-billing, version 1. [account-a-1@3]',
    );
    expect(printed).toMatch(/refund r-2 .*refused.* \[refusals-a-2@0/);
    expect(printed).toMatch(/used once .*5 Mar 2026.*account-a-2@3\]/);
  });

  it('adds March up', () => {
    expect(printed).toContain(
      'charged 29.98 EUR, given back 14.99 EUR, owed 0.00 EUR, and it adds up',
    );
  });

  it('leaves a report and a bundle behind', () => {
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    const report: unknown = JSON.parse(readFileSync(join(folder, 'bundle/report.json'), 'utf8'));
    expect(report).toMatchObject({ verdict: 'clean' });
  });
});

describe('the commands of the README', () => {
  const [, shown = ''] = [
    ...readFileSync(join(__dirname, 'README.md'), 'utf8').matchAll(/```sh\n([^`]+)```/g),
  ].map(([, block = '']) => block);

  it.each(
    shown
      .trim()
      .split('\n')
      .map((line, index) => ({ line, status: [0, 0, 2, 2, 0, 0, 0, 0, 0][index] })),
  )(
    'hold: $line',
    ({ line, status }) => {
      const command = line
        .replaceAll('/tmp/march', folder)
        .replace('npx --yes pnpm@10.34.9 disdetta', `${NODE} ${COMMAND_LINE}`);
      expect(spawnSync(command, { shell: true })).toMatchObject({ status });
    },
    30_000,
  );
});
