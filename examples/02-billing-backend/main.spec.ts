import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The requests that the README has its reader send with curl. */
const requestsOfReadme = (token: string): readonly Sent[] =>
  readFileSync(join(__dirname, 'README.md'), 'utf8')
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line.startsWith('curl '))
    .map((line) => ({
      method: /-X (?<method>\w+)/.exec(line)?.groups?.['method'] ?? 'GET',
      path: /localhost:3000(?<path>\S+)/.exec(line)?.groups?.['path'] ?? '',
      headers: Object.fromEntries(
        [...line.matchAll(/-H ['"](?<name>[^:]+): (?<value>[^'"]+)['"]/g)].map(({ groups }) => [
          groups?.['name'] ?? '',
          (groups?.['value'] ?? '').replace('$TOKEN', token),
        ]),
      ),
    }));

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
    const token = /billing admin: .+Bearer (?<token>\S+)/.exec(first.toString())?.groups?.['token'];
    const statuses: number[] = [];
    for (const { path, ...sent } of requestsOfReadme(token ?? '')) {
      statuses.push((await fetch(`${address}${path}`, sent)).status);
    }
    expect(statuses).toEqual([200, 200]);
    program.kill('SIGTERM');
    const [code] = (await once(program, 'exit')) as [number | null];
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
  }, 30_000);
});
