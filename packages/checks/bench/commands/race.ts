import { inFolder } from '../folders.ts';
import { compare, inTurns, median, spellComparison, spellRate, timed } from '../measure.ts';
import type { Row } from '../measure.ts';
import type { Contestant } from './contestant.ts';
import { COMMANDS_A_STORY } from './story.ts';

const ROUNDS = 5;

/** What is done by so many callers, on so many accounts. */
export interface Trial {
  readonly id: string;
  readonly work: string;
  readonly callers: number;
  readonly accounts: number;
}

/** Somebody to be measured against, and how many times as fast we hope to be. */
export interface Rival {
  readonly name: string;
  readonly goal: number;
  /** Null where its driver is not to be had. */
  readonly contestant: Contestant | null;
}

const rateOf = (
  contestant: Contestant,
  accountIds: readonly string[],
  callers: number,
): Promise<number> =>
  inFolder(async (folder) => {
    const open = await contestant.open(folder);
    const milliseconds = await timed(() => open.carryOut(accountIds, callers));
    await open.close();
    return (accountIds.length * COMMANDS_A_STORY * 1_000) / milliseconds;
  });

const rowOf = (
  { id, work, callers }: Trial,
  { name, goal }: Rival,
  ours: readonly number[],
  theirs: readonly number[] | undefined,
): Row => {
  const row = {
    id,
    work: `${work}, ${callers} at a time, against ${name}`,
    goal: `≥ ${goal} ×`,
  };
  if (theirs === undefined) {
    const result = 'not measured: its driver can be neither downloaded nor compiled here';
    return { ...row, result, isMet: null, figures: {} };
  }
  const comparison = compare(ours, theirs);
  return {
    ...row,
    result: `${spellComparison(comparison)}: ${spellRate(ours)}/s against ${spellRate(theirs)}/s`,
    isMet: comparison.ratio >= goal,
    figures: { ...comparison, ours: median(ours), theirs: median(theirs) },
  };
};

/** The accounts of a trial. */
export const accountIdsOf = ({ accounts }: Trial): readonly string[] =>
  Array.from({ length: accounts }, (_, place) => `account-${place}`);

/** Lets us and our rivals take turns, each on a new file each time; a row for each rival. */
export const race = async (
  trial: Trial,
  ours: Contestant,
  rivals: readonly Rival[],
): Promise<readonly Row[]> => {
  const accountIds = accountIdsOf(trial);
  const run = (contestant: Contestant) => () => rateOf(contestant, accountIds, trial.callers);
  const contestants: Record<string, () => Promise<number>> = { ours: run(ours) };
  for (const { name, contestant } of rivals) {
    if (contestant !== null) contestants[name] = run(contestant);
  }
  // Once without counting, until everybody's code is compiled.
  await inTurns(1, contestants);
  const rates = await inTurns(ROUNDS, contestants);
  return rivals.map((rival) => rowOf(trial, rival, rates['ours'] ?? [], rates[rival.name]));
};
