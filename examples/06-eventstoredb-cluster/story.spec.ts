import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

describe('two desks on one server', () => {
  it('run as their README says, and see the same plan', () => {
    const printed = execFileSync(
      process.execPath,
      ['--conditions=@disdetta/source', '--no-warnings', join(__dirname, 'main.ts')],
      { encoding: 'utf8' },
    );
    expect(printed.trim().split('\n')).toEqual([
      'one desk:   cancelled',
      expect.stringMatching(/^other desk: .*cancelled/),
      'the plan:   Cancelled, access until 2026-04-01T00:00:00.000Z',
    ]);
  }, 30_000);
});
