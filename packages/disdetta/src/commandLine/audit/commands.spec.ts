import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandle } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { addAuditCommands } from './auditCommands.ts';
import { outputOf } from './output.ts';

let folder: string;
const file = (name: string): string => join(folder, name);

const PERIOD = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };
const STORY = [
  { type: 'OpenAccount', data: { at: '2026-01-01T09:00:00.000Z' } },
  {
    type: 'StartPlan',
    data: { subscriptionId: 's-1', planId: 'pro', at: '2026-02-01T09:00:00.000Z' },
  },
  {
    type: 'RecordBilling',
    data: {
      invoiceId: 'i-1',
      billedAt: PERIOD.start,
      lines: [
        { subscriptionId: 's-1', period: PERIOD, charged: { amount: 1_499, currency: 'EUR' } },
      ],
    },
  },
  {
    type: 'RequestRefund',
    data: {
      subscriptionId: 's-1',
      refundId: 'r-1',
      agreedAmount: { amount: 1_499, currency: 'EUR' },
      at: '2026-03-05T12:00:00.000Z',
    },
  },
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-audit-'));
  const store = await openSqliteStore({ path: file('log.db') })();
  if (E.isLeft(store)) throw new Error(store.left.message);
  const handle = createHandle({ store: store.right });
  for (const [place, { type, data }] of STORY.entries()) {
    const metadata = { commandId: `c-${place}` };
    await handle({ type, data: { accountId: 'a-1', ...data }, metadata })();
  }
  await store.right.close()();
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file('private.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Carries a command out in this process. */
const audit = async (
  ...args: readonly string[]
): Promise<{ readonly status: number; readonly out: string; readonly error: string }> => {
  const [out, error]: string[][] = [[], []];
  const output = outputOf({
    stdout: { write: (text) => out?.push(text) },
    stderr: { write: (text) => error?.push(text) },
    env: {},
  });
  const program = new Command();
  addAuditCommands(program, output);
  await program.parseAsync(['audit', ...args], { from: 'user' });
  const status = Number(process.exitCode);
  process.exitCode = 0;
  return { status, out: (out ?? []).join(''), error: (error ?? []).join('') };
};

const ask = (command: string, ...args: readonly string[]) =>
  audit(command, file('log.db'), ...args);

describe('disdetta audit, asked', () => {
  it.each([
    [['explain', 'a-1'], 'Refund promised, r-1, 14.99 EUR. [account-a-1@3]'],
    [['explain', 'a-1', '--refund', 'r-1', '--lang', 'it'], 'era dovuto'],
    [['totals'], '0.00 EUR before, 14.99 EUR in it, 14.99 EUR after'],
    [['sample', '--of', 'charges', '--seed', 'x'], 'account-a-1@2#0  14.99 EUR'],
    [['sample', '--of', 'charges', '--seed', 'x', '--currency', 'EUR'], '×25'],
  ])('answers %j', async ([command = '', ...args], answer) => {
    const { status, out } = await ask(command, ...args);
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining(answer) as string });
  });

  it('answers a query as of an instant', async () => {
    const question = { accountId: 'a-1', subscriptionId: 's-1', at: '2026-02-02T00:00:00.000Z' };
    const { out } = await ask('as-of', 'planStatus', JSON.stringify(question));
    expect(JSON.parse(out)).toMatchObject({ status: 'Active' });
  });

  it('tells what other policies would have come to', async () => {
    const other = { refund: { name: 'prorated-within-days', version: 1, days: 2 } };
    writeFileSync(file('other.json'), JSON.stringify(other));
    const { status, out } = await ask('what-if', '--policy', file('other.json'), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      accepted: 1,
      totals: [{ currency: 'EUR', due: 1_499, wouldBeDue: 0 }],
    });
  });

  it('lists what a person should look at, and answers 1', async () => {
    const { status, out } = await ask('exceptions', '--to', '2027-01-01');
    expect({ status, out }).toEqual({
      status: 1,
      out: expect.stringContaining('RefundOwedForLong  money: a-1, 14.99 EUR') as string,
    });
  });

  it.each([
    [['explain', 'nobody'], 'an account nobody'],
    [['explain', 'a-1', '--refund', 'r-9'], 'r-9'],
    [['as-of', 'planState', '{}'], 'planStatus'],
    [['as-of', 'planStatus', 'a-1'], 'JSON'],
    [['as-of', 'planStatus', '{}'], 'data.accountId'],
    [['sample', '--seed', 'x', '--currency', 'EURO'], 'EUR'],
  ])('says in one sentence why it cannot answer %j', async ([command = '', ...args], sentence) => {
    const { status, out, error } = await ask(command, ...args);
    expect({ status, out, lines: error.trim().split('\n').length }).toEqual({
      status: 64,
      out: '',
      lines: 1,
    });
    expect(error).toContain(sentence);
  });
});

describe('disdetta audit, told to write', () => {
  it.each(['csv', 'jsonl', 'parquet', 'xlsx', 'cloudevents'])(
    'exports a log as %s, and never over a file',
    async (format) => {
      const out = file(`export.${format}`);
      expect((await ask('export', '--format', format, '--out', out)).status).toBe(0);
      const written = readFileSync(out);
      expect(written.length).toBeGreaterThan(100);
      expect((await ask('export', '--format', format, '--out', out)).status).toBe(64);
      expect(readFileSync(out)).toEqual(written);
    },
  );

  it('audits an export as it audits the log', async () => {
    await ask('export', '--format', 'jsonl', '--out', file('log.jsonl'));
    const until = ['--to', '2026-03-06', '--json'];
    expect(await audit('run', file('log.jsonl'), ...until)).toEqual(await ask('run', ...until));
  });

  it('leaves no export behind that is not whole', async () => {
    const gone = await audit(
      ...['export', file('none.db'), '--format', 'csv', '--out', file('none.csv')],
    );
    expect({ status: gone.status, isThere: existsSync(file('none.csv')) }).toEqual({
      status: 3,
      isThere: false,
    });
  });

  it('writes a bundle, and a report', async () => {
    const until = ['--to', '2026-03-06', '--at', '2026-03-06'];
    const sign = ['--sign-with', file('private.pem'), '--out', file('bundle')];
    expect((await ask('bundle', ...sign, ...until)).status).toBe(0);
    expect(existsSync(file('bundle/manifest.json'))).toBe(true);
    expect((await ask('report', '--html', file('report.html'), ...until)).status).toBe(0);
    expect(readFileSync(file('report.html'), 'utf8')).toContain('<html');
  });
});
