import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('the program of the README', () => {
  it('answers, and stops when it is told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'disdetta-backend-'));
    const program = spawn(
      process.execPath,
      ['--no-warnings', '--conditions=@disdetta/source', join(__dirname, 'main.ts')],
      { env: { ...process.env, FILE: join(folder, 'log.db'), PORT: '0' } },
    );
    const [first] = (await once(program.stdout, 'data')) as [Buffer];
    const address = /^http:\S+(?=\/openapi\.json)/.exec(first.toString())?.[0] ?? '';
    const ready = await fetch(`${address}/health/ready`);
    expect(ready.status).toBe(200);
    program.kill('SIGTERM');
    const [code] = (await once(program, 'exit')) as [number | null];
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
  }, 30_000);
});
