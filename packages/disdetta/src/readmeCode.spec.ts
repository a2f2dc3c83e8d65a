import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'disdetta-readme-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the page of code in the README', () => {
  it('runs', () => {
    const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
    const [, code = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];
    const script = `
      const provider = { refund: async () => 'provider-1' };
      ${code.replace('cancellations.db', join(folder, 'log.db'))}`;
    const node = ['--conditions=@disdetta/source', '--input-type=module', '--eval', script];
    expect(execFileSync(process.execPath, node, { cwd: PACKAGE, encoding: 'utf8' })).toBe(
      'AccountNotFound There is no such account: open it first.\n{}\n',
    );
  });
});
