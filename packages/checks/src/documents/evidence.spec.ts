import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './documents.ts';
import { boundOf, trialsOn, variablesIn } from './evidence.ts';

const PAGE = 'docs/reference/evidence.md';
const page = readFileSync(join(ROOT, PAGE), 'utf8');
const trials = trialsOn(PAGE);

/** How often fast-check tries when it is not told. */
const UNLESS_TOLD = 100;

const isTriedSoOften = (specification: string, count: number): boolean =>
  [String(count), count.toLocaleString('en').replaceAll(',', '_')].some((spelt) =>
    new RegExp(`(?<![\\d_])${spelt}(?![\\d_])`).test(specification),
  ) ||
  (count === UNLESS_TOLD && specification.includes('fc.assert('));

describe('the page of evidence', () => {
  it('has many promises that are tried many times', () => {
    expect(trials.length).toBeGreaterThan(20);
  });

  it.each(trials)('says how often its specification tries: $promise', (trial) => {
    expect(isTriedSoOften(trial.specifications, trial.trials)).toBe(true);
    for (const variable of trial.variables) expect(trial.specifications).toContain(variable);
  });

  it.each(trials)('says what no failure comes to by the rule of three: $promise', (trial) => {
    expect(trial.bound).toBe(boundOf(trial.trials));
  });

  it('names variables that are read somewhere', () => {
    const read = [...page.matchAll(/\]\((?<href>[^)#]+\.ts)\)/g)]
      .map(({ groups }) => join(ROOT, 'docs/reference', groups?.['href'] ?? ''))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const unread = variablesIn(page).filter((name) => !read.includes(name));
    // The adapter's own specifications read it where they connect.
    expect(new Set(unread)).toEqual(new Set(['EVENTSTOREDB_URL']));
  });

  it('names commands and rows of the benchmark that this repository has', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const named = [...page.matchAll(/`pnpm (?<script>[^ `]+)/g)].map(
      ({ groups }) => groups?.['script'],
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((script) => !Object.hasOwn(scripts, script ?? ''))).toEqual([]);
    const bench = readFileSync(join(ROOT, 'packages/checks/bench/main.ts'), 'utf8');
    const rows = [...page.matchAll(/\bP\d+\b/g)].map(([row]) => row);
    expect(rows.filter((row) => !bench.includes(`${row}:`))).toEqual([]);
  });
});

describe('the rule of three', () => {
  it.each([
    [100, '1 in 33'],
    [10_000, '1 in 3,333'],
  ])('makes of no failure in %i trials %s', (count, bound) => {
    expect(boundOf(count)).toBe(bound);
  });
});
