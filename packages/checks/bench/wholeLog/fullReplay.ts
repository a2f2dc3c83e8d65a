import { join } from 'node:path';
import { haveEmmettDriver } from '../commands/emmettDriver.ts';
import { compare, inTurns, median, spellComparison, spellRate } from '../measure.ts';
import type { Row } from '../measure.ts';
import { logsOf } from './logs.ts';
import type { Logs } from './logs.ts';
import { memoryRow } from './memoryRow.ts';
import { readRaw } from './readRaw.ts';
import { replay } from './replay.ts';
import { runReadModels } from './runProgram.ts';

const ROUNDS = 5;
/** Emmett takes minutes to write a million events, and reads each as fast as the one before. */
const ACCOUNTS_OF_EMMETT = 1_000;

const rowOf = (
  work: string,
  goal: number,
  ours: readonly number[],
  theirs: readonly number[] | undefined,
): Row => {
  const row = { id: 'P6', work, goal: `≥ ${goal} ×` };
  if (theirs === undefined) {
    return {
      ...row,
      result: 'not measured: its driver is not to be had',
      isMet: null,
      figures: {},
    };
  }
  const comparison = compare(ours, theirs);
  return {
    ...row,
    result:
      `${spellComparison(comparison)}: ` +
      `${spellRate(ours)} against ${spellRate(theirs)} events/s`,
    isMet: comparison.ratio >= goal,
    figures: { ...comparison, ours: median(ours), theirs: median(theirs) },
  };
};

const speedOf = async ({ folder, many, events }: Logs): Promise<readonly Row[]> => {
  const emmett = (await haveEmmettDriver())
    ? await (
        await import('./emmettReading.ts')
      ).emmettReading(join(folder, 'emmett.db'), ACCOUNTS_OF_EMMETT)
    : null;
  const contestants: Record<string, () => Promise<number>> = {
    ours: async () => (events * 1_000) / (await replay(many)),
    raw: async () => (events * 1_000) / (await readRaw(many)),
    ...(emmett === null ? {} : { emmett }),
  };
  const { ours = [], raw, emmett: theirs } = await inTurns(ROUNDS, contestants);
  const work = `replay ${events.toLocaleString('en')} events from disk through all projections`;
  return [
    rowOf(`${work}, against SQLite alone, reading and parsing`, 0.7, ours, raw),
    rowOf(`${work}, against Emmett, reading alone`, 2.5, ours, theirs),
  ];
};

/** P6: a log on disk is read, decoded and folded into every projection; and what tables of it hold. */
export const fullReplay = async (atLeast: number): Promise<readonly Row[]> => {
  const logs = await logsOf(atLeast);
  const { folder, few, many, events } = logs;
  return [
    ...(await speedOf(logs)),
    memoryRow('P6', 'a replay into the tables of all read models', events, {
      few: runReadModels(few, join(folder, 'few-models.db')),
      many: runReadModels(many, join(folder, 'many-models.db')),
    }),
  ];
};
