import { startDevnode } from '@disdetta/eventstoredb-devnode';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

describe('a process that closed its store', () => {
  it('ends, with no call of the client left that keeps it', async () => {
    const node = await startDevnode({ port: 0, log: 'memory' });
    const child = spawn(
      process.execPath,
      [
        '--conditions=@disdetta/source',
        join(__dirname, 'testing/leaves.ts'),
        node.connectionString,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const said: string[] = [];
    child.stdout.on('data', (bytes: Buffer) => said.push(bytes.toString()));
    const [code] = await once(child, 'exit');

    expect(said.join('')).toBe('closed');
    expect(code).toBe(0);
    await node.close();
  }, 60_000);
});
