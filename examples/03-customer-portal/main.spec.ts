import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

it('opens with sample accounts as its README says, and stops when it is told to', async () => {
  const main = join(__dirname, 'main.ts');
  const env = { ...process.env, PORT: '0' };
  const node = spawn(process.execPath, ['--conditions=@disdetta/source', main], { env });
  const [printed] = (await once(node.stdout, 'data')) as [Buffer];
  const address = /http:\S+/.exec(printed.toString())?.[0] ?? '';
  const page = await fetch(address);
  expect(page.url).toBe(`${address}/en/sign-in`);
  expect(await page.text()).toContain('account-6');
  node.kill('SIGTERM');
  expect(await once(node, 'exit')).toEqual([0, null]);
}, 30_000);
