import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerOf } from '../testing/answers.ts';
import { describeLedger } from '../testing/describeLedger.ts';
import { at } from '../testing/story.ts';
import { openSqliteLedger } from './openSqliteLedger.ts';

const NOON = at('2026-06-01T12:00:00.000Z');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-effects-'));
  file = join(folder, 'effects.db');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describeLedger('The SQLite ledger', () => openSqliteLedger({ file }));

describe('the SQLite ledger', () => {
  const reading = { checkpoint: null, collected: [], found: [], closed: [] };

  it('is there when its file is opened again', async () => {
    const first = await openSqliteLedger({ file });
    await answerOf(first.advance(0, reading, NOON));
    await answerOf(first.close());

    const second = await openSqliteLedger({ file });

    expect(await answerOf(second.progress())).toMatchObject({ version: 1 });
    await answerOf(second.close());
  });

  it('is one, however often it is open', async () => {
    const [first, second] = [await openSqliteLedger({ file }), await openSqliteLedger({ file })];

    await answerOf(first.advance(0, reading, NOON));

    expect(await answerOf(second.advance(0, reading, NOON))).toMatchObject({ isTaken: false });
    await Promise.all([first.close()(), second.close()()]);
  });

  it('waits its turn, and says so when that does not come', async () => {
    const ledger = await openSqliteLedger({ file, busyTimeoutMilliseconds: 1 });
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');

    expect(await ledger.progress()()).toMatchObject({ left: { code: 'LedgerUnavailable' } });

    other.close();
    await answerOf(ledger.close());
  });

  it('is broken for good by a row that nobody can have written', async () => {
    const ledger = await openSqliteLedger({ file });
    const other = new DatabaseSync(file);
    other.exec('INSERT INTO progress (one, version, position) VALUES (1, 1, 5)');
    other.close();

    expect(await ledger.progress()()).toMatchObject({ left: { code: 'LedgerFailed' } });
    expect(await ledger.parked()()).toMatchObject({ left: { code: 'LedgerFailed' } });
    await ledger.close()();
  });

  it.each([
    [
      'a text',
      (path: string) => {
        writeFileSync(path, 'Dear diary, '.repeat(99));
      },
    ],
    [
      "somebody else's database",
      (path: string) => {
        const other = new DatabaseSync(path);
        other.exec('CREATE TABLE diary (day TEXT)');
        other.close();
      },
    ],
  ])('does not open %s', async (_what, write) => {
    write(file);

    await expect(openSqliteLedger({ file })).rejects.toMatchObject({ code: 'LedgerFailed' });
  });

  it('does not open a ledger of another version', async () => {
    await answerOf((await openSqliteLedger({ file })).close());
    const other = new DatabaseSync(file);
    other.exec('PRAGMA user_version = 99');
    other.close();

    await expect(openSqliteLedger({ file })).rejects.toMatchObject({ code: 'LedgerFailed' });
  });
});
