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

/** The cells of a table by the name of their row. */
const cellsOf = (table = ''): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    table
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(/ {2,}/))
      .map(([name = '', ...cells]) => [name, cells]),
  );

describe('the table of the README', () => {
  const [quotes, cancellations] = run(join(__dirname, 'main.ts')).split('\n\n');
  const cancelled = 'SubscriptionCancelled';

  it('quotes each customer under each set of terms', () => {
    const unused = (amount: string) => `${amount} by unused-since-last-billing`;
    const share = (amount: string) => `${amount} by prorated-within-days`;
    expect(cellsOf(quotes)).toEqual({
      'never-used': [
        unused('34.99 EUR'),
        unused('34.99 EUR'),
        share('28.77 EUR'),
        unused('34.99 EUR'),
      ],
      'used-once': [
        'UsedSinceLastBilling',
        share('24.66 EUR'),
        'UsedSinceLastBilling',
        share('24.66 EUR'),
      ],
      'used-and-late': [
        'UsedSinceLastBilling',
        'UsedSinceLastBilling, WindowClosed',
        'UsedSinceLastBilling',
        'UsedSinceLastBilling, WindowClosed',
      ],
      'not-paid-yet': [unused('29.99 EUR'), unused('29.99 EUR'), 'NotPaid', unused('29.99 EUR')],
      'billed-in-january': [
        unused('120.00 EUR'),
        unused('120.00 EUR'),
        'WindowClosed',
        'WindowClosed',
      ],
    });
  });

  it('refuses to cancel without a reason where the terms ask for one', () => {
    expect(cellsOf(cancellations)).toMatchObject({
      'never-used': [cancelled, cancelled, 'AddOnsActive', cancelled],
      'used-once': [cancelled, cancelled, 'ReasonRequired', cancelled],
    });
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
