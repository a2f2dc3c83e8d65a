import type { Fault } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { readScenarioFiles } from '../scenario/files.ts';
import type { ScenarioInFile } from '../scenario/files.ts';
import type { Mismatch } from '../scenario/match.ts';
import { runScenario } from '../scenario/run.ts';
import { printable } from './audit/printable.ts';
import type { Terminal } from './terminal.ts';

/** What `disdetta scenario` may be told. */
export interface ScenarioOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly seed: number;
}

interface Verdict {
  readonly file: string;
  readonly scenario: string | null;
  readonly holds: boolean;
  readonly problems: readonly Mismatch[];
  readonly orders: number;
  readonly seed: number | null;
}

const malformed = (file: string, faults: readonly Fault[]): Verdict => ({
  file,
  scenario: null,
  holds: false,
  problems: faults,
  orders: 0,
  seed: null,
});

const judge = async ({ file, scenario }: ScenarioInFile, seed: number): Promise<Verdict> => {
  if (E.isLeft(scenario)) return malformed(file, scenario.left);
  const { name, mismatches, orders, seed: drawnFrom } = await runScenario(scenario.right, seed);
  return {
    file,
    scenario: name,
    holds: mismatches.length === 0,
    problems: mismatches,
    orders,
    seed: drawnFrom,
  };
};

const spell = ({ file, scenario, holds, problems, orders, seed }: Verdict): string => {
  const how = orders > 1 ? ` (${orders} orders${seed === null ? '' : `, seed ${seed}`})` : '';
  const head = `${holds ? '✓' : '✗'} ${scenario ?? file}${how}`;
  if (holds) return head;
  const where = scenario === null ? '' : ` [${file}]`;
  const details = problems.map(
    ({ path, expected, found }) =>
      `${path === '' ? 'the file' : path}: expected ${expected}, found ${found}`,
  );
  return `${head}${where}: ${details.join('; ')}`;
};

/**
 * Runs scenario files and folders, a line each; answers the exit code, 0 only if all hold.
 */
export const scenarioCommand = async (
  paths: readonly string[],
  { json, quiet, seed }: ScenarioOptions,
  terminal: Terminal,
): Promise<number> => {
  let held = 0;
  let failed = 0;
  for (const one of await readScenarioFiles(paths)) {
    const verdict = await judge(one, seed);
    if (verdict.holds) held += 1;
    else failed += 1;
    if (json) terminal.print(JSON.stringify(verdict));
    else if (!quiet || !verdict.holds) terminal.print(printable(spell(verdict)));
  }
  if (!json) {
    terminal.print(
      `${held} ${held === 1 ? 'scenario holds' : 'scenarios hold'}, ${failed} ${failed === 1 ? 'does' : 'do'} not`,
    );
  }
  return failed === 0 ? 0 : 1;
};
