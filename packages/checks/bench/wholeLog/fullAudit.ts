import { compare, inTurns, median, spellComparison, spellRate } from '../measure.ts';
import type { Row } from '../measure.ts';
import { logsOf } from './logs.ts';
import { memoryRow } from './memoryRow.ts';
import { replay } from './replay.ts';
import { runAudit } from './runProgram.ts';

const ROUNDS = 3;

const speedOf = async (path: string, events: number): Promise<Row> => {
  const rates = await inTurns(ROUNDS, {
    audit: async () => (events / runAudit(path, { tight: false }).milliseconds) * 1_000,
    replay: async () => (events / (await replay(path))) * 1_000,
  });
  const comparison = compare(rates.audit, rates.replay);
  return {
    id: 'P7',
    work: `full audit of ${events.toLocaleString('en')} events, against a replay through all projections`,
    result:
      `${spellComparison(comparison)}: ` +
      `${spellRate(rates.audit)} against ${spellRate(rates.replay)} events/s`,
    goal: '≥ 0.25 ×',
    isMet: comparison.ratio >= 0.25,
    figures: {
      ...comparison,
      audit: median(rates.audit),
      replay: median(rates.replay),
    },
  };
};

/** P7: a full audit, chain, decisions and exceptions, of a log on disk; and what it holds. */
export const fullAudit = async (atLeast: number): Promise<readonly Row[]> => {
  const { few, many, events } = await logsOf(atLeast);
  return [
    await speedOf(many, events),
    memoryRow('P7', 'a full audit', events, {
      few: runAudit(few, { tight: true }),
      many: runAudit(many, { tight: true }),
    }),
  ];
};
