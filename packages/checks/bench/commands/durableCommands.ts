import { inFolder } from '../folders.ts';
import { compare, inTurns, median, timed } from '../measure.ts';
import type { Row } from '../measure.ts';
import type { Contestant } from './contestant.ts';
import { disdetta } from './disdetta.ts';
import { haveEmmettDriver } from './emmettDriver.ts';
import { rawSqlite } from './rawSqlite.ts';
import { COMMANDS_A_STORY } from './story.ts';

const ROUNDS = 5;

/** So many callers, on so many accounts, and what is hoped for. */
interface Trial {
  readonly id: string;
  readonly callers: number;
  readonly accounts: number;
  readonly timesEmmett: number;
  readonly ofRaw: number;
}

const rateOf =
  (contestant: Contestant, accountIds: readonly string[], callers: number) => (): Promise<number> =>
    inFolder(async (folder) => {
      const open = await contestant.open(folder);
      const milliseconds = await timed(() => open.carryOut(accountIds, callers));
      await open.close();
      return (accountIds.length * COMMANDS_A_STORY * 1_000) / milliseconds;
    });

const perSecond = (rates: readonly number[]): string =>
  `${Math.round(median(rates)).toLocaleString('en')}/s`;

const against = (
  trial: Trial,
  name: string,
  [ours, theirs]: readonly [readonly number[], readonly number[]],
  goal: number,
): Row => {
  const { ratio, lowest, highest } = compare(ours, theirs);
  const spread = `${lowest.toFixed(2)} to ${highest.toFixed(2)}`;
  return {
    id: trial.id,
    work: `durable commands, ${trial.callers} at a time, against ${name}`,
    result: `${ratio.toFixed(2)} × (${spread}): ${perSecond(ours)} against ${perSecond(theirs)}`,
    goal: `≥ ${goal} ×`,
    isMet: ratio >= goal,
    figures: { ratio, lowest, highest, ours: median(ours), theirs: median(theirs) },
  };
};

const RAW = 'the same rows put into the same table, with nothing read or decided';
const SHARED = 'Emmett on SQLite at its fastest, which answers before it commits';
const ONE_BY_ONE = 'Emmett on SQLite when it has committed what it answers';

const withoutEmmett = ({ id, callers, timesEmmett }: Trial): Row => ({
  id,
  work: `durable commands, ${callers} at a time, against Emmett on SQLite`,
  result: 'sqlite3, its driver, can be neither downloaded nor compiled here',
  goal: `≥ ${timesEmmett} ×`,
  isMet: null,
  figures: {},
});

const run = async (trial: Trial): Promise<readonly Row[]> => {
  const { callers, accounts, timesEmmett, ofRaw } = trial;
  const accountIds = Array.from({ length: accounts }, (_, place) => `account-${place}`);
  const raw = await rawSqlite(accountIds);
  const rate = (contestant: Contestant) => rateOf(contestant, accountIds, callers);
  if (!(await haveEmmettDriver())) {
    const contestants = { disdetta: rate(disdetta), raw: rate(raw) };
    await inTurns(1, contestants);
    const rates = await inTurns(ROUNDS, contestants);
    return [withoutEmmett(trial), against(trial, RAW, [rates.disdetta, rates.raw], ofRaw)];
  }
  const { emmettOneByOne, emmettShared } = await import('./emmett.ts');
  const contestants = {
    disdetta: rate(disdetta),
    raw: rate(raw),
    shared: rate(emmettShared),
    oneByOne: rate(emmettOneByOne),
  };
  // Once without counting, until everybody's code is compiled.
  await inTurns(1, contestants);
  const rates = await inTurns(ROUNDS, contestants);
  return [
    against(trial, SHARED, [rates.disdetta, rates.shared], timesEmmett),
    against(trial, ONE_BY_ONE, [rates.disdetta, rates.oneByOne], timesEmmett),
    against(trial, RAW, [rates.disdetta, rates.raw], ofRaw),
  ];
};

/** P3: commands that are on the disk before they are answered, from callers on different accounts. */
export const commandsOfMany = (): Promise<readonly Row[]> =>
  run({ id: 'P3', callers: 64, accounts: 640, timesEmmett: 6, ofRaw: 0.7 });

/** P4: the same from one caller, who waits for each. */
export const commandsOfOne = (): Promise<readonly Row[]> =>
  run({ id: 'P4', callers: 1, accounts: 150, timesEmmett: 3.5, ofRaw: 0.8 });
