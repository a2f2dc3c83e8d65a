import { createHandle } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LOG_FILE } from './logFile.ts';
import { openSqliteStore } from './openSqliteStore.ts';

const README = readFileSync(join(__dirname, '../README.md'), 'utf8');
const [schema = '', ...queries] = [...README.matchAll(/```sql\n(.*?)```/gs)].map(
  ([, sql = '']) => sql,
);

const folder = mkdtempSync(join(tmpdir(), 'disdetta-readme-'));
const path = join(folder, 'log.db');

const at = '2026-03-01T00:00:00.000Z';
const line = { accountId: 'a-1', subscriptionId: 'pro' };
const period = { start: at, end: '2026-04-01T00:00:00.000Z' };
const charged = { amount: 1_499, currency: 'EUR' };

/** A customer who asks for the money back, through the engine, on a real file. */
beforeAll(async () => {
  const store = await openSqliteStore({ path })();
  if (E.isLeft(store)) throw new Error(store.left.message);
  const handle = createHandle({ store: store.right });
  const commands = {
    OpenAccount: { accountId: 'a-1', at },
    StartPlan: { ...line, planId: 'pro', at },
    RecordBilling: {
      accountId: 'a-1',
      invoiceId: 'march',
      billedAt: at,
      lines: [{ subscriptionId: 'pro', period, charged }],
    },
    RequestRefund: {
      ...line,
      refundId: 'r',
      agreedAmount: charged,
      reason: { code: 'unused' },
      at: '2026-03-02T00:00:00.000Z',
    },
  };
  for (const [type, data] of Object.entries(commands)) {
    const handled = await handle({ type, data, metadata: { commandId: type } })();
    if (E.isLeft(handled)) throw new Error(handled.left.message);
  }
  await store.right.close()();
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ask = (sql: string): readonly object[] => {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows.map((row) => ({ ...row }));
};

const columnsOf = (sql: string): string =>
  sql.replace(/--.*$/gm, '').replaceAll(/\s+/g, ' ').trim();

describe('the README for auditors', () => {
  it('shows the table as it is made', () => {
    expect(LOG_FILE.migrations.map(columnsOf).join(' ')).toBe(columnsOf(schema));
  });

  it('tells what happened to an account', () => {
    expect(ask(queries[0] ?? '')).toMatchObject([
      { revision: 0, type: 'AccountOpened' },
      { revision: 1, type: 'PlanStarted' },
      { revision: 2, type: 'AccountBilled' },
      { revision: 3, type: 'RefundRequested' },
      { revision: 4, type: 'SubscriptionCancelled' },
    ]);
  });

  it('tells who cancelled what, and why', () => {
    expect(ask(queries[1] ?? '')).toMatchObject([
      { account: 'a-1', line: 'pro', reason: 'unused', given_by: 'customer' },
    ]);
  });

  it('adds up the refunds that were promised', () => {
    expect(ask(queries[2] ?? '')).toEqual([{ currency: 'EUR', refunds: 1, amount: 1_499 }]);
  });

  it('names the application id', () => {
    expect(README).toContain(String(LOG_FILE.applicationId));
  });
});
