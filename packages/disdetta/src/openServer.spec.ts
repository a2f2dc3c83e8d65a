import { startDevnode } from '@disdetta/eventstoredb-devnode';
import type { Devnode } from '@disdetta/eventstoredb-devnode';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCommand } from './commandLine/demoCommand.ts';
import { openKeyFolder } from './comments/keyFolder.ts';
import { CannotOpen } from './cannotOpen.ts';
import { openDisdetta } from './openDisdetta.ts';

const at = '2026-03-10T00:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'disdetta-server-'));
const comments = openKeyFolder({ folder });

let node: Devnode;

beforeAll(async () => {
  node = await startDevnode({ port: 0 });
});

afterAll(async () => {
  await node.close();
  rmSync(folder, { recursive: true });
});

describe('a log on a server', () => {
  it('is the same for all who open its category, and none of theirs for others', async () => {
    const open = (category: string) =>
      openDisdetta({ connectionString: node.connectionString, category, comments });
    const [one, other, stranger] = [
      await open('billing'),
      await open('billing'),
      await open('shop'),
    ];
    await one.openAccount({ accountId: 'a-1', at }, { commandId: 'open' });

    expect(await other.currentPlans({ accountId: 'a-1', at })).toMatchObject({
      ok: true,
      answer: { actions: ['CloseAccount'] },
    });
    expect(await stranger.currentPlans({ accountId: 'a-1', at })).toMatchObject({
      ok: true,
      answer: null,
    });
    for (const desk of [one, other, stranger]) expect(await desk.close()).toEqual({ ok: true });
  });

  it('is not opened by what is no connection string', async () => {
    await expect(openDisdetta({ connectionString: 'localhost', comments })).rejects.toBeInstanceOf(
      CannotOpen,
    );
  });
});

describe('the demonstration on a server', () => {
  const run = async (store: string): Promise<readonly [number, string]> => {
    const lines: string[] = [];
    const print = (line: string): void => {
      lines.push(line);
    };
    return [await demoCommand({ lang: 'en', store }, { print }), lines.join('\n')];
  };

  it('tells the whole story there', async () => {
    const [code, printed] = await run(node.connectionString);
    expect(code).toBe(0);
    expect(printed).toContain('Every answer is the same.');
  }, 60_000);

  it('says so when nobody is there, and shows no password', async () => {
    const [code, printed] = await run('esdb://admin:secret@localhost:1?tls=false');
    expect(code).toBe(1);
    expect(printed).toContain('EventStoreDB cannot be reached now');
    expect(printed).not.toContain('secret');
  }, 60_000);
});
