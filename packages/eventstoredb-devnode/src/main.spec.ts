import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { collect } from './testing/collect.ts';

const SCRIPT = join(__dirname, 'main.ts');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-main-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const start = (...words: readonly string[]) =>
  spawn(process.execPath, ['--conditions=@disdetta/source', SCRIPT, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Resolves with what a node has printed, once it listens. */
const listening = async ({ stdout }: ReturnType<typeof start>): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line);
    if (line.startsWith('Listening on ')) return lines;
  }
  throw new Error(`The node did not start: ${lines.join(' ')}`);
};

const connectTo = (lines: readonly string[]): EventStoreDBClient => {
  const line = lines.find((said) => said.startsWith('Connect with ')) ?? '';
  return EventStoreDBClient.connectionString(line.replace('Connect with ', ''));
};

const exitOf = async (child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> => {
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  return code;
};

describe('the command eventstoredb-devnode', () => {
  it('is run by Node', () => {
    expect(readFileSync(SCRIPT, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('keeps its log in the current folder, and closes it when it is stopped', async () => {
    const first = start('--port', '0');
    const writer = connectTo(await listening(first));
    await writer.appendToStream('s', jsonEvent({ type: 'Happened', data: {} }));
    expect(await exitOf(first, 'SIGINT')).toBe(0);
    await writer.dispose();
    expect(readdirSync(folder)).toEqual(['eventstoredb-devnode.db']);

    const second = start('--port', '0');
    const reader = connectTo(await listening(second));
    expect(await collect(reader.readStream('s'))).toHaveLength(1);
    expect(await exitOf(second, 'SIGTERM')).toBe(0);
    await reader.dispose();
  });

  it('leaves nothing behind with --mem', async () => {
    const child = start('--mem', '--port', '0');
    await listening(child);
    expect(await exitOf(child, 'SIGTERM')).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });
});
