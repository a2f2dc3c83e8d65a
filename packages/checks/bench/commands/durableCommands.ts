import type { Row } from '../measure.ts';
import { disdetta } from './disdetta.ts';
import { haveEmmettDriver } from './emmettDriver.ts';
import { accountIdsOf, race } from './race.ts';
import { byHand, rowsAlone } from './rawSqlite.ts';
import { writesOfAll } from './writes.ts';

/** Emmett, where its driver is there. */
const emmett = async () => ((await haveEmmettDriver()) ? import('./emmett.ts') : null);

/** P3: commands that are on the disk before they are answered, from callers on different accounts. */
export const commandsOfMany = async (): Promise<readonly Row[]> => {
  const trial = { id: 'P3', work: 'durable commands', callers: 64, accounts: 640 };
  const writes = await writesOfAll(accountIdsOf(trial));
  const theirs = await emmett();
  return race(trial, disdetta, [
    {
      name: 'Emmett on SQLite at its fastest, which answers before it commits',
      goal: 6,
      contestant: theirs?.emmettShared ?? null,
    },
    {
      name: 'Emmett on SQLite when it commits before it answers',
      goal: 6,
      contestant: theirs?.emmettOneByOne ?? null,
    },
    {
      name: 'SQLite by hand: load, decide, insert, a commit a group',
      goal: 0.7,
      contestant: byHand(writes),
    },
    {
      name: 'SQLite with the rows alone: insert, a commit a group',
      goal: 0.7,
      contestant: rowsAlone(writes),
    },
  ]);
};

/** P4: the same from one caller, who waits for each. */
export const commandsOfOne = async (): Promise<readonly Row[]> => {
  const trial = { id: 'P4', work: 'durable commands', callers: 1, accounts: 150 };
  const writes = await writesOfAll(accountIdsOf(trial));
  const theirs = await emmett();
  return race(trial, disdetta, [
    { name: 'Emmett on SQLite', goal: 3.5, contestant: theirs?.emmettShared ?? null },
    {
      name: 'SQLite by hand: load, decide, insert, commit',
      goal: 0.8,
      contestant: byHand(writes),
    },
    {
      name: 'SQLite with the rows alone: insert, commit',
      goal: 0.8,
      contestant: rowsAlone(writes),
    },
  ]);
};
