import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROCESSES = 3;
const FILES = 60;

const folder = mkdtempSync(join(tmpdir(), 'disdetta-new-files-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const startOpener = () => {
  const script = join(__dirname, 'testing/opener.ts');
  const node = ['--conditions=@disdetta/source', '--no-warnings', script];
  const child = spawn(process.execPath, node, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    const line = await lines.next();
    return line.done === true ? 'it has ended' : line.value;
  };
  return {
    answer,
    open: (file: string) => {
      child.stdin.write(`${file}\n`);
      return answer();
    },
    leave: () => {
      child.stdin.end();
    },
  };
};

describe('processes that open one new file at the same moment', () => {
  it('all have its log, its archive, its read models and its ledger', async () => {
    const openers = Array.from({ length: PROCESSES }, startOpener);
    await Promise.all(openers.map(({ answer }) => answer()));
    const outcomes: string[] = [];
    for (let number = 0; number < FILES; number += 1) {
      const file = join(folder, `${number}.db`);
      outcomes.push(...(await Promise.all(openers.map(({ open }) => open(file)))));
    }
    for (const { leave } of openers) leave();
    expect(outcomes).toEqual(Array.from({ length: PROCESSES * FILES }, () => 'opened'));
  }, 60_000);
});
