import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { readCustomers, readTerms } from './reading.ts';

const run = (...told: readonly string[]): string =>
  execFileSync(process.execPath, ['--conditions=@disdetta/source', ...told], { encoding: 'utf8' });

const json = (...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(__dirname, ...path), 'utf8'));

/** The cells of a table of one set of terms, by the name of their row. */
const cellsOf = (table: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    table
      .split('\n')
      .slice(1)
      .map((line) => line.split(/ {2,}/))
      .map(([name = '', ...cells]) => [name, cells]),
  );

const unused = (amount: string) => `${amount} by unused-since-last-billing`;
const share = (amount: string) => `${amount} by prorated-within-days`;

describe('the tables of the README', () => {
  const tables = run(join(__dirname, 'main.ts')).trim().split('\n\n');
  const columnOf = (column: number): readonly unknown[] =>
    tables.map((table) =>
      Object.fromEntries(
        Object.entries(cellsOf(table)).map(([name, cells]) => [name, cells[column]]),
      ),
    );

  it('fit a terminal, one a set of terms', () => {
    expect(tables.map((table) => table.split(' ')[0])).toEqual([
      '1-as-shipped',
      '2-generous',
      '3-strict',
      '4-changed-in-march',
    ]);
    const widest = Math.max(
      ...tables
        .join('\n')
        .split('\n')
        .map(({ length }) => length),
    );
    expect(widest).toBeLessThanOrEqual(80);
  });

  it('quote each customer under each set of terms', () => {
    expect(columnOf(0)).toEqual([
      {
        'billed-in-january': unused('120.00 EUR'),
        'never-used': unused('34.99 EUR'),
        'not-paid-yet': unused('29.99 EUR'),
        'used-and-late': 'UsedSinceLastBilling',
        'used-once': 'UsedSinceLastBilling',
      },
      {
        'billed-in-january': unused('120.00 EUR'),
        'never-used': unused('34.99 EUR'),
        'not-paid-yet': unused('29.99 EUR'),
        'used-and-late': 'UsedSinceLastBilling, WindowClosed',
        'used-once': share('24.66 EUR'),
      },
      {
        'billed-in-january': 'WindowClosed',
        'never-used': share('28.77 EUR'),
        'not-paid-yet': 'NotPaid',
        'used-and-late': 'UsedSinceLastBilling',
        'used-once': 'UsedSinceLastBilling',
      },
      {
        'billed-in-january': 'WindowClosed',
        'never-used': unused('34.99 EUR'),
        'not-paid-yet': unused('29.99 EUR'),
        'used-and-late': 'UsedSinceLastBilling, WindowClosed',
        'used-once': share('24.66 EUR'),
      },
    ]);
  });

  it('refuse to cancel without a reason where the terms ask for one', () => {
    const cancelled = { 'never-used': 'cancelled', 'used-once': 'cancelled' };
    expect(columnOf(1)).toMatchObject([
      cancelled,
      cancelled,
      { 'never-used': 'AddOnsActive', 'used-once': 'ReasonRequired' },
      cancelled,
    ]);
  });
});

describe('the scenarios', () => {
  it('hold', () => {
    const command = join(__dirname, '../../packages/disdetta/src/main.ts');
    expect(run(command, 'scenario', join(__dirname, 'scenarios'))).toContain(
      '5 scenarios hold, 0 do not',
    );
  });

  it('are of these terms, to the letter', () => {
    const terms = readdirSync(join(__dirname, 'terms')).map((file) => json('terms', file));
    for (const { policies } of json('scenarios/terms.json') as { policies: unknown }[]) {
      expect(terms).toContainEqual(policies);
    }
  });
});

describe('a file that cannot be used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'disdetta-terms-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['{', 'a.json: not JSON'],
    ['{ "refunds": {} }', 'a.json: policies.refunds'],
    ['{ "refund": { "name": "prorated-within-days", "days": 1.5 } }', 'policies.refund.days'],
    ['{ "refund": { "name": "as-we-like" } }', 'prorated-within-days'],
  ])('is named with its fault: %s', (text, why) => {
    writeFileSync(join(folder, 'a.json'), text);
    expect(readTerms(folder)).toEqual(E.left(expect.stringContaining(why)));
  });

  it('is named with the fact that could not be', () => {
    const fact = { type: 'StartPlan', data: { accountId: 'a-1' } };
    writeFileSync(join(folder, 'a.json'), JSON.stringify([fact]));
    const why = expect.stringContaining('a.json: 0: The command cannot be read');
    expect(readCustomers(folder)).toEqual(E.left(why));
  });
});
